package dev.sentrycli.terminal.prompt;

import dev.sentrycli.terminal.Console;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Platform;
import dev.sentrycli.terminal.desktop.Programs;
import java.io.File;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/// The terminal while something is shown that would go on for ever: its window may change its size
/// meanwhile.
public final class Resizing implements AutoCloseable {
  private static final String SIGNAL = "WINCH";
  private static final Redirect OUT = Redirect.from(new File("/dev/fd/1"));
  private static final Path ROOT = Path.of("/");

  private final Console console;
  private final Programs programs;
  private final @Nullable Path stty;
  private final @Nullable Object before;
  private volatile boolean changed;

  private Resizing(Console console, Programs programs, @Nullable Path stty) {
    this.console = console;
    this.programs = programs;
    this.stty = stty;
    this.before = stty == null ? null : Signals.register(SIGNAL, () -> changed = true);
  }

  /// From now on the window of this process is watched; windows of others, and where systems tell
  /// nothing of them, stay as they are.
  public static Resizing of(Console console, Programs programs) {
    boolean told =
        console.attached().out()
            && console.isOfProcess()
            && programs.platform() != Platform.WINDOWS;
    return new Resizing(console, programs, told ? programs.find("stty") : null);
  }

  /// What can be shown now. The size is asked for only after it has changed.
  public Look look() {
    if (changed && stty != null) {
      changed = false;
      String size = size(stty);
      if (size != null) {
        int blank = size.indexOf(' ');
        console.resize(blank < 0 ? "" : size.substring(blank + 1) + "x" + size.substring(0, blank));
      }
    }
    return console.look();
  }

  /// Lines and columns of the terminal that standard output is; null if that is not known.
  private @Nullable String size(Path stty) {
    String said = programs.ask(List.of(stty.toString(), "size"), ROOT, OUT);
    return said == null ? null : said.strip();
  }

  /// What happens to the window is ignored again.
  @Override
  public void close() {
    if (stty != null) {
      Signals.unregister(SIGNAL, before);
    }
  }
}
