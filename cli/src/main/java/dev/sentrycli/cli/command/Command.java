package dev.sentrycli.cli.command;

import dev.sentrycli.cli.output.FieldSelection;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Described;
import dev.sentrycli.grammar.UsageException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing the program can be asked to do. It is made only when it is run or explained.
///
/// @param <O> what the words of the command line come to; holds nothing left to parse
public interface Command<O> extends Described {
  /// Words to options. Touches nothing: no file, no server.
  ///
  /// @throws UsageException if they can't be meant as they stand
  O read(Arguments arguments);

  /// Does the work and prints nothing.
  Result run(O options, Session session);

  /// The Sentry URL among the words that says which instance is meant, or null. By default the
  /// first word, if it is a web address.
  default @Nullable String instanceUrl(Arguments arguments) {
    List<String> words = arguments.positionals();
    return words.isEmpty() || !isWebAddress(words.getFirst()) ? null : words.getFirst();
  }

  /// Whether what the server said a moment ago is no answer to what is asked.
  default boolean asksAfresh() {
    return false;
  }

  /// Whether warnings about settings are part of what it shows, so that none is told on the way and
  /// nothing is asked.
  default boolean tellsNoWarnings() {
    return false;
  }

  /// Whether its words may be links to pages of an instance, which people paste without a scheme,
  /// too.
  default boolean takesLinks() {
    return false;
  }

  /// What is left of its JSON output; null for all. By default what `--fields` names.
  default @Nullable FieldSelection selection(Arguments arguments) {
    return FieldSelection.parse(arguments.get(SharedFlags.FIELDS));
  }

  /// Whether it is about something of an organization, which `--org` and `--project` may name.
  default boolean isOfOrganization() {
    return !usage().anonymous();
  }

  /// Whether, where no word names it, the folder may have to tell what is meant.
  default boolean maybeOfFolder(O options) {
    return true;
  }

  static boolean isWebAddress(String word) {
    String start = word.stripLeading();
    return start.regionMatches(true, 0, "https://", 0, 8)
        || start.regionMatches(true, 0, "http://", 0, 7);
  }
}
