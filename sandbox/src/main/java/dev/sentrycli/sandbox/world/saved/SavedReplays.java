package dev.sentrycli.sandbox.world.saved;

import com.google.gson.JsonArray;
import dev.sentrycli.sandbox.ingest.Bytes;
import dev.sentrycli.sandbox.ingest.Json;
import dev.sentrycli.sandbox.world.World;
import dev.sentrycli.sandbox.world.replay.Replay;
import dev.sentrycli.sandbox.world.replay.Segment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;

/// Replays on disk.
final class SavedReplays {
  private SavedReplays() {}

  static void write(World world, Row out) {
    JsonArray replays = new JsonArray();
    for (Replay replay : world.replays().all()) {
      JsonArray segments = new JsonArray();
      for (Segment segment : replay.segments()) {
        Bytes recording = segment.recording();
        segments.add(
            new Row()
                .put("number", segment.number())
                .put("event", segment.event())
                .put(
                    "recording",
                    recording == null
                        ? null
                        : Base64.getEncoder().encodeToString(recording.toArray()))
                .put("added", segment.added())
                .json());
      }
      replays.add(
          new Row()
              .put("id", replay.id())
              .put("project", replay.projectId())
              .put("segments", segments)
              .put("viewers", replay.viewers())
              .put("archived", replay.archived())
              .json());
    }
    out.put("replays", replays);
  }

  static void read(World world, Row in) throws IOException {
    for (Row one : in.rows("replays")) {
      List<Segment> segments = new ArrayList<>();
      for (Row piece : one.rows("segments")) {
        String recording = piece.textOrNull("recording");
        segments.add(
            new Segment(
                (int) piece.number("number"),
                Json.object(piece.json(), "event"),
                recording == null ? null : Bytes.of(Base64.getDecoder().decode(recording)),
                piece.instant("added")));
      }
      world
          .replays()
          .put(
              new Replay(
                  one.text("id"),
                  one.number("project"),
                  segments,
                  new HashSet<>(one.numbers("viewers")),
                  one.truth("archived")));
    }
  }
}
