package dev.sentrycli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Which of the three standard streams lead to a terminal.
public record Attached(boolean in, boolean out, boolean err) {
  public static final Attached NOWHERE = new Attached(false, false, false);

  private static final int KIND = 0170000;
  private static final int CHARACTER_DEVICE = 0020000;

  /// Looks at this process's own descriptors, without loading a terminal library.
  @SuppressWarnings("SystemConsoleNull") // the console that is built in is null without a terminal
  public static Attached detect(Platform platform) {
    return switch (platform) {
      case UNIX -> new Attached(isTerminalLink(0), isTerminalLink(1), isTerminalLink(2));
      case MACOS -> new Attached(isTerminalDevice(0), isTerminalDevice(1), isTerminalDevice(2));
      case WINDOWS -> {
        // Java tells only whether input and output both are consoles.
        java.io.Console both = System.console();
        boolean all = both != null && both.isTerminal();
        yield new Attached(all, all, all);
      }
    };
  }

  private static boolean isTerminalLink(int descriptor) {
    try {
      return isTerminal(Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString());
    } catch (IOException noSuchLink) {
      return isTerminalDevice(descriptor); // a system without /proc
    }
  }

  static boolean isTerminal(String device) {
    return device.startsWith("/dev/pts/")
        || device.startsWith("/dev/tty")
        || device.equals("/dev/console");
  }

  /// Character devices are terminals, all but the one that takes everything.
  private static boolean isTerminalDevice(int descriptor) {
    try {
      Path path = Path.of("/dev/fd/" + descriptor);
      int mode = (Integer) Files.getAttribute(path, "unix:mode");
      return (mode & KIND) == CHARACTER_DEVICE
          && !Files.getAttribute(path, "unix:rdev")
              .equals(Files.getAttribute(Path.of("/dev/null"), "unix:rdev"));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException closed) {
      return false;
    }
  }
}
