package dev.sentrycli.cli.output;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.cli.query.QueryField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fields `--fields` asks for: a projection over JSON that keeps the nesting.
///
/// @param paths names or dotted paths, in the order given, without repetition
public record FieldSelection(List<String> paths) {
  public static @Nullable FieldSelection parse(@Nullable String list) {
    if (list == null) {
      return null;
    }
    List<String> paths =
        QueryField.split(list).stream().filter(p -> !p.isEmpty()).distinct().toList();
    return paths.isEmpty() ? null : new FieldSelection(paths);
  }

  /// The projection of an object, or of every element of an array; anything else stays as it is.
  /// Fields that are not there are left out.
  public JsonElement of(JsonElement element) {
    return switch (element) {
      case JsonArray array -> {
        JsonArray chosen = new JsonArray();
        array.forEach(item -> chosen.add(of(item)));
        yield chosen;
      }
      case JsonObject object -> {
        JsonObject chosen = new JsonObject();
        paths.forEach(path -> copy(object, path, chosen));
        yield chosen;
      }
      default -> element;
    };
  }

  private static void copy(JsonObject from, String path, JsonObject to) {
    if (from.has(path)) {
      to.add(path, from.get(path));
      return;
    }
    int dot = QueryField.outside(path, '.', 0);
    if (dot <= 0 || !from.has(path.substring(0, dot))) {
      return;
    }
    String head = path.substring(0, dot);
    String rest = path.substring(dot + 1);
    JsonElement merged = merge(from.get(head), rest, to.get(head));
    if (merged != null) {
      to.add(head, merged);
    }
  }

  /// What `rest` selects below `source`, added to what an earlier path already selected there.
  private static @Nullable JsonElement merge(
      JsonElement source, String rest, @Nullable JsonElement earlier) {
    return switch (source) {
      case JsonObject object -> {
        JsonObject target = earlier instanceof JsonObject known ? known : new JsonObject();
        copy(object, rest, target);
        yield target.isEmpty() ? null : target;
      }
      case JsonArray array -> {
        JsonArray target = new JsonArray();
        for (int i = 0; i < array.size(); i++) {
          JsonElement known =
              earlier instanceof JsonArray list && i < list.size() ? list.get(i) : null;
          JsonElement item = merge(array.get(i), rest, known);
          target.add(item == null ? new JsonObject() : item);
        }
        yield target;
      }
      default -> null;
    };
  }
}
