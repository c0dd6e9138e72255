package dev.sentrycli.sandbox.ingest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Log messages: filling in a template, and reducing a finished message to what all messages of its
/// kind share.
final class Messages {
  private static final Pattern VARYING =
      Pattern.compile(
          """
          (?x)
          (?<email>[a-zA-Z0-9.!\\#$%&'*+/=?^_`{|}~-]{1,64}@[a-zA-Z0-9-]+(?:\\.[a-zA-Z0-9-]+)*)
          | (?<url>\\b(?:wss?|https?|ftp)://[^\\s/$.?\\#][^\\s]*)
          | (?<ip>\\b(?:\\d{1,3}\\.){3}\\d{1,3}\\b)
          | (?<uuid>\\b[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\\b)
          | (?<date>\\d{4}-\\d{2}-\\d{2}(?:[T\\ ]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?:Z|[+-]\\d{2}:?\\d{2})?)?)
          | (?<time>\\b\\d{1,2}:\\d{2}(?::\\d{2})?\\b)
          | (?<duration>\\b\\d+(?:\\.\\d+)?m?s\\b)
          | (?<hex>\\b0[xX][0-9a-fA-F]+\\b
             | \\b(?=[a-f]*[0-9])[0-9a-f]{8,128}\\b
             | \\b(?=[A-F]*[0-9])[0-9A-F]{8,128}\\b)
          | (?<float>-?\\b\\d+\\.\\d+\\b)
          | (?<int>(?:\\b|(?<!\\w)-)\\d{1,7}\\b)
          | (?<quoted>(?<==)(?:'[^']+'|"[^"]+"))
          """);
  private static final String[] KINDS = {
    "email", "url", "ip", "uuid", "date", "time", "duration", "hex", "float", "int", "quoted"
  };

  private Messages() {}

  /// Puts parameters into the `%s`, `%d` and `{}` of a template; a named or unmatched one stays.
  static String format(String template, @Nullable JsonElement params) {
    if (!(params instanceof JsonArray values) || values.isEmpty()) {
      return template;
    }
    StringBuilder out = new StringBuilder();
    int next = 0;
    for (int i = 0; i < template.length(); i++) {
      String pair = template.substring(i, Math.min(i + 2, template.length()));
      boolean place =
          pair.equals("{}")
              || (pair.length() == 2
                  && pair.charAt(0) == '%'
                  && "sdifr".indexOf(pair.charAt(1)) >= 0);
      if (pair.equals("%%")) {
        out.append('%');
        i++;
      } else if (place && next < values.size()) {
        String text = Json.text(values.get(next));
        out.append(text == null ? values.get(next).toString() : text);
        next++;
        i++;
      } else {
        out.append(template.charAt(i));
      }
    }
    return out.toString();
  }

  /// The message with numbers, ids, dates and the like replaced by the names of their kinds.
  static String reduced(String message) {
    String start = message.length() > 2000 ? message.substring(0, 2000) : message;
    return VARYING
        .matcher(start)
        .replaceAll(
            found -> {
              for (String kind : KINDS) {
                if (found.group(kind) != null) {
                  return "<" + kind + ">";
                }
              }
              return "<value>";
            });
  }
}
