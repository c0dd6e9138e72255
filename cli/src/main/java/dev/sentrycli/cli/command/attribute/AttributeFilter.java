package dev.sentrycli.cli.command.attribute;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which attributes are looked for.
///
/// @param part of the name; null for any
/// @param having `has:` terms for attributes that must be there beside it; null for none
record AttributeFilter(@Nullable String part, @Nullable String having) {
  static final AttributeFilter NONE = new AttributeFilter(null, null);

  /// @throws AttributeException if it says something else
  static AttributeFilter parse(String text) {
    String part = null;
    List<String> having = new ArrayList<>();
    for (String word : text.strip().split("\\s+", -1)) {
      String lower = word.toLowerCase(Locale.ROOT);
      if (lower.startsWith("!")) {
        throw AttributeException.badFilter(text, "it says what must not be there");
      }
      if (lower.equals("or") || lower.equals("and")) {
        throw AttributeException.badFilter(text, word + " is not understood here");
      }
      if (lower.startsWith("has:")) {
        if (word.length() == 4) {
          throw AttributeException.badFilter(text, "'has:' names nothing");
        }
        having.add("has:" + word.substring(4));
      } else if (word.indexOf(':') >= 0) {
        throw AttributeException.badFilter(text, "'" + word + "' is about a value");
      } else if (part != null) {
        throw AttributeException.badFilter(text, "it has more than one part of a name");
      } else if (!word.isEmpty()) {
        part = word;
      }
    }
    return new AttributeFilter(part, having.isEmpty() ? null : String.join(" ", having));
  }

  /// As it is typed, in one word; empty for none.
  String typed() {
    return (part == null ? "" : part)
        + (part == null || having == null ? "" : " ")
        + (having == null ? "" : having);
  }

  /// Whether a word can be nothing but a filter.
  static boolean isOne(String word) {
    return word.regionMatches(true, 0, "has:", 0, 4) || word.startsWith("!");
  }
}
