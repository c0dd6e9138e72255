package dev.sentrycli.sandbox.world.replay;

import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.ingest.Bytes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A piece of a replay, as an SDK sends it every few seconds.
///
/// @param event what the SDK says about it; null if only the recording came
/// @param recording a JSON array of rrweb events, compressed; null if only the event came
/// @param added when it arrived
public record Segment(
    int number, @Nullable JsonObject event, @Nullable Bytes recording, Instant added) {

  /// This one with what another brought of the same piece.
  Segment and(Segment later) {
    return new Segment(
        number,
        later.event == null ? event : later.event,
        later.recording == null ? recording : later.recording,
        added);
  }

  int size() {
    return (recording == null ? 0 : recording.size())
        + (event == null ? 0 : event.toString().length());
  }
}
