package dev.sentrycli.cli.output;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.api.json.JsonText;
import dev.sentrycli.cli.output.Result.Detail;
import dev.sentrycli.cli.output.Result.Envelope;
import dev.sentrycli.cli.output.Result.Listing;
import dev.sentrycli.cli.output.Result.Verbatim;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Console;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The one place where results become characters on standard output.
///
/// @param fields what `--fields` leaves of JSON output; null for everything
/// @param tips whether people want hints that start with `Tip:`
public record Renderer(
    Console console, Format format, @Nullable FieldSelection fields, boolean tips) {

  // A chain, because a switch over types makes the JVM build a class in every run.
  public void show(Result result) {
    if (result instanceof Listing listing) {
      show(listing.picture(), listing.notes(), json(listing.items(), listing.envelope()));
    } else if (result instanceof Detail detail) {
      show(detail.picture(), detail.notes(), json(detail));
    } else {
      console.out().write(((Verbatim) result).bytes());
    }
  }

  @SuppressWarnings("ReferenceEquality") // AS_JSON is one of a kind
  private void show(Result.Picture picture, List<String> notes, JsonElement json) {
    switch (picture == Result.AS_JSON ? Format.JSON : format) {
      case JSON -> console.out().println(JsonText.pretty(json));
      case HUMAN -> {
        List<Block> blocks = new ArrayList<>(picture.apply(console.look()));
        List<Text> hints = new ArrayList<>();
        for (String note : notes) {
          if (tips || !note.startsWith("Tip:")) {
            hints.add(Text.of(note));
          }
        }
        if (!hints.isEmpty()) {
          if (!blocks.isEmpty()) {
            blocks.add(new Block.Gap());
          }
          blocks.add(new Block.Lines(hints));
        }
        console.show(blocks);
      }
    }
  }

  private JsonElement json(List<JsonObject> items, @Nullable Envelope envelope) {
    JsonArray array = new JsonArray();
    for (JsonObject item : items) {
      array.add(fields == null ? item : fields.of(item));
    }
    if (envelope == null) {
      return array;
    }
    JsonObject page = new JsonObject();
    page.add("data", array);
    page.addProperty("hasMore", envelope.hasMore());
    if (envelope.next() != null) {
      page.addProperty("nextCursor", envelope.next());
    }
    page.addProperty("hasPrev", envelope.hasPrevious());
    envelope.extras().entrySet().forEach(extra -> page.add(extra.getKey(), extra.getValue()));
    return page;
  }

  private JsonElement json(Detail detail) {
    if (fields == null) {
      return detail.json();
    }
    String scope = detail.fieldsWithin();
    if (scope == null) {
      return fields.of(detail.json());
    }
    if (detail.json() instanceof JsonObject object && object.has(scope)) {
      JsonObject narrowed = object.deepCopy();
      narrowed.add(scope, fields.of(object.get(scope)));
      return narrowed;
    }
    return detail.json();
  }
}
