package dev.sentrycli.cli.command.event.send;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import dev.sentrycli.api.ingest.Envelope;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.JsonTree;
import dev.sentrycli.cli.query.HexId;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A file as it is sent.
///
/// @param name as it was typed
/// @param id of the event in it
@SuppressWarnings("ArrayRecordComponent") // never compared
record EventFile(String name, String id, byte[] envelope) {
  /// Reads an event that is written as JSON.
  ///
  /// @param fresh the id of an event that has none
  /// @throws SendException if it is none
  static EventFile ofEvent(String name, Path folder, String fresh, Instant now) {
    byte[] bytes = read("The event file", name, folder);
    JsonObject event = object(bytes);
    if (event == null) {
      throw SendException.badFile(
          "The event file",
          name,
          "holds no JSON object",
          "--raw sends a file without looking into it");
    }
    String written = Fields.textOrNull(event, "event_id");
    String id = written == null ? fresh : HexId.parse(written);
    if (id == null) {
      throw SendException.badFile(
          "The event file",
          name,
          "has an 'event_id' that is none: 32 hexadecimal digits are needed",
          "leave it out to have one made");
    }
    JsonObject sent =
        written != null && written.equals(id) ? event : Fields.with(event, "event_id", id);
    return new EventFile(name, id, Envelope.of(id, now, sent));
  }

  /// Reads a file of which no byte is changed: an envelope, or an event to be put into one.
  ///
  /// @throws SendException if it can't be read
  static EventFile raw(String name, Path folder, String fresh, Instant now) {
    byte[] bytes = read("The file", name, folder);
    if (Envelope.isOne(bytes)) {
      String id = Envelope.eventId(bytes);
      return new EventFile(name, id == null ? "" : id, bytes);
    }
    String written = Fields.textOrNull(object(bytes), "event_id");
    String id = written == null ? null : HexId.parse(written);
    String known = id == null ? fresh : id;
    return new EventFile(name, known, Envelope.around(known, now, bytes));
  }

  /// The end of a file.
  ///
  /// @throws SendException if it can't be read
  static byte[] tail(String what, String name, Path folder, int most) {
    try (FileChannel channel = FileChannel.open(folder.resolve(name), StandardOpenOption.READ)) {
      channel.position(Math.max(0, channel.size() - most));
      return Channels.newInputStream(channel).readNBytes(most);
    } catch (IOException | InvalidPathException unreadable) {
      throw unreadable(what, name);
    }
  }

  /// @param what the file is, for messages
  /// @throws SendException if it can't be read
  private static byte[] read(String what, String name, Path folder) {
    try {
      Path path = folder.resolve(name);
      if (Files.isDirectory(path)) {
        throw SendException.badFile(what, name, "is a folder", "name a file in it");
      }
      return Files.readAllBytes(path);
    } catch (IOException | InvalidPathException unreadable) {
      throw unreadable(what, name);
    }
  }

  private static SendException unreadable(String what, String name) {
    return SendException.badFile(
        what, name, "can't be read", "check the path and whether you may read it");
  }

  private static @Nullable JsonObject object(byte[] bytes) {
    try {
      JsonElement read = JsonTree.read(new String(bytes, StandardCharsets.UTF_8));
      return read instanceof JsonObject object ? object : null;
    } catch (IOException | JsonParseException noJson) {
      return null;
    }
  }
}
