package dev.sentrycli.cli.recovery;

import dev.sentrycli.cli.link.SentryUrl;
import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.cli.target.TargetSyntax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads words that name a trace: `<trace>`, `<org>/<trace>`, `<org>/<project>/<trace>`, a target
/// and a trace, or a link.
public final class TraceSyntax {
  private TraceSyntax() {}

  /// What a single name before a trace is: `web 7f3a…`.
  public enum Bare {
    PROJECT,
    ORGANIZATION
  }

  /// @param words at least one; those after the second don't count
  /// @throws dev.sentrycli.grammar.UsageException if the target can't be one
  /// @throws IdException if the id can't be one
  public static TraceReference parse(List<String> words, Bare bare) {
    String first = words.getFirst().strip();
    if (SentryUrl.isSentryUrl(first, null)) {
      return new TraceReference(
          ofUrl(first), traceOf(SentryUrl.parse(first, null)), ignored(words, 1));
    }
    if (words.size() > 1) {
      return new TraceReference(
          place(first, bare), WrittenId.parse(IdKind.TRACE, words.get(1)), ignored(words, 2));
    }
    int slash = first.lastIndexOf('/');
    if (slash < 0) {
      return new TraceReference(
          new Target.Detect(), WrittenId.parse(IdKind.TRACE, first), List.of());
    }
    String target = first.substring(0, slash);
    int middle = target.indexOf('/');
    if (middle >= 0 && target.indexOf('/', middle + 1) >= 0) {
      throw IdException.none(
          IdKind.TRACE,
          first,
          ": it has more parts than an organization, a project and a trace",
          "'<org>/<project>/<trace-id>'");
    }
    Target place =
        slash == 0
            ? new Target.Detect()
            : middle < 0
                ? new Target.Org(Slug.of("organization", target.strip()))
                : TargetSyntax.parse(target);
    return new TraceReference(
        place, WrittenId.parse(IdKind.TRACE, first.substring(slash + 1)), List.of());
  }

  /// As [#parse], for commands that look at a project as well as at a trace.
  ///
  /// @return null if the words name no trace but, at most, a target
  public static @Nullable TraceReference inTrace(List<String> words, Bare bare) {
    if (words.isEmpty()) {
      return null;
    }
    if (words.size() > 1) {
      return parse(words, bare);
    }
    String word = words.getFirst().strip();
    if (SentryUrl.isSentryUrl(word, null)) {
      SentryUrl url = SentryUrl.parse(word, null);
      return url.page() instanceof SentryUrl.Page.Trace
          ? new TraceReference(new Target.FromUrl(url), traceOf(url), List.of())
          : null;
    }
    int slash = word.lastIndexOf('/');
    boolean threeParts = slash > 0 && word.indexOf('/') < slash && slash < word.length() - 1;
    return threeParts || WrittenId.known(IdKind.TRACE, word.substring(slash + 1)) != null
        ? parse(words, bare)
        : null;
  }

  private static Target place(String word, Bare bare) {
    Target target = TargetSyntax.parse(word);
    return bare == Bare.ORGANIZATION && target instanceof Target.Search(String name)
        ? new Target.Org(name)
        : target;
  }

  private static Target ofUrl(String word) {
    return new Target.FromUrl(SentryUrl.parse(word, null));
  }

  private static WrittenId traceOf(SentryUrl url) {
    if (url.page() instanceof SentryUrl.Page.Trace(String trace, String _)) {
      return new WrittenId.Known(trace, trace, null);
    }
    throw url.insteadOf("a trace");
  }

  private static List<String> ignored(List<String> words, int used) {
    return words.size() > used
        ? List.of(
            "'%s' is left out of account: one trace is looked at"
                .formatted(Slug.printable(String.join(" ", words.subList(used, words.size())))))
        : List.of();
  }
}
