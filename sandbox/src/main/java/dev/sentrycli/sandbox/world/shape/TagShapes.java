package dev.sentrycli.sandbox.world.shape;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.world.event.TagSummary;
import java.util.Locale;

/// The tags of an issue.
final class TagShapes {
  private static final int TOP_VALUES = 9;

  private TagShapes() {}

  static JsonObject of(TagSummary tag) {
    JsonArray top = new JsonArray();
    for (TagSummary.Value value :
        tag.values().subList(0, Math.min(TOP_VALUES, tag.values().size()))) {
      top.add(
          new Answer()
              .put("key", tag.key())
              .put("name", value.value())
              .put("value", value.value())
              .put("count", value.count())
              .put("lastSeen", value.lastSeen())
              .put("firstSeen", value.firstSeen())
              .json());
    }
    return new Answer()
        .put("key", tag.key())
        .put("name", label(tag.key()))
        .put("uniqueValues", tag.values().size())
        .put("totalValues", tag.total())
        .put("topValues", top)
        .json();
  }

  /// `browser.name` is shown as `Browser.Name`.
  static String label(String key) {
    if (key.equals("os") || key.equals("url")) {
      return key.toUpperCase(Locale.ROOT);
    }
    StringBuilder label = new StringBuilder(key.replace('_', ' '));
    boolean start = true;
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      if (start && Character.isLetter(c)) {
        label.setCharAt(i, Character.toUpperCase(c));
      }
      start = !Character.isLetterOrDigit(c);
    }
    return label.toString();
  }
}
