package dev.sentrycli.grammar.complete;

import dev.sentrycli.grammar.Described;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Tree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may stand where the cursor is.
///
/// @param partial what has been typed of the word; without the flag's name if the word is
///   `--flag=value`
/// @param lead what of the word goes before every value: `--flag=`, usually empty
/// @param known the words the tree knows, in the tree's order
/// @param slot what else may stand here that only the program knows, such as a project; null if
///   nothing
public record Candidates(String partial, String lead, List<Candidate> known, @Nullable Slot slot) {

  /// A value only the program can complete: of a flag, or of a positional.
  ///
  /// @param path the command it belongs to, in canonical names
  /// @param flag null for a positional
  /// @param positional null for the value of a flag
  /// @param index the place of the positional, counted from 0
  /// @param earlier the positionals before it
  public record Slot(
      List<String> path,
      @Nullable Flag<?> flag,
      @Nullable Positional positional,
      int index,
      List<String> earlier) {}

  /// What completes the last word of a line.
  ///
  /// @param words all words after the program's name; the last one, maybe empty, is the one being
  ///   typed
  public static <C extends Described> Candidates of(Tree<C> tree, List<String> words) {
    return new Cursor<>(tree).candidates(words);
  }

  /// The lines `__complete` prints: `value TAB description`, best first.
  ///
  /// @param found the values the program has for the slot; come before the words the tree knows
  public List<String> lines(List<Candidate> found) {
    List<Candidate> all = new ArrayList<>(found);
    all.addAll(known);
    List<String> lines = new ArrayList<>();
    for (Candidate candidate : Ranking.best(partial, all)) {
      String value = lead + oneLine(candidate.value());
      String description = oneLine(candidate.description());
      lines.add(description.isEmpty() ? value : value + "\t" + description);
    }
    return lines;
  }

  /// A tab or line feed inside a name would read as the end of it.
  private static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    for (int index = 0; index < text.length(); index++) {
      char character = text.charAt(index);
      line.append(Character.isISOControl(character) ? ' ' : character);
    }
    return line.toString();
  }
}
