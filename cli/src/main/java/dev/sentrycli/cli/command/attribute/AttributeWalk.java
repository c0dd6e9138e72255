package dev.sentrycli.cli.command.attribute;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a server answered about a type of attributes, page by page. Its pages overlap, and a name
/// that stands on several is listed once.
///
/// @param pages none if nothing of the type was left
record AttributeWalk(List<Page> pages) {
  static final AttributeWalk NONE = new AttributeWalk(List.of());

  /// How many attributes a page has at most.
  static final int PAGE = 100;

  /// An attribute as it is told of.
  record Attribute(String type, String name, JsonObject json) {
    static final Comparator<Attribute> ORDER =
        Comparator.comparing(Attribute::sorted)
            .thenComparing(Attribute::name)
            .thenComparing(Attribute::type);

    /// As dictionaries have it: without regard to capitals, joining marks first.
    String sorted() {
      return name.toLowerCase(Locale.ROOT).replace('_', '\u0001').replace('-', '\u0002');
    }
  }

  /// @param cursor what leads to it; null for the first
  /// @param keys all that is on it
  /// @param attributes those that were on none before
  record Page(
      @Nullable String cursor,
      List<String> keys,
      List<Attribute> attributes,
      @Nullable String next) {}

  /// Answers for a type.
  @FunctionalInterface
  interface Server {
    Slice<JsonObject> page(@Nullable String cursor);
  }

  List<Attribute> attributes() {
    List<Attribute> all = new ArrayList<>();
    pages.forEach(page -> all.addAll(page.attributes()));
    return all;
  }

  /// As many pages as it takes for so many attributes.
  static AttributeWalk from(
      AttributePages.Place place, String type, int limit, int maxPages, Server server) {
    List<Page> pages = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>(place.seen());
    Set<String> asked = new HashSet<>();
    String cursor = place.cursor();
    if (cursor != null) {
      asked.add(cursor);
    }
    int found = 0;
    boolean more = !place.over();
    while (more) {
      Page page = page(cursor, server.page(cursor), type, names);
      pages.add(page);
      found += page.attributes().size();
      cursor = page.next();
      // A server that names a cursor twice would be asked for ever.
      more = found < limit && pages.size() < maxPages && cursor != null && asked.add(cursor);
    }
    return new AttributeWalk(pages);
  }

  /// @param names of before, to which those of this page are added
  private static Page page(
      @Nullable String cursor, Slice<JsonObject> slice, String type, Set<String> names) {
    List<String> keys = new ArrayList<>();
    List<Attribute> attributes = new ArrayList<>();
    for (JsonObject told : slice.items()) {
      String key = Fields.textOr(told, "key", "");
      if (!key.isEmpty()) {
        keys.add(key);
      }
      if (!key.isEmpty() && names.add(key)) {
        attributes.add(attribute(told, key, Fields.textOr(told, "attributeType", type)));
      }
    }
    return new Page(cursor, keys, attributes, slice.next());
  }

  private static Attribute attribute(JsonObject told, String key, String type) {
    String name = Fields.textOr(told, "name", key);
    JsonObject json = new JsonObject();
    json.addProperty("key", key);
    json.addProperty("name", name);
    json.addProperty("type", type);
    JsonObject source = Fields.objectOrNull(told, "attributeSource");
    json.addProperty("source", Fields.textOr(source, "source_type", "user"));
    List<String> aliases = Fields.texts(told, "secondaryAliases");
    if (!aliases.isEmpty()) {
      json.add("aliases", Fields.array(aliases));
    }
    return new Attribute(type, name, json);
  }

  /// What comes after what was shown.
  ///
  /// @param walks of the types that the places are of
  static AttributePages next(
      AttributePages start, List<AttributeWalk> walks, List<Attribute> shown) {
    Set<Attribute> all = new HashSet<>(shown);
    List<AttributePages.Place> places = new ArrayList<>();
    for (int i = 0; i < walks.size(); i++) {
      places.add(walks.get(i).after(start.places().get(i), all));
    }
    return new AttributePages(places);
  }

  /// The first page that was not shown whole, or the one behind them all.
  AttributePages.Place after(AttributePages.Place place, Set<Attribute> shown) {
    if (pages.isEmpty()) {
      return AttributePages.Place.END;
    }
    int cut = 0;
    while (cut < pages.size() && shown.containsAll(pages.get(cut).attributes())) {
      cut++;
    }
    if (cut == pages.size()) {
      Page last = pages.getLast();
      // The next page repeats what the last one ends with.
      return last.next() == null
          ? AttributePages.Place.END
          : new AttributePages.Place(last.next(), new LinkedHashSet<>(last.keys()), false);
    }
    Set<String> seen = new LinkedHashSet<>(cut == 0 ? place.seen() : pages.get(cut - 1).keys());
    for (Page page : pages.subList(cut, pages.size())) {
      for (Attribute attribute : page.attributes()) {
        if (shown.contains(attribute)) {
          seen.add(Fields.textOr(attribute.json(), "key", ""));
        }
      }
    }
    return new AttributePages.Place(pages.get(cut).cursor(), seen, false);
  }
}
