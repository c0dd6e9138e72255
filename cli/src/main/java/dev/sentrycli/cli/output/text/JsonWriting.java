package dev.sentrycli.cli.output.text;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.api.json.JsonText;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// JSON over several lines. What a list looks like does not depend on how it came.
public final class JsonWriting implements Writing {
  private static final String INDENT = "  ";

  private final Consumer<String> out;
  private boolean framed;
  private boolean empty;

  public JsonWriting(Consumer<String> out) {
    this.out = out;
  }

  @Override
  public void one(JsonElement value) {
    out.accept(JsonText.pretty(value));
    out.accept("\n");
  }

  @Override
  public void begin(boolean framed) {
    this.framed = framed;
    empty = true;
    out.accept(framed ? "{\n  \"data\": [" : "[");
  }

  @Override
  public void item(JsonElement item) {
    String indent = framed ? INDENT + INDENT : INDENT;
    out.accept(empty ? "\n" : ",\n");
    out.accept(indent);
    out.accept(JsonText.pretty(item, framed ? 2 : 1));
    empty = false;
  }

  @Override
  public void end(@Nullable JsonObject frame) {
    out.accept(empty ? "]" : framed ? "\n  ]" : "\n]");
    if (framed) {
      if (frame != null) {
        for (Map.Entry<String, JsonElement> key : frame.entrySet()) {
          out.accept(",\n  ");
          out.accept(JsonText.quoted(key.getKey()));
          out.accept(": ");
          out.accept(JsonText.pretty(key.getValue(), 1));
        }
      }
      out.accept("\n}");
    }
    out.accept("\n");
  }
}
