package dev.sentrycli.api.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The cursors around a page, from its `Link` headers. Only the cursors count: the addresses in
/// them are the server's idea of its own name.
///
/// @param previous null if nothing comes before
/// @param next null if nothing follows
public record PageLinks(@Nullable String previous, @Nullable String next) {
  public static final PageLinks NONE = new PageLinks(null, null);

  /// Reads `Link` header lines. Never fails: what it cannot read is left out.
  public static PageLinks parse(List<String> lines) {
    String previous = null;
    String next = null;
    for (String line : lines) {
      for (String link : split(line, ',')) {
        String relation = null;
        String cursor = null;
        boolean results = true;
        for (String parameter : split(link, ';')) {
          int equals = parameter.startsWith("<") ? -1 : parameter.indexOf('=');
          if (equals < 0) {
            continue;
          }
          String value = unquoted(parameter.substring(equals + 1).strip());
          switch (parameter.substring(0, equals).strip().toLowerCase(Locale.ROOT)) {
            case "rel" -> relation = value.toLowerCase(Locale.ROOT);
            case "cursor" -> cursor = value;
            case "results" -> results = !value.equalsIgnoreCase("false");
            default -> {} // other parameters do not matter
          }
        }
        if (relation == null || cursor == null || cursor.isEmpty() || !results) {
          continue;
        }
        if (relation.equals("previous") || relation.equals("prev")) {
          previous = cursor;
        } else if (relation.equals("next")) {
          next = cursor;
        }
      }
    }
    return new PageLinks(previous, next);
  }

  /// Splits at a separator that stands neither between `<` and `>` nor between quotes.
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    boolean address = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          quoted = false;
        }
      } else if (address) {
        address = c != '>';
      } else if (c == '"') {
        quoted = true;
      } else if (c == '<') {
        address = true;
      } else if (c == separator) {
        parts.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    parts.add(text.substring(start).strip());
    return parts;
  }

  private static String unquoted(String value) {
    if (value.length() < 2 || !value.startsWith("\"") || !value.endsWith("\"")) {
      return value;
    }
    StringBuilder plain = new StringBuilder();
    for (int i = 1; i < value.length() - 1; i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length() - 1) {
        i++;
        c = value.charAt(i);
      }
      plain.append(c);
    }
    return plain.toString();
  }

  public boolean hasNext() {
    return next != null;
  }
}
