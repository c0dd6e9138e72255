package dev.sentrycli.cli.output.template;

import org.jspecify.annotations.Nullable;

/// A word of a template.
///
/// @param value what a constant means; null for all else
/// @param line where it stands
/// @param spaced whether white space stands before it
record Token(Kind kind, String text, @Nullable Object value, int line, boolean spaced) {
  enum Kind {
    /// Characters outside of actions.
    TEXT,
    OPEN,
    CLOSE,
    WORD,
    /// `.name`
    FIELD,
    /// `$name`
    VARIABLE,
    CONSTANT,
    DOT,
    /// `|`, `(`, `)`, `,`, `:=`, `=`
    SIGN,
    END
  }

  boolean is(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equals(word);
  }
}
