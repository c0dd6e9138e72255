package dev.sentrycli.cli.command.alert;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import dev.sentrycli.api.json.JsonTree;
import dev.sentrycli.grammar.UsageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Flags whose values are written in JSON.
public final class JsonWords {
  private JsonWords() {}

  /// Whether a value is meant as JSON, not as a name.
  public static boolean isJson(String text) {
    String word = text.strip();
    return word.startsWith("{") || word.startsWith("[");
  }

  /// The objects of all values, each an object or an array of objects.
  ///
  /// @param example how one is written
  /// @throws UsageException if one is something else
  public static List<JsonObject> objects(String flag, String example, List<String> texts) {
    List<JsonObject> objects = new ArrayList<>();
    for (String text : texts) {
      objects.addAll(objects(flag, example, text));
    }
    return objects;
  }

  /// The objects of one value.
  ///
  /// @param example how one is written
  /// @throws UsageException if it is something else
  public static List<JsonObject> objects(String flag, String example, String text) {
    JsonElement value;
    try {
      value = JsonTree.read(text);
    } catch (IOException | JsonParseException broken) {
      throw wrong(
          flag, "'" + shortened(text) + "' is no JSON" + lost(text), written(flag, example));
    }
    JsonArray all = new JsonArray();
    if (value instanceof JsonArray array) {
      all = array;
    } else {
      all.add(value);
    }
    List<JsonObject> objects = new ArrayList<>();
    for (JsonElement element : all) {
      if (!(element instanceof JsonObject object)) {
        throw wrong(
            flag,
            "'" + shortened(text) + "' is no JSON object, and no array of objects",
            written(flag, example));
      }
      objects.add(object);
    }
    return objects;
  }

  /// What is wrong with the value of a flag.
  public static UsageException wrong(String flag, String message, String... hints) {
    return new UsageException(UsageException.Kind.VALUE, "--" + flag + ": " + message, hints);
  }

  private static String written(String flag, String example) {
    return "it is written --" + flag + " '" + example + "'";
  }

  /// Shells take away quotes that are not themselves in quotes.
  private static String lost(String text) {
    boolean bare =
        isJson(text) && text.indexOf('"') < 0 && text.chars().anyMatch(Character::isLetter);
    return bare ? ": its quotes are missing" : "";
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 59) + "…";
  }
}
