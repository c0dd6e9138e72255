/// How a command line is declared, parsed, explained and completed. Knows nothing of Sentry: what
/// the commands do and what they talk to belongs elsewhere.
@org.jspecify.annotations.NullMarked
module dev.sentrycli.grammar {
  requires static org.jspecify;

  exports dev.sentrycli.grammar;
  exports dev.sentrycli.grammar.complete;
  exports dev.sentrycli.grammar.help;
  exports dev.sentrycli.grammar.suggest;
}
