package dev.sentrycli.api.gateway.body;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.StringReader;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// What an answer without success says about itself, whichever of Sentry's forms it uses.
///
/// @param text the server's own words, or the usual phrase for the status
/// @param isSpoken whether the words are the server's own
/// @param isPage whether it was HTML
/// @param code the machine-readable name of the failure, or null
/// @param extra what the server adds for that code; empty if nothing
/// @param errorId what the server's log calls the failure, or null
public record ErrorBody(
    String text,
    boolean isSpoken,
    boolean isPage,
    @Nullable String code,
    JsonObject extra,
    @Nullable String errorId) {
  private static final int LONGEST = 2000;
  private static final Set<String> GENERAL =
      Set.of("nonFieldErrors", "non_field_errors", "__all__");
  private static final Set<String> SILENT = Set.of("errorId", "code", "status");

  /// Reads a body; never fails.
  ///
  /// @param phrase what to say if the body says nothing
  public static ErrorBody read(@Nullable String contentType, String body, String phrase) {
    if (body.isBlank()) {
      return silent(phrase, false);
    }
    if (Page.isPage(contentType, body)) {
      String title = Page.title(body);
      return title == null
          ? silent(phrase, true)
          : new ErrorBody(title, true, true, null, new JsonObject(), null);
    }
    boolean declared = contentType != null && contentType.toLowerCase(Locale.ROOT).contains("json");
    char first = body.stripLeading().charAt(0);
    if (declared || first == '{' || first == '[' || first == '"') {
      try {
        JsonReader reader = new JsonReader(new StringReader(body));
        reader.setStrictness(Strictness.STRICT);
        return ofJson(JsonParser.parseReader(reader), phrase);
      } catch (JsonParseException broken) {
        if (declared) {
          return silent("unreadable answer", false);
        }
      }
    }
    String words = Page.words(body);
    return words.isEmpty()
        ? silent(phrase, false)
        : new ErrorBody(words, true, false, null, new JsonObject(), null);
  }

  private static ErrorBody silent(String phrase, boolean isPage) {
    return new ErrorBody(phrase, false, isPage, null, new JsonObject(), null);
  }

  private static ErrorBody ofJson(JsonElement json, String phrase) {
    String text = "";
    String code = null;
    JsonObject extra = new JsonObject();
    String errorId = null;
    if (json instanceof JsonObject object) {
      errorId = string(object.get("errorId"));
      code = string(object.get("code"));
      if (object.get("detail") instanceof JsonObject detail) {
        code = string(detail.get("code"));
        extra = detail.get("extra") instanceof JsonObject more ? more : extra;
      }
      text = ofObject(object);
    } else {
      text = flat(json);
    }
    if (text.length() > LONGEST) {
      text = text.substring(0, LONGEST) + "…";
    }
    return new ErrorBody(
        text.isEmpty() ? phrase : text, !text.isEmpty(), false, code, extra, errorId);
  }

  private static String ofObject(JsonObject object) {
    for (String name : new String[] {"detail", "error_description", "error", "errors", "message"}) {
      JsonElement value = object.get(name);
      if (value != null) {
        String text = flat(value);
        if (!text.isEmpty()) {
          return text;
        }
      }
    }
    StringJoiner lines = new StringJoiner("\n");
    fields(object, "", lines);
    return lines.toString();
  }

  /// One value as text: an object by its message, a list joined.
  private static String flat(JsonElement value) {
    if (value instanceof JsonPrimitive primitive) {
      return primitive.getAsString();
    }
    if (value instanceof JsonArray array) {
      StringJoiner all = new StringJoiner("; ");
      for (JsonElement element : array) {
        String text = flat(element);
        if (!text.isEmpty()) {
          all.add(text);
        }
      }
      return all.toString();
    }
    if (value instanceof JsonObject object) {
      for (String name : new String[] {"message", "detail", "msg", "title"}) {
        String text = string(object.get(name));
        if (text != null && !text.isEmpty()) {
          return text;
        }
      }
      StringJoiner lines = new StringJoiner("; ");
      fields(object, "", lines);
      String text = lines.toString();
      String code = string(object.get("code"));
      return text.isEmpty() && code != null ? code : text;
    }
    return "";
  }

  private static void fields(JsonObject object, String path, StringJoiner lines) {
    for (Map.Entry<String, JsonElement> field : object.entrySet()) {
      String name = field.getKey();
      if (path.isEmpty() && SILENT.contains(name)) {
        continue;
      }
      String place = GENERAL.contains(name) ? path : path.isEmpty() ? name : path + "." + name;
      if (field.getValue() instanceof JsonObject inner) {
        fields(inner, place, lines);
        continue;
      }
      String text = flat(field.getValue());
      if (!text.isEmpty()) {
        lines.add(place.isEmpty() ? text : place + ": " + text);
      }
    }
  }

  private static @Nullable String string(@Nullable JsonElement value) {
    return value instanceof JsonPrimitive primitive && primitive.isString()
        ? primitive.getAsString()
        : null;
  }
}
