/// What a person sees: styled text, tables, prompts, widths, colours. Knows nothing of Sentry.
@org.jspecify.annotations.NullMarked
module dev.sentrycli.terminal {
  requires static org.jspecify;
  requires org.jline;
  requires io.nayuki.qrcodegen;

  exports dev.sentrycli.terminal;
  exports dev.sentrycli.terminal.chart;
  exports dev.sentrycli.terminal.desktop;
  exports dev.sentrycli.terminal.format;
  exports dev.sentrycli.terminal.picture;
  exports dev.sentrycli.terminal.prompt;
}
