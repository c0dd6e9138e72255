package dev.sentrycli.cli.occurrence;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The exceptions of an event with their frames, newest first, and the code around each line.
final class StackTraces {
  private StackTraces() {}

  /// Empty if the event has no exception.
  static Optional<List<Block>> of(JsonObject event) {
    List<JsonObject> exceptions =
        Fields.objects(EventCard.entry(event, "exception"), "values").reversed();
    if (exceptions.isEmpty()) {
      return Optional.empty();
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(3, Text.of("Stack Trace")));
    boolean first = true;
    for (JsonObject exception : exceptions) {
      if (!first) {
        blocks.add(new Block.Gap());
      }
      first = false;
      blocks.addAll(exception(exception));
    }
    return Optional.of(blocks);
  }

  private static List<Block> exception(JsonObject exception) {
    List<Block> blocks = new ArrayList<>();
    String value = Fields.textOrNull(exception, "value");
    blocks.add(
        new Block.Paragraph(
            Text.of(Fields.textOr(exception, "type", "Error"), Style.BOLD, Style.RED)
                .plus(value == null ? "" : ": " + value)));
    JsonObject mechanism = Fields.objectOrNull(exception, "mechanism");
    if (mechanism != null) {
      String kind = Fields.textOr(mechanism, "type", "generic");
      String handled =
          !mechanism.has("handled") || mechanism.get("handled").isJsonNull()
              ? ""
              : Fields.truth(mechanism, "handled") ? " (handled)" : " (unhandled)";
      blocks.add(new Block.Paragraph(Text.of("mechanism: " + kind + handled, Style.MUTED)));
    }
    List<Text> lines = new ArrayList<>();
    List<JsonObject> frames =
        Fields.objects(Fields.objectOrNull(exception, "stacktrace"), "frames").reversed();
    for (JsonObject frame : frames) {
      frame(frame, lines);
    }
    if (!lines.isEmpty()) {
      blocks.add(new Block.Lines(lines));
    }
    return blocks;
  }

  private static void frame(JsonObject frame, List<Text> lines) {
    boolean inApp = Fields.truth(frame, "inApp");
    String file = Fields.textOrNull(frame, "filename");
    if (file == null) {
      file = Fields.textOr(frame, "absPath", Fields.textOr(frame, "module", "?"));
    }
    String place = file;
    String line = Fields.textOrNull(frame, "lineNo");
    if (line != null) {
      String column = Fields.textOrNull(frame, "colNo");
      place += ":" + line + (column == null ? "" : ":" + column);
    }
    Text heading =
        Text.of("  at ", Style.MUTED)
            .plus(Fields.textOr(frame, "function", "?"), Style.BOLD)
            .plus(" (" + place + ")");
    lines.add(inApp ? heading.plus(" [in-app]", Style.GREEN) : heading.in(Style.MUTED));
    code(Fields.arrayOrNull(frame, "context"), line, lines);
  }

  private static void code(
      @Nullable JsonArray context, @Nullable String current, List<Text> lines) {
    if (context == null) {
      return;
    }
    for (JsonElement element : context) {
      if (element instanceof JsonArray pair
          && pair.size() == 2
          && pair.get(0) instanceof JsonPrimitive number
          && pair.get(1) instanceof JsonPrimitive code) {
        boolean here = number.getAsString().equals(current);
        String padded = " ".repeat(Math.max(0, 6 - number.getAsString().length()));
        Text text =
            Text.of(here ? "  > " : "    ")
                .plus(padded + number.getAsString() + " | " + firstLine(code.getAsString()));
        lines.add(here ? text.in(Style.YELLOW) : text.in(Style.MUTED));
      }
    }
  }

  private static String firstLine(String code) {
    int end = code.indexOf('\n');
    return end < 0 ? code : code.substring(0, end);
  }
}
