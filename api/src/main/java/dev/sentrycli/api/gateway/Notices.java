package dev.sentrycli.api.gateway;

import java.time.Duration;

/// Where the gateway says what a person may want to know while a request runs. No text contains a
/// secret; texts may contain what a server sent.
public interface Notices {
  /// Hears nothing.
  Notices NONE =
      new Notices() {
        @Override
        public void warning(String text) {}

        @Override
        public void debug(String text) {}

        @Override
        public boolean wantsDebug() {
          return false;
        }
      };

  /// Something is not as it was configured, but the request goes on.
  void warning(String text);

  /// One line about a request or an answer.
  void debug(String text);

  /// A request is on its way, until [#answered] is called by the same thread. Requests of several
  /// threads overlap.
  default void asking(Origin origin) {}

  /// A request came to nothing and is repeated.
  ///
  /// @param delay how long it rests before that; zero when it goes out
  default void askingAgain(Origin origin, Duration delay) {}

  /// The request that was on its way has come to its end.
  default void answered() {}

  /// Whether [#debug] is heard at all.
  default boolean wantsDebug() {
    return true;
  }
}
