package dev.sentrycli.cli.recovery;

import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import java.util.ArrayList;
import java.util.List;

/// A word stands where an id has to, and what it means can't be worked out.
public final class IdException extends Failure {
  private IdException(Exit exit, String message, List<String> details, List<String> hints) {
    super(exit, message, details, hints);
  }

  /// It is none, as its letters show.
  static IdException none(IdKind kind, String word, String why, String... hints) {
    List<String> all = new ArrayList<>(List.of(hints));
    all.add("%s has %d hexadecimal digits".formatted(kind.article(), kind.digits()));
    return new IdException(
        Exit.VALIDATION,
        "'%s' is no %s id%s".formatted(Slug.printable(word), kind.word(), why),
        List.of(),
        all);
  }

  /// The same with another hint, which comes first.
  public IdException hinting(String hint) {
    List<String> all = new ArrayList<>(hints());
    all.addFirst(hint);
    return new IdException(exit(), String.valueOf(getMessage()), details(), all);
  }

  /// No id was given where one is needed.
  public static IdException missing(String message, String... hints) {
    return new IdException(Exit.CONTEXT_MISSING, message, List.of(), List.of(hints));
  }

  /// The thing that has this id can't be found where it was said to be.
  public static IdException absent(String message, List<String> details, String... hints) {
    return new IdException(Exit.VALIDATION, message, details, List.of(hints));
  }

  /// It looks like the name of a project.
  static IdException slug(IdKind kind, String word, String typed) {
    return new IdException(
        Exit.RESOLUTION,
        "'%s' is no %s id; it looks like the name of a project"
            .formatted(Slug.printable(typed), kind.word()),
        List.of(),
        List.of(
            "'sentry %s list <org>/%s' lists the %ss of a project"
                .formatted(listed(kind), Slug.printable(word), listed(kind))));
  }

  /// Nothing that was looked through begins or ends so.
  ///
  /// @param looked what was looked through, such as "the last 100 traces of 'acme/web'"
  static IdException notFound(IdKind kind, String word, String looked) {
    return new IdException(
        Exit.RESOLUTION,
        "No %s id fits '%s'".formatted(kind.word(), Slug.printable(word)),
        List.of("looked through " + looked),
        List.of("a whole id finds older ones, too"));
  }

  /// Several fit.
  ///
  /// @param commands that each show one of them
  static IdException ambiguous(IdKind kind, String word, int fitting, List<String> commands) {
    List<String> hints = new ArrayList<>();
    for (String command : commands) {
      hints.add("'" + command + "'");
    }
    return new IdException(
        Exit.RESOLUTION,
        "%d %s ids fit '%s'".formatted(fitting, kind.word(), Slug.printable(word)),
        List.of(),
        hints);
  }

  private static String listed(IdKind kind) {
    return kind == IdKind.EVENT ? "issue" : kind.word();
  }
}
