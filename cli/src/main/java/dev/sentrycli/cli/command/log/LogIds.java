package dev.sentrycli.cli.command.log;

import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.recovery.IdKind;
import dev.sentrycli.cli.recovery.WrittenId;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.cli.target.TargetSyntax;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.grammar.UsageException.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// How words name logs: ids, with a project before them or in the same word.
///
/// @param ids at least one, each once
record LogIds(Target place, List<WrittenId> ids) {
  /// @throws UsageException if no id is among the words
  /// @throws dev.sentrycli.cli.recovery.IdException if one can't be an id
  static LogIds parse(List<String> words) {
    List<String> ids = new ArrayList<>();
    for (String word : words) {
      // Ids as other programs print them, one below the other.
      for (String line : word.split("\\s*\n\\s*", -1)) {
        if (!line.isBlank()) {
          ids.add(line.strip());
        }
      }
    }
    String target = null;
    if (ids.size() > 1 && isTarget(ids.getFirst())) {
      target = ids.removeFirst();
    } else if (ids.size() > 1 && ids.getLast().indexOf('/') > 0) {
      target = ids.removeLast();
    } else if (!ids.isEmpty() && ids.getFirst().lastIndexOf('/') >= 0) {
      String word = ids.removeFirst();
      int slash = word.lastIndexOf('/');
      target = slash == 0 ? null : word.substring(0, slash);
      ids.addFirst(word.substring(slash + 1));
    }
    if (ids.isEmpty() || ids.getFirst().isBlank()) {
      throw new UsageException(
          Kind.SYNTAX,
          "the id of a log is missing",
          "sentry log view <org>/<project> <log-id>",
          "'sentry log list' shows ids");
    }
    if (ids.size() == 1 && target != null && isPlace(target, ids.getFirst())) {
      String place = Slug.printable(target + "/" + ids.getFirst());
      throw new UsageException(
          Kind.VALUE,
          "'" + place + "' names a project, and the id of a log is missing",
          "write 'sentry log view " + place + " <log-id>'",
          "'sentry log list " + place + "' shows ids");
    }
    Set<WrittenId> distinct = new LinkedHashSet<>();
    for (String id : ids) {
      distinct.add(WrittenId.parse(IdKind.LOG, id));
    }
    return new LogIds(TargetSyntax.parse(target), List.copyOf(distinct));
  }

  /// Whether two words are an organization and a project, which no part of an id can be.
  private static boolean isPlace(String target, String word) {
    if (target.indexOf('/') >= 0
        || word.indexOf('-') >= 0
        || WrittenId.NOTHING.contains(word.toLowerCase(Locale.ROOT))) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c >= 'g' && c <= 'z') {
        return WrittenId.known(IdKind.LOG, word) == null;
      }
    }
    return false;
  }

  /// Whether a word before others names a project rather than a log.
  private static boolean isTarget(String word) {
    return WrittenId.known(IdKind.LOG, word) == null
        && (word.indexOf('/') < 0 || WrittenId.known(IdKind.LOG, last(word)) == null);
  }

  private static String last(String word) {
    return word.substring(word.lastIndexOf('/') + 1);
  }
}
