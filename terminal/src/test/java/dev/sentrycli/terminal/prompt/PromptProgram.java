package dev.sentrycli.terminal.prompt;

import static java.util.Objects.requireNonNull;

import dev.sentrycli.terminal.Attached;
import dev.sentrycli.terminal.Console;
import dev.sentrycli.terminal.Platform;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.desktop.Programs;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.SynchronousQueue;

/// Asks one question on the terminal it is started on, and prints the answer. [TerminalTest] types.
public final class PromptProgram {
  private PromptProgram() {}

  public static void main(String[] arguments) throws Exception {
    Attached attached = Attached.detect(Platform.UNIX);
    Console console = new Console(System.in, System.out, System.err, attached, System.getenv());
    Programs programs = new Programs(Platform.UNIX, System.getenv());
    Prompt prompt = new Prompt(console, programs);
    console.err("attached " + attached);
    int exit = 0;
    try {
      console.out().println("answer: <" + ask(arguments[0], console, programs, prompt) + ">");
    } catch (InterruptedPrompt left) {
      console.out().println(left.isDeclined() ? "declined" : "ended");
      exit = 130;
    }
    console.out().flush();
    Runtime.getRuntime().halt(exit);
  }

  private static Object ask(String kind, Console console, Programs programs, Prompt prompt)
      throws Exception {
    return switch (kind) {
      case "confirm" -> prompt.confirm("Sure?", false);
      case "secret" -> prompt.secret("Token");
      case "choose" -> {
        List<Text> choices = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
          choices.add(Text.of("project-" + i));
        }
        yield prompt.choose("Which project?", choices);
      }
      case "listen" -> {
        SynchronousQueue<Integer> pressed = new SynchronousQueue<>();
        try (KeyListener keys =
            KeyListener.start(
                console,
                programs,
                key -> {
                  try {
                    pressed.put(key);
                  } catch (InterruptedException closed) {
                    Thread.currentThread().interrupt();
                  }
                })) {
          console.err("listening " + keys.hears());
          StringBuilder heard = new StringBuilder();
          while (heard.indexOf("q") < 0) {
            heard.append((char) (int) pressed.take());
          }
          yield heard;
        }
      }
      case "jline" -> {
        try (RawKeys keys = requireNonNull(JLineKeys.open(RawKeys.CtrlC.IS_A_KEY))) {
          console.err("listening");
          List<Integer> heard = new ArrayList<>();
          while (heard.isEmpty() || heard.getLast() != 'q') {
            heard.add(keys.key());
          }
          yield heard;
        }
      }
      case "resize" -> {
        Console own =
            new Console(
                System.in,
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                console.attached(),
                System.getenv());
        try (Resizing window = Resizing.of(own, programs)) {
          int before = window.look().width();
          new ProcessBuilder("stty", "cols", "61", "rows", "20").inheritIO().start().waitFor();
          while (window.look().width() == before) {
            Thread.sleep(10);
          }
          yield before + ", then " + window.look().width() + " of " + own.errLook().width();
        }
      }
      default -> throw new IllegalArgumentException(kind);
    };
  }
}
