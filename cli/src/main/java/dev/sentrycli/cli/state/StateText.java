package dev.sentrycli.cli.state;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.sentrycli.api.json.Fields;

/// What the text of a file of the state turns out to be.
sealed interface StateText {
  String FORMAT_KEY = "format";

  /// One that this program wrote.
  record Whole(JsonObject json) implements StateText {}

  /// One that a newer version wrote.
  record Newer() implements StateText {}

  /// One that no version of this program wrote.
  ///
  /// @param flaw why, as what is said of the file
  record Damaged(String flaw) implements StateText {}

  /// What a file is whose bytes are no text.
  static StateText none() {
    return new Damaged("is not text");
  }

  /// @param format the newest that is known
  static StateText of(String text, double format) {
    JsonObject json;
    try {
      if (!(JsonParser.parseString(text) instanceof JsonObject object)) {
        return new Damaged("holds no JSON object");
      }
      json = object;
    } catch (JsonParseException torn) {
      return new Damaged("is not what this program writes");
    }
    Double written = Fields.numberOrNull(json, FORMAT_KEY);
    if (written == null) {
      return new Damaged("has no format number");
    }
    return written > format ? new Newer() : new Whole(json);
  }
}
