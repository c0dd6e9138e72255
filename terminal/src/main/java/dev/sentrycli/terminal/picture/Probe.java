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

  /// How large is a cell?
  private static final String CELL = "\u001b[16t";

  /// Of which colour are letters?
  private static final String INK = "\u001b]10;?\u001b\\";

  /// Can this picture of one point be shown, which is not meant to be? Terminals that take it for
  /// text have it wiped away.
  private static final String KITTY =
      "\u001b7\u001b_Gi=4271,s=1,v=1,a=q,t=d,f=24;AAAA\u001b\\\u001b8\u001b[K";

  /// How large can a picture in sixels be in this window, and how large in any? Not every terminal
  /// reads this as a question, so it is put to those with sixels only.
  private static final String AREA = "\u001b[?2;1;0S\u001b[?2;4;0S";

  /// What kind of terminal is this?
  private static final String KIND = "\u001b[c";

  private static final int TENTHS = 3;
  private static final int TENTHS_FAR_AWAY = 10;
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
        && !kind.equals("linux")
        && !kind.startsWith("eterm")
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

  /// What the terminal of this run can show. Where it gives no answer, that takes a third of a
  /// second, and a second for one at the other end of SSH.
  public static Graphics ask(Console console, Map<String, String> variables, Programs programs) {
    if (!mayShow(console, variables, programs.platform())) {
      return Graphics.NONE;
    }
    Path stty = programs.find("stty");
    String mode = stty == null ? null : stty(stty, List.of("-g"));
    if (stty == null || mode == null || mode.isBlank()) {
      return Graphics.NONE;
    }
    boolean inTmux = isSet(variables, "TMUX");
    // Within "screen" the picture would become its title; of tmux it is known without asking.
    String kitty = inTmux || isSet(variables, "STY") ? "" : KITTY;
    Tmux tmux = inTmux ? Tmux.ask(programs) : Tmux.NONE;
    int tenths = isSet(variables, "SSH_CONNECTION") ? TENTHS_FAR_AWAY : TENTHS;
    List<String> back = List.of(mode.strip());
    Thread atEnd = new Thread(() -> stty(stty, back), "terminal-mode");
    Runtime.getRuntime().addShutdownHook(atEnd);
    try {
      List<String> raw = List.of("-icanon", "-echo", "min", "0", "time", Integer.toString(tenths));
      if (stty(stty, raw) == null) {
        return Graphics.NONE;
      }
      String said = answer(CELL + INK + kitty + KIND, tenths);
      if (Answers.takesSixelsOnly(said)) {
        said += answer(AREA + KIND, tenths);
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

  private static boolean isSet(Map<String, String> variables, String name) {
    return !variables.getOrDefault(name, "").isEmpty();
  }

  private static String answer(String question, int tenths) throws IOException {
    StringBuilder said = new StringBuilder();
    try (FileOutputStream to = new FileOutputStream(TERMINAL);
        FileInputStream from = new FileInputStream(TERMINAL)) {
      to.write(question.getBytes(StandardCharsets.US_ASCII));
      to.flush();
      long end = System.nanoTime() + tenths * 100_000_000L;
      byte[] bytes = new byte[256];
      // In the mode set, a read ends without a byte once nothing came for a while.
      while (!Answers.isComplete(said.toString()) && said.length() < MOST_ANSWER) {
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
