package dev.sentrycli.terminal.desktop;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The user's clipboard, as far as a program on this computer can fill it.
public final class Clipboard {
  private static final List<List<String>> MACOS = List.of(List.of("pbcopy"));
  private static final List<List<String>> WINDOWS = List.of(List.of("clip"));
  private static final List<List<String>> UNIX =
      List.of(
          List.of("wl-copy"),
          List.of("xclip", "-selection", "clipboard"),
          List.of("xsel", "--clipboard", "--input"));

  private static final int WAIT_MILLIS = 2000;

  private final Programs programs;

  public Clipboard(Programs programs) {
    this.programs = programs;
  }

  /// Puts the text on the clipboard; false if no program here can.
  public boolean copy(String text) {
    List<List<String>> copiers =
        switch (programs.platform()) {
          case UNIX -> UNIX;
          case MACOS -> MACOS;
          case WINDOWS -> WINDOWS;
        };
    for (List<String> copier : copiers) {
      Path program = programs.find(copier.getFirst());
      if (program != null && takes(program, copier.subList(1, copier.size()), text)) {
        return true;
      }
    }
    return false;
  }

  private boolean takes(Path program, List<String> arguments, String text) {
    List<String> words = new ArrayList<>();
    words.add(program.toString());
    words.addAll(arguments);
    try {
      Process process = programs.start(words);
      try (OutputStream input = process.getOutputStream()) {
        input.write(text.getBytes(StandardCharsets.UTF_8));
      }
      if (!process.waitFor(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
        process.destroy();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException refused) {
      return false; // the next program may take it
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
