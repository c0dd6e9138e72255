package dev.sentrycli.sandbox.ingest;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An event as it stands after normalisation: `payload` in the protocol's own form, and what the
/// server derives from it. Events with the same hash belong to the same issue; transactions have no
/// hashes.
public record ReceivedEvent(
    String id,
    String type,
    Instant timestamp,
    String level,
    String platform,
    String title,
    String message,
    String culprit,
    @Nullable String location,
    JsonObject metadata,
    List<Tag> tags,
    @Nullable String user,
    @Nullable String release,
    @Nullable String environment,
    @Nullable String logger,
    @Nullable String traceId,
    boolean unhandled,
    List<String> hashes,
    JsonObject payload) {

  public ReceivedEvent {
    tags = List.copyOf(tags);
    hashes = List.copyOf(hashes);
  }

  /// Normalises an event body and derives what follows from it.
  ///
  /// @param headerId the event id of the envelope, which wins over the body's
  /// @param kind the item's type: event, transaction or feedback
  public static ReceivedEvent of(
      JsonObject body, @Nullable String headerId, String kind, Instant received) {
    JsonObject payload = Normalization.of(body, headerId, received);
    String type = EventType.of(payload, kind);
    EventType.Heading heading = EventType.heading(payload, type);
    return new ReceivedEvent(
        Json.text(payload, "event_id", ""),
        type,
        Times.instant(Json.field(payload, "timestamp"), received),
        Json.text(payload, "level", "error"),
        Json.text(payload, "platform", "other"),
        heading.title(),
        heading.message(),
        Culprit.of(payload),
        Json.text(heading.metadata(), "filename"),
        heading.metadata(),
        Tags.of(payload),
        Tags.user(payload),
        Json.text(payload, "release"),
        Json.text(payload, "environment"),
        Json.text(payload, "logger"),
        Json.text(Json.object(Json.object(payload, "contexts"), "trace"), "trace_id"),
        EventType.unhandled(payload),
        type.equals("transaction") ? List.of() : Grouping.hashes(payload, type),
        payload);
  }
}
