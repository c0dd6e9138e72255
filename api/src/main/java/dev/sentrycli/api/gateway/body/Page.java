package dev.sentrycli.api.gateway.body;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Pages for people, which come where the API should have answered. Read only so far as to say
/// whose they are.
public final class Page {
  private static final int LOOKED_AT = 64 * 1024;
  private static final int FIRST_WORDS = 120;

  private Page() {}

  /// Whether a body is HTML, by its declared type or by how it begins.
  public static boolean isPage(@Nullable String contentType, String body) {
    if (contentType != null) {
      String lower = contentType.toLowerCase(Locale.ROOT);
      if (lower.startsWith("text/html") || lower.startsWith("application/xhtml")) {
        return true;
      }
      if (lower.contains("json")) {
        return false;
      }
    }
    int start = 0;
    while (start < body.length() && (body.charAt(start) <= ' ' || body.charAt(start) == '\ufeff')) {
      start++;
    }
    return begins(body, start, "<!doctype html") || begins(body, start, "<html");
  }

  private static boolean begins(String text, int start, String word) {
    return text.regionMatches(true, start, word, 0, word.length());
  }

  /// The title of a page, or its first words; null if it has none.
  public static @Nullable String title(String page) {
    String text = page.length() > LOOKED_AT ? page.substring(0, LOOKED_AT) : page;
    String lower = text.toLowerCase(Locale.ROOT);
    int open = lower.indexOf("<title");
    int start = open < 0 ? -1 : lower.indexOf('>', open);
    int end = start < 0 ? -1 : lower.indexOf("</title", start);
    String title = end < 0 ? "" : words(text.substring(start + 1, end));
    if (title.isEmpty()) {
      title = words(text);
    }
    return title.isEmpty() ? null : title;
  }

  /// Text without tags, scripts, styles and control characters, white space collapsed, cut.
  public static String words(String markup) {
    StringBuilder words = new StringBuilder();
    boolean gap = false;
    for (int i = 0; i < markup.length() && words.length() < FIRST_WORDS; i++) {
      char c = markup.charAt(i);
      if (c == '<') {
        i = endOfTag(markup, i);
        gap = true;
      } else if (Character.isWhitespace(c) || Character.isISOControl(c)) {
        gap = true;
      } else {
        if (gap && !words.isEmpty()) {
          words.append(' ');
        }
        gap = false;
        words.append(c);
      }
    }
    return words
        .toString()
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  private static int endOfTag(String markup, int start) {
    for (String silent : new String[] {"script", "style", "!--"}) {
      if (markup.regionMatches(true, start + 1, silent, 0, silent.length())) {
        String closing = silent.equals("!--") ? "-->" : "</" + silent;
        int end = indexOfIgnoringCase(markup, closing, start);
        if (end < 0) {
          return markup.length();
        }
        int bracket = markup.indexOf('>', end);
        return bracket < 0 ? markup.length() : bracket;
      }
    }
    int end = markup.indexOf('>', start);
    return end < 0 ? markup.length() : end;
  }

  private static int indexOfIgnoringCase(String text, String part, int from) {
    for (int i = from; i <= text.length() - part.length(); i++) {
      if (text.regionMatches(true, i, part, 0, part.length())) {
        return i;
      }
    }
    return -1;
  }
}
