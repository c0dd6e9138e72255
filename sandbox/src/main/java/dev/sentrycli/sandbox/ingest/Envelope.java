package dev.sentrycli.sandbox.ingest;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A message in the envelope format: a line of headers, then items, each a line of headers and a
/// payload that is as long as its header says or else one line.
public record Envelope(JsonObject header, List<Item> items) {
  private static final int MOST_ITEMS = 1000;

  public Envelope {
    items = List.copyOf(items);
  }

  /// One item.
  public record Item(JsonObject header, String type, Bytes payload) {}

  /// The event id in the header as 32 hex digits, null if there is none.
  public @Nullable String eventId() {
    return eventId(Json.text(header, "event_id"));
  }

  static @Nullable String eventId(@Nullable String sent) {
    if (sent == null) {
      return null;
    }
    String id = sent.replace("-", "").toLowerCase(Locale.ROOT);
    return id.length() == 32 && isHex(id) ? id : null;
  }

  static boolean isHex(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  public static Envelope parse(byte[] bytes) throws IngestException {
    if (bytes.length == 0) {
      throw new IngestException(IngestException.Reason.MALFORMED, "empty request body", "");
    }
    int end = lineEnd(bytes, 0);
    JsonObject header = Json.object(text(bytes, 0, end));
    if (header == null) {
      throw malformed(end == 0 ? "missing envelope header" : "invalid envelope header");
    }
    List<Item> items = new ArrayList<>();
    int at = end + 1;
    while (at < bytes.length) {
      if (bytes[at] == '\n') {
        at++;
        continue;
      }
      at = readItem(bytes, at, items);
    }
    return new Envelope(header, items);
  }

  /// Reads the item at a position and returns the position after it.
  private static int readItem(byte[] bytes, int at, List<Item> items) throws IngestException {
    int end = lineEnd(bytes, at);
    JsonObject header = Json.object(text(bytes, at, end));
    String type = Json.text(header, "type");
    if (header == null || type == null) {
      throw malformed("invalid item header");
    }
    if (items.size() == MOST_ITEMS) {
      throw new IngestException(
          IngestException.Reason.TOO_LARGE, "envelope exceeded size limits", "too many items");
    }
    int from = Math.min(end + 1, bytes.length);
    Double length = Json.number(header, "length");
    if (length == null) {
      int to = lineEnd(bytes, from);
      items.add(new Item(header, type, Bytes.of(bytes, from, to)));
      return to + 1;
    }
    if (length < 0 || length > bytes.length - from) {
      throw malformed("unexpected end of file");
    }
    int to = from + length.intValue();
    if (to < bytes.length && bytes[to] != '\n') {
      throw malformed("missing newline after header or payload");
    }
    items.add(new Item(header, type, Bytes.of(bytes, from, to)));
    return to + 1;
  }

  private static int lineEnd(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  private static IngestException malformed(String cause) {
    return new IngestException(IngestException.Reason.MALFORMED, "invalid event envelope", cause);
  }
}
