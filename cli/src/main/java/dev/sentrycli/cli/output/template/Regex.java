package dev.sentrycli.cli.output.template;

import dev.sentrycli.terminal.Printable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Regular expressions of templates. Looking for one ends, however often it starts over.
final class Regex {
  private static final int MOST_STEPS = 10_000_000;

  private Regex() {}

  /// Whether a part of the text is what the pattern means.
  ///
  /// @throws TemplateException if the pattern is none, or it takes too long to say
  static boolean matches(String pattern, String text) {
    try {
      return Pattern.compile(pattern).matcher(new Counted(text)).find();
    } catch (PatternSyntaxException bad) {
      throw new TemplateException(
          "'regexMatch': '"
              + Printable.line(pattern)
              + "' is no regular expression: "
              + Printable.line(bad.getDescription()));
    } catch (StackOverflowError _) {
      throw tooMuch();
    }
  }

  private static TemplateException tooMuch() {
    return new TemplateException(
        "'regexMatch': the pattern takes too many steps; make it simpler or the text shorter");
  }

  /// A text that can be looked at so many times only.
  private static final class Counted implements CharSequence {
    private final String text;
    private int steps;

    private Counted(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      if (++steps > MOST_STEPS) {
        throw tooMuch();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
