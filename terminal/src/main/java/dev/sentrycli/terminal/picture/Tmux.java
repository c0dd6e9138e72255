package dev.sentrycli.terminal.picture;

import dev.sentrycli.terminal.desktop.Programs;
import dev.sentrycli.terminal.picture.Graphics.Size;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What tmux says of the terminal that it is looked at on.
///
/// @param shows whether it hands pictures of the terminal "kitty" on to one that keeps them with
///   characters ([Placeholders]); anywhere else they would stand in the wrong place
/// @param cell how large a character is; null where it is not known
record Tmux(boolean shows, @Nullable Size cell) {
  /// Where there is no tmux.
  static final Tmux NONE = new Tmux(false, null);

  private static final String QUESTION =
      "#{allow-passthrough} #{client_utf8} #{client_cell_width} #{client_cell_height}"
          + " #{client_termtype}";

  /// The first kitty that knows them: 0.28.
  private static final int LEAST_MINOR = 28;

  static Tmux ask(Programs programs) {
    Path tmux = programs.find("tmux");
    String said =
        tmux == null
            ? null
            : programs.ask(
                List.of(tmux.toString(), "display-message", "-p", QUESTION), Path.of("/"));
    return said == null ? NONE : of(said);
  }

  static Tmux of(String said) {
    String[] words = said.split(" ", 5);
    if (words.length < 5) {
      return NONE;
    }
    boolean passes = !words[0].isEmpty() && !words[0].equals("0") && !words[0].equals("off");
    return new Tmux(
        passes && words[1].equals("1") && keepsPictures(words[4]),
        Answers.cell(Answers.number(words[2]), Answers.number(words[3])));
  }

  private static boolean keepsPictures(String terminal) {
    if (terminal.startsWith("ghostty")) {
      return true;
    }
    // "kitty(0.41.1)"
    String[] version = terminal.split("[(. )]", -1);
    return version.length > 2
        && version[0].equals("kitty")
        && (Answers.number(version[1]) > 0 || Answers.number(version[2]) >= LEAST_MINOR);
  }
}
