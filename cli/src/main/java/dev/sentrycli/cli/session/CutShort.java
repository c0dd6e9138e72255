package dev.sentrycli.cli.session;

import dev.sentrycli.cli.setting.PageLimit;
import java.util.concurrent.atomic.AtomicBoolean;

/// That a list is not whole, because it would have taken too many pages: said once, however many
/// lists that is true of.
final class CutShort {
  private final Session session;
  private final AtomicBoolean told = new AtomicBoolean();

  CutShort(Session session) {
    this.session = session;
  }

  void tell() {
    if (told.compareAndSet(false, true)) {
      session
          .notices()
          .warn(
              "list",
              "Stopped after "
                  + PageLimit.of(session.environment())
                  + (PageLimit.of(session.environment()) == 1 ? " page" : " pages")
                  + ", and there are more; SENTRY_MAX_PAGINATION_PAGES=N allows more");
    }
  }
}
