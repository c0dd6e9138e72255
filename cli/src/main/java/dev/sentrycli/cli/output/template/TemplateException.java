package dev.sentrycli.cli.output.template;

/// A template that is none, or that what it was given does not fit. The message is one line that
/// can follow a colon.
public final class TemplateException extends RuntimeException {
  TemplateException(String reason) {
    super(reason);
  }
}
