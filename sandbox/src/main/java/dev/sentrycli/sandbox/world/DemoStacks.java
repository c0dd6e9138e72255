package dev.sentrycli.sandbox.world;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.ingest.Json;
import java.util.ArrayList;
import java.util.List;

/// Writes the exceptions of a demo event. A frame in the script is a list: file, function, line,
/// column, `own` or `lib`, the module in projects that have some, then the lines around the call,
/// the one of the call itself with a `>` before it.
final class DemoStacks {
  private final JsonObject script;

  DemoStacks(JsonObject script) {
    this.script = script;
  }

  /// The cause first, as the protocol wants it.
  JsonObject exceptions(JsonObject told) {
    JsonArray values = new JsonArray();
    JsonObject cause = Json.object(told, "cause");
    JsonObject mechanism = new JsonObject();
    mechanism.addProperty("type", Json.text(told, "mechanism", "generic"));
    mechanism.addProperty("handled", Json.isTrue(told, "handled"));
    if (cause != null) {
      mechanism.addProperty("exception_id", 0);
      JsonObject chained = new JsonObject();
      chained.addProperty("type", "chained");
      chained.addProperty("exception_id", 1);
      chained.addProperty("parent_id", 0);
      chained.addProperty("source", "__cause__");
      values.add(exception(cause, chained));
    }
    values.add(exception(told, mechanism));
    JsonObject exceptions = new JsonObject();
    exceptions.add("values", values);
    return exceptions;
  }

  private JsonObject exception(JsonObject told, JsonObject mechanism) {
    JsonObject exception = new JsonObject();
    exception.addProperty("type", Json.text(told, "type", ""));
    exception.addProperty("value", Json.text(told, "value", ""));
    String module = Json.text(told, "module");
    if (module != null) {
      exception.addProperty("module", module);
    }
    exception.add("mechanism", mechanism);
    JsonArray frames = new JsonArray();
    told.getAsJsonArray("frames").forEach(frame -> frames.add(frame(frame.getAsJsonArray())));
    JsonObject stacktrace = new JsonObject();
    stacktrace.add("frames", frames);
    exception.add("stacktrace", stacktrace);
    return exception;
  }

  private JsonObject frame(JsonArray told) {
    JsonObject frame = new JsonObject();
    String file = told.get(0).getAsString();
    frame.addProperty("filename", file);
    frame.addProperty("abs_path", absolute(file));
    frame.addProperty("function", told.get(1).getAsString());
    int line = told.get(2).getAsInt();
    if (line > 0) {
      frame.addProperty("lineno", line);
    }
    if (told.get(3).getAsInt() > 0) {
      frame.addProperty("colno", told.get(3).getAsInt());
    }
    frame.addProperty("in_app", told.get(4).getAsString().equals("own"));
    int at = 5;
    if (Json.isTrue(script, "modules")) {
      frame.addProperty("module", told.get(at++).getAsString());
    } else if (file.endsWith(".py")) {
      frame.addProperty("module", file.substring(0, file.length() - 3).replace('/', '.'));
    }
    List<JsonElement> code = new ArrayList<>(told.asList().subList(at, told.size()));
    code(frame, code);
    return frame;
  }

  private static String absolute(String file) {
    if (file.endsWith(".py") || file.endsWith(".go")) {
      return "/srv/app/" + file;
    }
    return file.endsWith(".ts") || file.endsWith(".tsx") || file.startsWith("node_modules")
        ? "webpack:///./" + file
        : file;
  }

  private static void code(JsonObject frame, List<JsonElement> lines) {
    JsonArray before = new JsonArray();
    JsonArray after = new JsonArray();
    boolean passed = false;
    for (JsonElement line : lines) {
      String text = line.getAsString();
      if (text.startsWith(">") && !passed) {
        passed = true;
        if (text.length() > 1) {
          frame.addProperty("context_line", text.substring(1));
        }
      } else {
        (passed ? after : before).add(text);
      }
    }
    if (!before.isEmpty()) {
      frame.add("pre_context", before);
    }
    if (!after.isEmpty()) {
      frame.add("post_context", after);
    }
  }
}
