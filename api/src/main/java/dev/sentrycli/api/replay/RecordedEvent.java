package dev.sentrycli.api.replay;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.sentrycli.api.json.JsonTree;
import dev.sentrycli.api.json.UnexpectedJsonException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Something that a recording holds: a page as it was drawn, a change of it, a click, a breadcrumb.
///
/// @param text its JSON, without spaces between the tokens; not to be changed
/// @param type the kind of it in rrweb's counting; -1 if it does not say
/// @param millis when it happened, in milliseconds since 1970; 0 if it does not say
@SuppressWarnings("ArrayRecordComponent") // events are never compared
public record RecordedEvent(byte[] text, int type, double millis) {
  /// Times before this are in seconds, as old SDKs wrote them for events of their own.
  private static final double LEAST_MILLIS = 1e11;

  /// @throws UnexpectedJsonException if it is no JSON
  static RecordedEvent of(byte[] text) {
    Double time = null;
    Double type = null;
    try (JsonReader reader = reader(text)) {
      reader.beginObject();
      while (reader.hasNext()) {
        switch (reader.nextName()) {
          case "timestamp" -> time = number(reader);
          case "type" -> type = number(reader);
          default -> reader.skipValue();
        }
      }
      reader.endObject();
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw broken();
      }
    } catch (IOException | IllegalStateException unreadable) {
      throw broken();
    }
    double millis = time == null ? 0 : time;
    return new RecordedEvent(
        text,
        type == null ? -1 : type.intValue(),
        millis > 0 && millis < LEAST_MILLIS ? millis * 1000 : millis);
  }

  /// The whole of it.
  public JsonObject json() {
    try (JsonReader reader = reader(text)) {
      return JsonParser.parseReader(reader).getAsJsonObject();
    } catch (IOException | JsonParseException | IllegalStateException unreadable) {
      throw broken();
    }
  }

  private static @Nullable Double number(JsonReader reader) throws IOException {
    if (reader.peek() == JsonToken.NUMBER || reader.peek() == JsonToken.STRING) {
      try {
        double number = Double.parseDouble(reader.nextString());
        return Double.isFinite(number) ? number : null;
      } catch (NumberFormatException noNumber) {
        return null;
      }
    }
    reader.skipValue();
    return null;
  }

  private static JsonReader reader(byte[] text) {
    JsonReader reader =
        new JsonReader(
            new InputStreamReader(new ByteArrayInputStream(text), StandardCharsets.UTF_8));
    reader.setStrictness(Strictness.STRICT);
    reader.setNestingLimit(JsonTree.DEEPEST);
    return reader;
  }

  private static UnexpectedJsonException broken() {
    return new UnexpectedJsonException("the recording holds an event that is broken JSON");
  }
}
