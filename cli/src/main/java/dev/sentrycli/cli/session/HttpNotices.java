package dev.sentrycli.cli.session;

import dev.sentrycli.api.gateway.Origin;
import dev.sentrycli.terminal.Notices;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Tells the person what the gateway says while requests run.
final class HttpNotices implements dev.sentrycli.api.gateway.Notices {
  private static final String TAG = "http";

  private final Notices notices;
  private final @Nullable Progress progress;

  /// @param progress null where nobody watches
  HttpNotices(Notices notices, @Nullable Progress progress) {
    this.notices = notices;
    this.progress = progress;
  }

  @Override
  public void warning(String text) {
    notices.warn(TAG, text);
  }

  @Override
  public void debug(String text) {
    notices.debug(TAG, text);
  }

  @Override
  public boolean wantsDebug() {
    return notices.shows(Notices.Level.DEBUG);
  }

  @Override
  public void asking(Origin origin) {
    if (progress != null) {
      progress.asking(origin.toString());
    }
  }

  @Override
  public void askingAgain(Origin origin, Duration delay) {
    if (progress != null) {
      progress.askingAgain(origin.toString(), delay);
    }
  }

  @Override
  public void answered() {
    if (progress != null) {
      progress.answered();
    }
  }
}
