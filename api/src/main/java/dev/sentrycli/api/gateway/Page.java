package dev.sentrycli.api.gateway;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Pages for people, which come where the API should have answered. Read only so far as to say
/// whose they are.
final class Page {
  private static final int LOOKED_AT = 64 * 1024;
  private static final int FIRST_WORDS = 120;

  private Page() {}

  /// Whether the body is HTML, by its declared type or by how it begins.
  static boolean isPage(Answer answer) {
    String type = answer.header("Content-Type");
    if (type != null) {
      String lower = type.toLowerCase(Locale.ROOT);
      if (lower.startsWith("text/html") || lower.startsWith("application/xhtml")) {
        return true;
      }
      if (lower.contains("json")) {
        return false;
      }
    }
    byte[] bytes = answer.bytes();
    int start = 0;
    while (start < bytes.length && (bytes[start] <= ' ' || bytes[start] == (byte) 0xBF)) {
      start++; // white space and a byte order mark
    }
    int length = Math.min(15, bytes.length - start);
    StringBuilder beginning = new StringBuilder();
    for (int i = 0; i < length; i++) {
      beginning.append(Character.toLowerCase((char) (bytes[start + i] & 0x7F)));
    }
    String text = beginning.toString();
    return text.startsWith("<!doctype html") || text.startsWith("<html");
  }

  static ApiException.NotSentry notSentry(
      Answer answer, @Nullable LoginGateway gateway, @Nullable String redirectedTo) {
    String server = answer.header("Server");
    return new ApiException.NotSentry(
        answer.method(),
        answer.url(),
        answer.status(),
        title(answer.text()),
        server != null ? server : answer.header("Via"),
        gateway,
        redirectedTo);
  }

  /// The title of a page, or its first words; null if it has none.
  static @Nullable String title(String page) {
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
  static String words(String markup) {
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
