package dev.sentrycli.cli.command.span;

import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.link.SentryUrl;
import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.query.HexId;
import dev.sentrycli.cli.recovery.IdException;
import dev.sentrycli.cli.recovery.IdKind;
import dev.sentrycli.cli.recovery.TraceReference;
import dev.sentrycli.cli.recovery.TraceSyntax;
import dev.sentrycli.cli.recovery.WrittenId;
import java.util.ArrayList;
import java.util.List;

/// The words of `span view`: a trace, and spans of it.
///
/// @param spans at least one
record SpanArguments(TraceReference trace, List<WrittenId> spans) {
  private static final String FORM = "'sentry span view <org>/<trace-id> <span-id>'";

  SpanArguments {
    spans = List.copyOf(spans);
  }

  /// @throws IdException if a word can't be an id, or one is missing
  static SpanArguments parse(List<String> arguments) {
    List<String> words = new ArrayList<>();
    for (String argument : arguments) {
      for (String line : argument.split("[\\r\\n]+", -1)) {
        if (!line.isBlank()) {
          words.add(line.strip());
        }
      }
    }
    if (words.isEmpty()) {
      throw IdException.missing("Trace ID and span ID are required", FORM);
    }
    String first = words.getFirst();
    if (Command.isWebAddress(first)) {
      return ofUrl(first, words.subList(1, words.size()));
    }
    if (words.size() == 1) {
      return inOneWord(first);
    }
    checkOrder(words);
    // A target may stand before the trace as a word of its own.
    boolean target =
        words.size() > 2 && HexId.parse(last(first)) == null && HexId.parse(words.get(1)) != null;
    int from = target ? 2 : 1;
    TraceReference trace = TraceSyntax.parse(words.subList(0, from), TraceSyntax.Bare.PROJECT);
    return new SpanArguments(trace, ids(words.subList(from, words.size())));
  }

  /// @throws IdException if a span stands before its trace
  private static void checkOrder(List<String> words) {
    String span = words.getFirst();
    String trace = words.getLast();
    if (words.size() == 2 && HexId.span(span) != null && HexId.parse(last(trace)) != null) {
      throw IdException.absent(
          "The span '%s' stands before its trace".formatted(span),
          List.of(),
          "write 'sentry span view %s %s'".formatted(Slug.printable(trace), span));
    }
  }

  private static SpanArguments inOneWord(String word) {
    int slash = word.lastIndexOf('/');
    String tail = word.substring(slash + 1);
    String before = slash < 0 ? "" : word.substring(0, slash);
    if (slash > 0 && HexId.parse(last(before)) != null) {
      return new SpanArguments(
          TraceSyntax.parse(List.of(before), TraceSyntax.Bare.PROJECT), ids(List.of(tail)));
    }
    if (HexId.span(tail) != null) {
      throw IdException.missing(
          "The trace of the span '%s' has to be named, too".formatted(tail),
          "'sentry span view <org>/<trace-id> %s'".formatted(tail),
          "'sentry trace view <org>/<project> %s' finds the trace of a span".formatted(tail));
    }
    TraceSyntax.parse(List.of(word), TraceSyntax.Bare.PROJECT);
    throw IdException.missing(
        "Span ID is required",
        "'sentry span view %s <span-id>'".formatted(word),
        "'sentry span list %s' shows the spans there are".formatted(word));
  }

  private static SpanArguments ofUrl(String link, List<String> others) {
    TraceReference trace = TraceSyntax.parse(List.of(link), TraceSyntax.Bare.PROJECT);
    List<WrittenId> spans = new ArrayList<>();
    if (SentryUrl.parse(link, null).page() instanceof SentryUrl.Page.Trace(String _, String span)
        && span != null) {
      spans.add(new WrittenId.Known(span, span, null));
    }
    spans.addAll(ids(others));
    if (spans.isEmpty()) {
      throw IdException.missing(
          "The link marks no span", "'sentry span view <link> <span-id>' names one");
    }
    return new SpanArguments(trace, spans);
  }

  private static List<WrittenId> ids(List<String> words) {
    List<WrittenId> ids = new ArrayList<>();
    for (String word : words) {
      WrittenId id = WrittenId.parse(IdKind.SPAN, word);
      if (!ids.contains(id)) {
        ids.add(id);
      }
    }
    return ids;
  }

  private static String last(String word) {
    return word.substring(word.lastIndexOf('/') + 1);
  }
}
