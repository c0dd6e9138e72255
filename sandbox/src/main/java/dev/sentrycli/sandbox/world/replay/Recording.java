package dev.sentrycli.sandbox.world.replay;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.sentrycli.sandbox.ingest.Bytes;
import dev.sentrycli.sandbox.ingest.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/// A `replay_recording` as it is sent: a line that says which piece it is, then a JSON array of
/// rrweb events, as it is or compressed with zlib.
///
/// @param events compressed
public record Recording(int segment, Bytes events) {
  /// What a piece may come to once it is unpacked.
  private static final int LARGEST = 32 * 1024 * 1024;

  /// Null if it is none.
  public static @Nullable Recording read(byte[] payload) {
    int end = 0;
    while (end < payload.length && payload[end] != '\n') {
      end++;
    }
    JsonObject header = Json.object(new String(payload, 0, end, StandardCharsets.UTF_8));
    Double segment = Json.number(header, "segment_id");
    if (segment == null || segment < 0 || end + 1 >= payload.length) {
      return null;
    }
    byte[] body = new byte[payload.length - end - 1];
    System.arraycopy(payload, end + 1, body, 0, body.length);
    byte[] plain = isPlain(body) ? body : inflated(body);
    if (plain == null || events(plain) == null) {
      return null;
    }
    return new Recording(segment.intValue(), compressed(plain));
  }

  private static boolean isPlain(byte[] body) {
    return body[0] == '[' || body[0] == '{' || body[0] == ' ';
  }

  /// A recording that was written here.
  public static Bytes compressed(JsonArray events) {
    return compressed(events.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Bytes compressed(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      deflater.write(plain);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Bytes.of(out.toByteArray());
  }

  /// The events of a segment as the JSON they came in; an empty array if no recording came.
  public static String text(Segment segment) {
    Bytes recording = segment.recording();
    byte[] plain = recording == null ? null : inflated(recording.toArray());
    return plain == null ? "[]" : new String(plain, StandardCharsets.UTF_8);
  }

  /// The events of a segment.
  static JsonArray events(Segment segment) {
    JsonArray events = events(text(segment).getBytes(StandardCharsets.UTF_8));
    return events == null ? new JsonArray() : events;
  }

  private static @Nullable JsonArray events(byte[] plain) {
    try {
      JsonElement json = JsonParser.parseString(new String(plain, StandardCharsets.UTF_8));
      return json instanceof JsonArray array ? array : null;
    } catch (JsonParseException broken) {
      return null;
    }
  }

  private static byte @Nullable [] inflated(byte[] body) {
    try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(body))) {
      byte[] plain = in.readNBytes(LARGEST + 1);
      return plain.length > LARGEST ? null : plain;
    } catch (IOException broken) {
      return null;
    }
  }
}
