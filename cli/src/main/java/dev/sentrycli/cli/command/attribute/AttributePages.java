package dev.sentrycli.cli.command.attribute;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a list stands that is put together of one for each type of attributes: each has a cursor
/// of its own, and names of its page that were shown already.
///
/// @param places in the order of the types
record AttributePages(List<Place> places) {
  private static final String MARK = "attributes1~";

  /// @param cursor null for the first page
  /// @param seen names on that page that were shown before
  /// @param over whether nothing of the type is left
  record Place(@Nullable String cursor, Set<String> seen, boolean over) {
    static final Place START = new Place(null, Set.of(), false);
    static final Place END = new Place(null, Set.of(), true);
  }

  static AttributePages first(int types) {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < types; i++) {
      places.add(Place.START);
    }
    return new AttributePages(places);
  }

  /// @throws AttributeException if the text is no cursor of a list of so many types
  static AttributePages parse(String text, int types) {
    String[] parts = text.split("\\|", -1);
    if (parts.length != types) {
      throw AttributeException.badCursor();
    }
    List<Place> places = new ArrayList<>();
    for (String part : parts) {
      places.add(part.isEmpty() ? Place.END : place(part));
    }
    return new AttributePages(places);
  }

  private static Place place(String part) {
    if (!part.startsWith(MARK)) {
      throw AttributeException.badCursor();
    }
    try {
      byte[] json = Base64.getUrlDecoder().decode(part.substring(MARK.length()));
      JsonElement element = JsonParser.parseString(new String(json, StandardCharsets.UTF_8));
      if (element instanceof JsonObject object) {
        return new Place(
            Fields.textOrNull(object, "cursor"),
            new LinkedHashSet<>(Fields.texts(object, "seen")),
            false);
      }
    } catch (IllegalArgumentException | JsonParseException torn) {
      throw AttributeException.badCursor();
    }
    throw AttributeException.badCursor();
  }

  /// As a cursor; null if nothing is left.
  @Nullable String text() {
    StringBuilder text = new StringBuilder();
    boolean more = false;
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      text.append(i == 0 ? "" : "|");
      if (!place.over()) {
        more = true;
        JsonObject json = new JsonObject();
        json.addProperty("cursor", place.cursor());
        JsonArray seen = Fields.array(place.seen());
        json.add("seen", seen);
        byte[] bytes = JsonText.compact(json).getBytes(StandardCharsets.UTF_8);
        text.append(MARK).append(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
      }
    }
    return more ? text.toString() : null;
  }
}
