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
  private final boolean warns;

  /// @param progress null where nobody watches
  /// @param warns whether warnings are told, or else for verbose runs only
  HttpNotices(Notices notices, @Nullable Progress progress, boolean warns) {
    this.notices = notices;
    this.progress = progress;
    this.warns = warns;
  }

  @Override
  public void warning(String text) {
    if (warns) {
      notices.warn(TAG, text);
    } else {
      notices.debug(TAG, text);
    }
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
