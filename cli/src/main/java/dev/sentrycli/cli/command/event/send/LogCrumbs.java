package dev.sentrycli.cli.command.event.send;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The last lines of a log as breadcrumbs: what happened before.
///
/// @param otherwise the time of lines that tell none
/// @param categories whether the word before a line's first colon is its category
record LogCrumbs(ZoneId zone, Instant otherwise, boolean categories) {
  private static final int MOST = 100;
  private static final int LONGEST_TIME = 32;

  JsonArray of(List<String> lines) {
    JsonArray crumbs = new JsonArray();
    int from = lines.size();
    for (int kept = 0; from > 0 && kept < MOST; from--) {
      kept += lines.get(from - 1).isBlank() ? 0 : 1;
    }
    for (String line : lines.subList(from, lines.size())) {
      if (!line.isBlank()) {
        crumbs.add(crumb(line.strip()));
      }
    }
    return crumbs;
  }

  private JsonObject crumb(String line) {
    int end = timeEnd(line);
    WrittenTime time = end == 0 ? null : WrittenTime.iso(bare(line, end));
    String category = categories ? category(line, end) : null;
    JsonObject crumb = new JsonObject();
    crumb.add("timestamp", EventBody.seconds(time == null ? otherwise : time.in(zone)));
    crumb.addProperty("category", category == null ? "log" : category);
    crumb.addProperty(
        "message",
        category == null
            ? line
            : line.substring(line.indexOf(':', line.indexOf(category, end)) + 1).strip());
    return crumb;
  }

  /// The word before the first colon that follows the time, if it is one word.
  private static @Nullable String category(String line, int timeEnd) {
    String rest = line.substring(timeEnd).strip();
    int colon = rest.indexOf(": ");
    if (colon <= 0) {
      return null;
    }
    for (int i = 0; i < colon; i++) {
      char c = rest.charAt(i);
      if (!Character.isLetterOrDigit(c) && "._-".indexOf(c) < 0) {
        return null;
      }
    }
    return rest.substring(0, colon);
  }

  /// How far the time reaches that a line begins with; 0 if it begins with none.
  private static int timeEnd(String line) {
    for (int end = Math.min(line.length(), LONGEST_TIME); end >= 10; end--) {
      boolean whole = end == line.length() || " \t]".indexOf(line.charAt(end)) >= 0;
      if (whole && WrittenTime.iso(bare(line, end)) != null) {
        return end < line.length() && line.charAt(end) == ']' ? end + 1 : end;
      }
    }
    return 0;
  }

  private static String bare(String line, int end) {
    String text = line.substring(0, end);
    text = text.startsWith("[") ? text.substring(1) : text;
    return text.endsWith("]") ? text.substring(0, text.length() - 1) : text;
  }
}
