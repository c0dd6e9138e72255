package dev.sentrycli.terminal;

import java.util.Locale;

/// The families of operating systems that differ in how a terminal, a browser or a clipboard is
/// reached.
public enum Platform {
  UNIX,
  MACOS,
  WINDOWS;

  /// @param osName Java's property `os.name`
  public static Platform of(String osName) {
    String name = osName.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return WINDOWS;
    }
    return name.startsWith("mac") ? MACOS : UNIX;
  }
}
