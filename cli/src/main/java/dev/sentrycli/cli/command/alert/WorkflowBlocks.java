package dev.sentrycli.cli.command.alert;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.alert.Workflow;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an alert waits for and what it does, for people.
public final class WorkflowBlocks {
  private WorkflowBlocks() {}

  /// `active` or `disabled`, in colour.
  public static Text status(boolean enabled) {
    return enabled ? Text.of("active", Style.GREEN) : Text.of("disabled", Style.MUTED);
  }

  /// Triggers, filters and actions.
  public static List<Block> of(Workflow workflow) {
    List<Block> blocks = new ArrayList<>();
    List<JsonObject> triggers = Fields.objects(workflow.triggers(), "conditions");
    blocks.add(new Block.Gap());
    if (triggers.isEmpty()) {
      blocks.add(title("When", null));
      blocks.add(new Block.Bullets(List.of(Text.of("every event"))));
    } else {
      blocks.add(title("When", Fields.textOrNull(workflow.triggers(), "logicType")));
      blocks.add(conditions(triggers));
    }
    for (JsonObject filter : workflow.actionFilters()) {
      List<JsonObject> conditions = Fields.objects(filter, "conditions");
      blocks.add(new Block.Gap());
      blocks.add(title("If", Fields.textOrNull(filter, "logicType")));
      blocks.add(
          conditions.isEmpty()
              ? new Block.Bullets(List.of(Text.of("no filter")))
              : conditions(conditions));
      blocks.add(new Block.Gap());
      blocks.add(title("Then", null));
      blocks.add(actions(Fields.objects(filter, "actions")));
    }
    return blocks;
  }

  private static Block title(String word, @Nullable String logic) {
    Text text = Text.of(word, Style.BOLD);
    return new Block.Paragraph(logic == null ? text : text.plus(" (" + logic + ")", Style.MUTED));
  }

  private static Block conditions(List<JsonObject> conditions) {
    List<Text> lines = new ArrayList<>();
    for (JsonObject condition : conditions) {
      lines.add(Text.of(condition(condition)));
    }
    return new Block.Bullets(lines);
  }

  private static String condition(JsonObject condition) {
    String type = Fields.textOr(condition, "type", "?");
    JsonElement compared = condition.get("comparison");
    if (compared instanceof JsonPrimitive primitive) {
      return primitive.isBoolean() ? type : type + " " + primitive.getAsString();
    }
    return compared instanceof JsonObject object ? type + ": " + pairs(object) : type;
  }

  private static Block actions(List<JsonObject> actions) {
    List<Text> lines = new ArrayList<>();
    for (JsonObject action : actions) {
      lines.add(Text.of(action(action)));
    }
    return new Block.Bullets(lines.isEmpty() ? List.of(Text.of("nothing")) : lines);
  }

  private static String action(JsonObject action) {
    StringBuilder line = new StringBuilder(Fields.textOr(action, "type", "?"));
    JsonObject config = Fields.objectOrNull(action, "config");
    String target = Fields.textOrNull(config, "targetType");
    String display = Fields.textOrNull(config, "targetDisplay");
    String identifier = Fields.textOrNull(config, "targetIdentifier");
    if (target != null && !target.equals("specific")) {
      line.append(" to ").append(target);
    }
    String whom = display == null ? identifier : display;
    if (whom != null) {
      line.append(line.indexOf(" to ") < 0 ? " to " : " ").append(whom);
    }
    JsonObject data = Fields.objectOrNull(action, "data");
    if (data != null && !data.isEmpty()) {
      line.append(" (").append(pairs(data)).append(')');
    }
    return line.toString();
  }

  /// `interval 1h, value 100`.
  private static String pairs(JsonObject object) {
    List<String> pairs = new ArrayList<>();
    for (Map.Entry<String, JsonElement> field : object.entrySet()) {
      JsonElement value = field.getValue();
      if (value.isJsonNull()) {
        continue;
      }
      pairs.add(
          field.getKey()
              + " "
              + (value instanceof JsonPrimitive primitive
                  ? primitive.getAsString()
                  : value.toString()));
    }
    return String.join(", ", pairs);
  }
}
