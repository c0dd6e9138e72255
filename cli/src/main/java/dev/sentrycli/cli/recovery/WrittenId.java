package dev.sentrycli.cli.recovery;

import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.query.HexId;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An id as people have it, before any server is asked: whole, with something around it, or only a
/// piece of it.
public sealed interface WrittenId {
  /// As it was typed.
  String word();

  /// The id itself.
  ///
  /// @param remark what was left out to get it, for a warning; null if nothing was
  record Known(String word, String id, @Nullable String remark) implements WrittenId {}

  /// The id of a span where that of its trace is wanted.
  ///
  /// @param span 16 digits
  record OfSpan(String word, String span) implements WrittenId {}

  /// How an id begins and ends; one of both may be empty.
  record Piece(String word, String start, String end) implements WrittenId {}

  /// So many digits tell ids apart.
  int ENOUGH = 8;

  /// What links and lists of pages put before ids.
  Set<String> PREFIXES = Set.of("span-", "txn-", "event-", "trace-");

  /// What scripts write where a variable holds nothing.
  Set<String> NOTHING =
      Set.of(
          "null",
          "undefined",
          "nan",
          "none",
          "nil",
          "latest",
          "@latest",
          "get",
          "false",
          "true",
          "n/a");

  /// What the word says.
  ///
  /// @throws IdException if it can't be an id, nor a piece of one
  static WrittenId parse(IdKind kind, String text) {
    return parse(kind, text, text.strip());
  }

  /// As [#parse(IdKind, String)], where more was typed than the id.
  ///
  /// @param typed what messages quote
  static WrittenId parse(IdKind kind, String text, String typed) {
    String word = text.strip();
    if (NOTHING.contains(word.toLowerCase(Locale.ROOT)) || word.isEmpty()) {
      throw IdException.none(
          kind, typed, "", "a variable of the script that made it was probably empty");
    }
    if (word.indexOf('/') >= 0) {
      throw IdException.none(
          kind, typed, ": it has too many parts", "'<org>/<project>/<" + kind.word() + "-id>'");
    }
    Known known = known(kind, word);
    if (known != null) {
      return known;
    }
    String bare = withoutPrefixes(word);
    if (NOTHING.contains(bare.toLowerCase(Locale.ROOT)) || bare.isEmpty()) {
      throw IdException.none(
          kind, typed, "", "a variable of the script that made it was probably empty");
    }
    String digits = onlyHex(bare);
    if (digits != null && kind == IdKind.TRACE && digits.length() == IdKind.SPAN.digits()) {
      return new OfSpan(word, digits);
    }
    if (digits != null && kind == IdKind.SPAN && digits.length() == IdKind.TRACE.digits()) {
      throw IdException.none(
          kind,
          typed,
          ": it looks like a trace id",
          "'sentry span list <org>/<project>/%s' lists the spans of a trace".formatted(digits));
    }
    if (digits != null && digits.length() > kind.digits()) {
      throw IdException.none(kind, typed, ": it has " + digits.length() + " digits");
    }
    if (looksLikeSlug(bare)) {
      throw IdException.slug(kind, word, typed);
    }
    Piece piece = piece(word, bare);
    if (piece != null) {
      return piece;
    }
    if (word.startsWith("-")) {
      throw IdException.none(kind, typed, ": it looks like a flag", "flags go before '--'");
    }
    if (digits == null) {
      throw IdException.none(
          kind,
          typed,
          ": it holds other than hexadecimal digits",
          "a project goes first, as '<org>/<project>'; words to search for go to --query");
    }
    throw IdException.none(
        kind,
        typed,
        ": it has "
            + digits.length()
            + (digits.length() == 1 ? " digit, and " : " digits, and ")
            + ENOUGH
            + " are needed to find one");
  }

  /// The id in a word that holds a whole one; null if it holds none.
  static @Nullable Known known(IdKind kind, String text) {
    String word = text.strip();
    String id = whole(kind, word);
    if (id != null) {
      return new Known(word, id, null);
    }
    String bare = withoutPrefixes(word);
    id = whole(kind, bare);
    if (id == null) {
      id = leading(kind, bare);
    }
    if (id == null) {
      return null;
    }
    return new Known(
        word,
        id,
        "'%s' is taken for the %s id %s".formatted(Slug.printable(word), kind.word(), id));
  }

  private static @Nullable String whole(IdKind kind, String word) {
    return kind == IdKind.SPAN ? HexId.span(word) : HexId.parse(word);
  }

  /// The digits a word begins with, if they are enough and something else follows. A longer row of
  /// digits is some other thing, and is never cut.
  private static @Nullable String leading(IdKind kind, String word) {
    StringBuilder digits = new StringBuilder(kind.digits());
    int i = 0;
    while (i < word.length()) {
      char c = Character.toLowerCase(word.charAt(i));
      if (isHex(c)) {
        if (digits.length() < kind.digits()) {
          digits.append(c);
        }
      } else if (c != '-' || digits.length() == kind.digits()) {
        break;
      }
      i++;
    }
    return i < word.length() && digits.length() == kind.digits() ? digits.toString() : null;
  }

  private static String withoutPrefixes(String word) {
    String bare = word;
    boolean stripped = true;
    while (stripped) {
      stripped = false;
      for (String prefix : PREFIXES) {
        if (bare.regionMatches(true, 0, prefix, 0, prefix.length())) {
          bare = bare.substring(prefix.length());
          stripped = true;
        }
      }
    }
    return bare;
  }

  /// A word of hexadecimal digits and dashes without the dashes; null if it holds anything else.
  private static @Nullable String onlyHex(String word) {
    StringBuilder digits = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char c = Character.toLowerCase(word.charAt(i));
      if (isHex(c)) {
        digits.append(c);
      } else if (c != '-') {
        return null;
      }
    }
    return digits.isEmpty() ? null : digits.toString();
  }

  private static boolean looksLikeSlug(String word) {
    if (word.indexOf('-') <= 0) {
      return false;
    }
    String hex = onlyHex(word);
    if (hex != null && hex.length() >= ENOUGH) {
      return false;
    }
    int letters = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == '-') {
        letters = 0;
      } else if (Character.isLetter(c)) {
        letters++;
      } else if (!Character.isDigit(c) && c != '_') {
        return false;
      }
      if (letters >= 2) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Piece piece(String word, String bare) {
    String start = leadingHex(bare);
    int gap = bare.indexOf('…');
    int after = gap + 1;
    if (gap < 0) {
      gap = bare.indexOf("...");
      after = gap + 3;
    }
    if (gap >= 0) {
      String before = onlyHex(bare.substring(0, gap));
      String behind = onlyHex(bare.substring(after));
      start = before == null ? "" : before;
      String end = behind == null ? "" : behind;
      boolean readable = (before != null || gap == 0) && (behind != null || after == bare.length());
      return readable && (start.length() >= ENOUGH || end.length() >= ENOUGH)
          ? new Piece(word, start, end)
          : null;
    }
    return start.length() >= ENOUGH ? new Piece(word, start, "") : null;
  }

  private static String leadingHex(String word) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      char c = Character.toLowerCase(word.charAt(i));
      if (isHex(c)) {
        digits.append(c);
      } else if (c != '-') {
        break;
      }
    }
    return digits.toString();
  }

  private static boolean isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }
}
