package dev.sentrycli.cli.dashboard;

import java.util.Locale;

/// A pattern for titles, whatever their case: `*` stands for anything, `?` for one character, `[…]`
/// for one of several.
public record TitlePattern(String pattern) {
  public TitlePattern {
    pattern = pattern.toLowerCase(Locale.ROOT);
  }

  public boolean fits(String title) {
    return fitsLowered(title.toLowerCase(Locale.ROOT));
  }

  private boolean fitsLowered(String title) {
    int place = 0;
    int sign = 0;
    int star = -1;
    int begun = 0;
    while (place < title.length()) {
      int next = sign < pattern.length() ? single(title.charAt(place), sign) : -1;
      if (next > 0) {
        place++;
        sign = next;
      } else if (sign < pattern.length() && pattern.charAt(sign) == '*') {
        star = sign++;
        begun = place;
      } else if (star >= 0) {
        sign = star + 1;
        place = ++begun;
      } else {
        return false;
      }
    }
    while (sign < pattern.length() && pattern.charAt(sign) == '*') {
      sign++;
    }
    return sign == pattern.length();
  }

  /// Where the pattern goes on if its part at `sign` fits one character; 0 or less if it does not.
  private int single(char c, int sign) {
    char p = pattern.charAt(sign);
    if (p == '?') {
      return sign + 1;
    }
    int close = p == '[' ? pattern.indexOf(']', sign + 2) : -1;
    if (close < 0) {
      return p == c && p != '*' ? sign + 1 : 0;
    }
    boolean not = pattern.charAt(sign + 1) == '!' || pattern.charAt(sign + 1) == '^';
    boolean found = false;
    for (int i = sign + (not ? 2 : 1); i < close; i++) {
      if (i + 2 < close && pattern.charAt(i + 1) == '-') {
        found |= pattern.charAt(i) <= c && c <= pattern.charAt(i + 2);
        i += 2;
      } else {
        found |= pattern.charAt(i) == c;
      }
    }
    return found == not ? 0 : close + 1;
  }
}
