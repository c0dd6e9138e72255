package dev.sentrycli.terminal.picture;

import dev.sentrycli.terminal.Console;
import dev.sentrycli.terminal.Platform;
import dev.sentrycli.terminal.desktop.Programs;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks the terminal what pictures it can show. Where there is none, or none that could, nothing is
/// asked.
public final class Probe {
  private static final File TERMINAL = new File("/dev/tty");

  /// The size of a cell; the colour of letters; a picture of one point that is looked at and not
  /// shown; how large a picture can be; what kind of terminal this is.
  private static final String CELL = "\u001b[16t";

  private static final String INK = "\u001b]10;?\u001b\\";

  private static final String KITTY = "\u001b_Gi=4271,s=1,v=1,a=q,t=d,f=24;AAAA\u001b\\";
  private static final String AREA = "\u001b[?2;1;0S";
  private static final String KIND = "\u001b[c";

  private static final int TENTHS = 3;
  private static final long MOST_NANOS = TENTHS * 100_000_000L;
  private static final int MOST_ANSWER = 4096;

  private Probe() {}

  /// Whether there can be pictures at all.
  static boolean mayShow(Console console, Map<String, String> variables, Platform platform) {
    String kind = variables.getOrDefault("TERM", "");
    return console.attached().in()
        && console.attached().out()
        && console.look().rich()
        && !kind.isEmpty()
        && !kind.equals("dumb")
        && platform != Platform.WINDOWS
        && !isOn(variables.get("SENTRY_NO_GRAPHICS"))
        && !isOn(variables.get("SENTRY_NO_SIXEL"));
  }

  private static boolean isOn(@Nullable String value) {
    return value != null
        && !value.isEmpty()
        && !value.equals("0")
        && !value.equalsIgnoreCase("false")
        && !value.equalsIgnoreCase("no")
        && !value.equalsIgnoreCase("off");
  }

  /// What the terminal of this run can show. Takes a third of a second at most where it gives no
  /// answer.
  public static Graphics ask(Console console, Map<String, String> variables, Programs programs) {
    if (!mayShow(console, variables, programs.platform())) {
      return Graphics.NONE;
    }
    Path stty = programs.find("stty");
    String mode = stty == null ? null : stty(stty, List.of("-g"));
    if (stty == null || mode == null || mode.isBlank()) {
      return Graphics.NONE;
    }
    boolean direct = variables.getOrDefault("TMUX", "").isEmpty();
    Tmux tmux = direct ? Tmux.NONE : Tmux.ask(programs);
    List<String> back = List.of(mode.strip());
    Thread atEnd = new Thread(() -> stty(stty, back), "terminal-mode");
    Runtime.getRuntime().addShutdownHook(atEnd);
    try {
      List<String> raw = List.of("-icanon", "-echo", "min", "0", "time", Integer.toString(TENTHS));
      if (stty(stty, raw) == null) {
        return Graphics.NONE;
      }
      String kitty = tmux.shows() ? Passthrough.of(KITTY) : direct ? KITTY : "";
      String said = answer(CELL + INK + kitty + KIND, tmux.shows());
      if (Answers.lacksCell(said)) {
        // Not every terminal reads this question as one, so it is put to those with sixels only.
        said += answer(AREA + KIND, false);
      }
      return Answers.of(said, console.look(), tmux);
    } catch (IOException noTerminal) {
      return Graphics.NONE;
    } finally {
      stty(stty, back);
      try {
        Runtime.getRuntime().removeShutdownHook(atEnd);
      } catch (IllegalStateException alreadyEnding) {
        // The hook restores the same mode once more.
      }
    }
  }

  /// @param wrapped whether kitty's answer comes from beyond tmux, and so after that of tmux
  private static String answer(String question, boolean wrapped) throws IOException {
    StringBuilder said = new StringBuilder();
    try (FileOutputStream to = new FileOutputStream(TERMINAL);
        FileInputStream from = new FileInputStream(TERMINAL)) {
      to.write(question.getBytes(StandardCharsets.US_ASCII));
      to.flush();
      long end = System.nanoTime() + MOST_NANOS;
      byte[] bytes = new byte[256];
      // In the mode set, a read ends without a byte once nothing came for a while.
      while (!Answers.isComplete(said.toString(), wrapped) && said.length() < MOST_ANSWER) {
        int count = from.read(bytes);
        if (count > 0) {
          said.append(new String(bytes, 0, count, StandardCharsets.ISO_8859_1));
        }
        if (count <= 0 || System.nanoTime() - end > 0) {
          break;
        }
      }
    }
    return said.toString();
  }

  private static @Nullable String stty(Path stty, List<String> arguments) {
    List<String> words = new ArrayList<>();
    words.add(stty.toString());
    words.addAll(arguments);
    try {
      Process process =
          new ProcessBuilder(words)
              .redirectInput(TERMINAL)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? said : null;
    } catch (IOException notStarted) {
      return null; // as if there were no terminal
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
