package dev.sentrycli.cli.account;

/// What a token stands for, as its first letters tell. Whether it is good for anything only the
/// server knows.
public enum TokenKind {
  PERSONAL("sntryu_", "personal token"),
  ORGANIZATION("sntrys_", "organization token"),
  APPLICATION("sntrya_", "token of an OAuth application"),
  INTEGRATION("sntryi_", "token of an internal integration"),
  SETUP_CODE("sntryc_", "set-up code, which is no token"),
  UNMARKED("", "token of the older kind, which does not tell what it is");

  private final String prefix;
  private final String words;

  TokenKind(String prefix, String words) {
    this.prefix = prefix;
    this.words = words;
  }

  public static TokenKind of(String token) {
    for (TokenKind kind : values()) {
      if (token.startsWith(kind.prefix)) {
        return kind;
      }
    }
    return UNMARKED;
  }

  /// Whether a text wants to be of this kind, readable or not.
  public boolean marks(String text) {
    return this == of(text);
  }

  /// What follows the mark of a text of this kind.
  String unmarked(String text) {
    return text.substring(prefix.length());
  }

  /// How messages call it, without an article.
  public String words() {
    return words;
  }

  /// The token as it may be shown: its kind, and nothing of the secret.
  public String masked() {
    return prefix + "***";
  }
}
