package dev.sentrycli.cli;

/// The version of the program, as the build knows it.
final class Version {
  /// Such as `1.2.3`.
  static final String NUMBER = number();

  private Version() {}

  private static String number() {
    String version = System.getProperty("sentry.version");
    return version == null ? "0.1.0" : version;
  }
}
