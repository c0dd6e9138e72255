package dev.sentrycli.cli.command.trace;

import dev.sentrycli.grammar.Positional;

/// The words that name a trace.
final class TraceArgument {
  /// A trace, alone or after its organization or project, in one word or two.
  static final Positional ANY =
      Positional.oneOrMore("trace", "A trace id, after its organization or project; or a link")
          .missing("Trace ID is required");

  /// How people are told of the forms.
  static final String FORMS =
      """
      A trace is named by its id, alone ('7f3a…'), after its organization ('acme/7f3a…') or after its \
      project ('acme/web/7f3a…', 'acme/web 7f3a…'), or by a link.""";

  private TraceArgument() {}
}
