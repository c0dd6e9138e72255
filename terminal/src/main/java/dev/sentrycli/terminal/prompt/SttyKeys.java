package dev.sentrycli.terminal.prompt;

import dev.sentrycli.terminal.desktop.Programs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keys of the terminal that standard input is, whose mode the program `stty` sets.
final class SttyKeys implements RawKeys {
  private final InputStream in;
  private final Path stty;
  private final String mode;
  private final Thread atEnd = new Thread(this::restore, "terminal-mode");

  private SttyKeys(InputStream in, Path stty, String mode) {
    this.in = in;
    this.stty = stty;
    this.mode = mode;
  }

  /// Null where there is no `stty`, or standard input is no terminal to it.
  static @Nullable SttyKeys open(InputStream in, Programs programs, CtrlC ctrlC) {
    Path stty = programs.find("stty");
    String mode = stty == null ? null : run(stty, "-g");
    if (stty == null || mode == null || mode.isBlank()) {
      return null;
    }
    SttyKeys keys = new SttyKeys(in, stty, mode.strip());
    Runtime.getRuntime().addShutdownHook(keys.atEnd);
    String signals = ctrlC == CtrlC.ENDS_PROGRAM ? "isig" : "-isig";
    if (run(stty, "-icanon", "-echo", signals, "min", "1", "time", "0") == null) {
      keys.close();
      return null;
    }
    return keys;
  }

  @Override
  public int read() throws IOException {
    int first = in.read();
    int more = first < 0xc0 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    if (more == 0) {
      return first;
    }
    int point = first & (0x3f >> more);
    for (; more > 0; more--) {
      point = point << 6 | (in.read() & 0x3f);
    }
    return Character.isValidCodePoint(point) ? point : OTHER;
  }

  @Override
  public boolean isReady() throws IOException {
    return in.available() > 0;
  }

  @Override
  public void close() {
    restore();
    try {
      Runtime.getRuntime().removeShutdownHook(atEnd);
    } catch (IllegalStateException alreadyEnding) {
      // The hook restores the same mode once more.
    }
  }

  private void restore() {
    run(stty, mode);
  }

  /// What `stty` answers about standard input, or null if it fails.
  private static @Nullable String run(Path stty, String... arguments) {
    List<String> words = new ArrayList<>();
    words.add(stty.toString());
    words.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(words)
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? answer : null;
    } catch (IOException notStarted) {
      return null;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
