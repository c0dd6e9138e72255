package dev.sentrycli.grammar.help;

import java.util.Locale;

/// A page for `man`, in the macros every formatter knows. Texts are given plain; the page holds
/// nothing but ASCII, so that it reads the same in every locale.
final class Roff {
  private final StringBuilder page = new StringBuilder();
  private boolean begins = true;

  /// @param origin a comment that says where the page comes from
  /// @param source the program and its version. There is no date, which would change by itself.
  Roff(String origin, String title, String source, String manual) {
    page.append(".\\\" ").append(origin).append('\n');
    request(".TH", title.toUpperCase(Locale.ROOT), "1", "", source, manual);
    page.append(".nh\n.ad l\n");
  }

  /// The page, ended by a line feed.
  String text() {
    return page.toString();
  }

  void section(String heading) {
    request(".SH", heading);
    begins = true;
  }

  void subsection(String heading) {
    request(".SS", heading);
    begins = true;
  }

  /// @param words escaped text
  void paragraph(String words) {
    separate();
    line(words);
  }

  /// A paragraph whose first line stands out to the left.
  ///
  /// @param words escaped text
  void hanging(String words) {
    page.append(".HP 4\n");
    line(words);
  }

  /// @param words escaped text
  void point(String words) {
    page.append(".IP \\(bu 2\n");
    line(words);
  }

  /// A term and what it means.
  ///
  /// @param term escaped text, as is `meaning`
  void entry(String term, String meaning) {
    page.append(".TP\n");
    line(term);
    line(meaning);
  }

  /// Whether there are blank lines between the entries, or hanging paragraphs, that follow.
  void spread(boolean wide) {
    page.append(wide ? ".PD\n" : ".PD 0\n");
  }

  /// Lines that stay as they are.
  void verbatim(String text) {
    separate();
    page.append(".RS 4\n.nf\n");
    for (String verbatim : text.stripIndent().split("\n", -1)) {
      line(literal(verbatim));
    }
    page.append(".fi\n.RE\n");
  }

  /// There is room below a heading as it is.
  private void separate() {
    if (!begins) {
      page.append(".PP\n");
    }
  }

  /// A line that starts like a request would be taken for one.
  private void line(String words) {
    if (words.startsWith(".") || words.startsWith("'")) {
      page.append("\\&");
    }
    page.append(words).append('\n');
    begins = false;
  }

  private void request(String name, String... words) {
    page.append(name);
    for (String word : words) {
      page.append(" \"").append(literal(word)).append('"');
    }
    page.append('\n');
  }

  static String bold(String text) {
    return "\\fB" + literal(text) + "\\fR";
  }

  /// What has to come out exactly as it is: to be copied, or searched for.
  static String literal(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(character -> escape(character, escaped));
    return escaped.toString();
  }

  /// A synopsis, of which only what stands between `<` and `>` is not typed as it is. No line
  /// breaks in it.
  static String synopsis(String text) {
    return literal(text).replace(" ", "\\ ").replace("<", "<\\fI").replace(">", "\\fR>");
  }

  /// Sentences: what they have in single quotes is bold instead, and an apostrophe may look nice.
  static String prose(String text) {
    StringBuilder prose = new StringBuilder(text.length() + 16);
    int index = 0;
    while (index < text.length()) {
      int close = Quoted.end(text, index);
      if (close > 0) {
        prose.append(bold(text.substring(index + 1, close)));
        index = close + 1;
        continue;
      }
      int character = text.codePointAt(index);
      switch (character) {
        case '\n' -> prose.append(' ');
        case '\'' -> prose.append('\'');
        default -> escape(character, prose);
      }
      index += Character.charCount(character);
    }
    return prose.toString();
  }

  /// Formatters make typographic ones of a hyphen, of quotes, `^` and `~`; a shell wants those of
  /// ASCII. Behind a bar a long list of choices may be broken.
  private static void escape(int character, StringBuilder escaped) {
    switch (character) {
      case '\\' -> escaped.append("\\e");
      case '-' -> escaped.append("\\-");
      case '\'' -> escaped.append("\\(aq");
      case '"' -> escaped.append("\\(dq");
      case '`' -> escaped.append("\\(ga");
      case '^' -> escaped.append("\\(ha");
      case '|' -> escaped.append("|\\:");
      case '~' -> escaped.append("\\(ti");
      default -> {
        if (character < 128) {
          escaped.append((char) character);
        } else {
          escaped.append(String.format(Locale.ROOT, "\\[u%04X]", character));
        }
      }
    }
  }
}
