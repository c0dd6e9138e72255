package dev.sentrycli.cli.output.text;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.api.json.JsonText;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A JSON value a line. The frame of a list is left out.
public final class LineWriting implements Writing {
  private final Consumer<String> out;

  public LineWriting(Consumer<String> out) {
    this.out = out;
  }

  @Override
  public void one(JsonElement value) {
    if (value instanceof JsonArray array) {
      array.forEach(this::item);
    } else {
      item(value);
    }
  }

  @Override
  public void begin(boolean framed) {}

  @Override
  public void item(JsonElement item) {
    out.accept(JsonText.compact(item));
    out.accept("\n");
  }

  @Override
  public void end(@Nullable JsonObject frame) {}
}
