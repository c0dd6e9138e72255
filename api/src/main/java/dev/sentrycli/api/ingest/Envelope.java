package dev.sentrycli.api.ingest;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.JsonText;
import dev.sentrycli.api.json.JsonTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The form in which events travel: a line about the whole, then for each item a line about it and
/// its bytes.
public final class Envelope {
  private Envelope() {}

  /// An envelope with one event.
  ///
  /// @param id of the event, 32 hexadecimal digits
  public static byte[] of(String id, Instant sent, JsonObject event) {
    return joined(header(id, sent) + "\n{\"type\":\"event\"}\n" + JsonText.compact(event) + "\n");
  }

  /// An envelope with one sign of life of a scheduled job.
  public static byte[] ofCheckIn(Instant sent, JsonObject checkIn) {
    JsonObject header = new JsonObject();
    header.addProperty("sent_at", sent.toString());
    return joined(
        JsonText.compact(header)
            + "\n{\"type\":\"check_in\"}\n"
            + JsonText.compact(checkIn)
            + "\n");
  }

  /// An envelope around an event whose bytes nobody has looked into.
  public static byte[] around(String id, Instant sent, byte[] event) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JsonObject item = new JsonObject();
    item.addProperty("type", "event");
    item.addProperty("length", event.length);
    bytes.writeBytes(joined(header(id, sent) + "\n" + JsonText.compact(item) + "\n"));
    bytes.writeBytes(event);
    bytes.writeBytes(joined("\n"));
    return bytes.toByteArray();
  }

  /// Whether bytes are an envelope with at least one item.
  public static boolean isOne(byte[] bytes) {
    int end = lineEnd(bytes, 0);
    if (object(bytes, 0, end) == null) {
      return false;
    }
    int start = end + 1;
    while (start < bytes.length && bytes[start] == '\n') {
      start++;
    }
    JsonObject item = start >= bytes.length ? null : object(bytes, start, lineEnd(bytes, start));
    return item != null && Fields.textOrNull(item, "type") != null;
  }

  /// The id of the event that an envelope is about, as it is written there, or null.
  public static @Nullable String eventId(byte[] envelope) {
    return Fields.textOrNull(object(envelope, 0, lineEnd(envelope, 0)), "event_id");
  }

  private static String header(String id, Instant sent) {
    JsonObject header = new JsonObject();
    header.addProperty("event_id", id);
    header.addProperty("sent_at", sent.toString());
    return JsonText.compact(header);
  }

  private static int lineEnd(byte[] bytes, int from) {
    int end = from;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return end;
  }

  private static @Nullable JsonObject object(byte[] bytes, int from, int to) {
    try {
      JsonElement read = JsonTree.read(new String(bytes, from, to - from, StandardCharsets.UTF_8));
      return read instanceof JsonObject object ? object : null;
    } catch (IOException | JsonParseException noJson) {
      return null;
    }
  }

  private static byte[] joined(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
