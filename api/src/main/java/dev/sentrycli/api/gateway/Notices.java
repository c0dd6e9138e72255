package dev.sentrycli.api.gateway;

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

  /// Whether [#debug] is heard at all.
  default boolean wantsDebug() {
    return true;
  }
}
