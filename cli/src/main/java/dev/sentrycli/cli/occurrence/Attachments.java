package dev.sentrycli.cli.occurrence;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.api.event.Event;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.format.Amounts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The files that came with an event, each with the address its bytes are at.
public record Attachments(List<JsonObject> files) {
  public Attachments {
    files = List.copyOf(files);
  }

  private static Attachments none() {
    return new Attachments(List.of());
  }

  /// Asks for the files of an event. Where they can't be had, because the server knows none or this
  /// account may not see them, there are none.
  ///
  /// @param project a slug or an id; null if nobody knows it
  public static Attachments of(
      String organization, @Nullable String project, @Nullable JsonObject event, Session session) {
    if (event == null || project == null) {
      return none();
    }
    String id = new Event(event).id();
    try {
      List<JsonObject> files = new ArrayList<>();
      for (JsonObject file : session.api().events().attachments(organization, project, id)) {
        String own = Fields.textOrNull(file, "id");
        files.add(
            own == null
                ? file
                : Fields.with(
                    file,
                    "download",
                    session.api().events().attachmentUrl(organization, project, id, own)));
      }
      return new Attachments(files);
    } catch (ApiException unavailable) {
      session.notices().debug("event", "No attachments: " + unavailable.getMessage());
      return none();
    }
  }

  public JsonArray json() {
    JsonArray json = new JsonArray();
    files.forEach(json::add);
    return json;
  }

  /// For people; nothing if there are none.
  public List<Block> blocks() {
    if (files.isEmpty()) {
      return List.of();
    }
    List<Text> items = new ArrayList<>();
    for (JsonObject file : files) {
      items.add(line(file));
    }
    return List.of(
        new Block.Gap(), new Block.Heading(3, Text.of("Attachments")), new Block.Bullets(items));
  }

  private static Text line(JsonObject file) {
    String type = Fields.textOrNull(file, "mimetype");
    if (type == null) {
      type = Fields.textOr(file, "type", "unknown type");
    }
    Double size = Fields.numberOrNull(file, "size");
    Text text =
        Text.of(Fields.textOr(file, "name", "unnamed"), Style.BOLD)
            .plus(" (" + type + (size == null ? "" : ", " + Amounts.size(size.longValue())) + ")");
    String id = Fields.textOrNull(file, "id");
    return id == null ? text : text.plus(" — " + id, Style.MUTED);
  }
}
