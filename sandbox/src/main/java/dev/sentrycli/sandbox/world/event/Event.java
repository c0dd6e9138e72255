package dev.sentrycli.sandbox.world.event;

import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.ingest.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One event as the server keeps it: what was derived from it on arrival, and `payload`, the
/// normalised body in the protocol's own form, which nobody may change. `issueId` is null for
/// transactions.
public record Event(
    String id,
    long projectId,
    @Nullable Long issueId,
    String type,
    Instant timestamp,
    Instant received,
    String title,
    String message,
    String culprit,
    @Nullable String location,
    String platform,
    String level,
    JsonObject metadata,
    List<Tag> tags,
    @Nullable String traceId,
    List<String> fingerprints,
    int size,
    JsonObject payload) {

  public Event {
    tags = List.copyOf(tags);
    fingerprints = List.copyOf(fingerprints);
  }

  /// The value of a tag, null if the event has none of this key.
  public @Nullable String tag(String key) {
    for (Tag tag : tags) {
      if (tag.key().equals(key)) {
        return tag.value();
      }
    }
    return null;
  }

  /// The same event as one of another issue.
  public Event ofIssue(long issue) {
    return new Event(
        id,
        projectId,
        issue,
        type,
        timestamp,
        received,
        title,
        message,
        culprit,
        location,
        platform,
        level,
        metadata,
        tags,
        traceId,
        fingerprints,
        size,
        payload);
  }
}
