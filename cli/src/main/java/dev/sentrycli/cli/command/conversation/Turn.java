package dev.sentrycli.cli.command.conversation;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.conversation.Conversation;
import dev.sentrycli.api.json.Fields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One answer of a model, with what it was asked and the tools that it used.
///
/// @param number from 1
record Turn(int number, JsonObject span, List<JsonObject> tools) {

  /// The turns of a conversation, in order. A tool belongs to the turn it begins in.
  static List<Turn> of(List<JsonObject> spans) {
    List<JsonObject> sorted = new ArrayList<>(spans);
    sorted.sort(Comparator.comparingDouble(Turn::start));
    List<Turn> turns = new ArrayList<>();
    for (JsonObject span : sorted) {
      switch (kind(span)) {
        case "ai_client" -> turns.add(new Turn(turns.size() + 1, span, new ArrayList<>()));
        case "tool" -> {
          if (!turns.isEmpty()) {
            turns.getLast().tools().add(span);
          }
        }
        default -> {}
      }
    }
    return turns;
  }

  private static String kind(JsonObject span) {
    String type = Fields.textOrNull(span, "gen_ai.operation.type");
    if (type != null) {
      return type;
    }
    String name = Fields.textOr(span, "span.name", "");
    if (!name.startsWith("gen_ai.")) {
      return "";
    }
    return switch (name.substring(7)) {
      case "execute_tool" -> "tool";
      case "invoke_agent", "create_agent" -> "agent";
      case "handoff" -> "handoff";
      default -> "ai_client";
    };
  }

  static double start(JsonObject span) {
    return number(span, "precise.start_ts");
  }

  static double end(JsonObject span) {
    return number(span, "precise.finish_ts");
  }

  private static double number(JsonObject span, String name) {
    Double number = Fields.numberOrNull(span, name);
    return number == null ? 0 : number;
  }

  static double millis(JsonObject span) {
    return Math.max(0, Math.round((end(span) - start(span)) * 1e6) / 1e3);
  }

  static String time(double seconds) {
    return Conversation.instant(seconds).toString();
  }

  static String status(JsonObject span) {
    return Fields.textOr(span, "span.status", "");
  }

  static String tool(JsonObject span) {
    return Fields.textOr(span, "gen_ai.tool.name", Fields.textOr(span, "span.description", "tool"));
  }

  String model() {
    return Fields.textOr(
        span, "gen_ai.request.model", Fields.textOr(span, "gen_ai.response.model", ""));
  }

  @Nullable String agent() {
    return Fields.textOrNull(span, "gen_ai.agent.name");
  }

  long tokens() {
    return (long) number(span, "gen_ai.usage.total_tokens");
  }

  /// What was asked; null if that was not recorded.
  @Nullable String asked() {
    String messages = messages("gen_ai.input.messages");
    return last(messages == null ? messages("gen_ai.request.messages") : messages, "user");
  }

  /// What was answered; null if that was not recorded.
  @Nullable String answered() {
    String message = last(messages("gen_ai.output.messages"), "assistant");
    if (message == null) {
      message = Fields.textOrNull(span, "gen_ai.response.text");
    }
    return message == null ? Fields.textOrNull(span, "gen_ai.response.object") : message;
  }

  /// Messages as a text of JSON, which is how most servers hand them on.
  private @Nullable String messages(String name) {
    JsonElement value = span.get(name);
    return value instanceof JsonArray || value instanceof JsonObject
        ? value.toString()
        : Fields.textOrNull(span, name);
  }

  /// The last message of somebody. What is no list of messages, such as `[Filtered]`, stays as it
  /// is.
  private static @Nullable String last(@Nullable String messages, String role) {
    if (messages == null || messages.isBlank()) {
      return null;
    }
    JsonElement read;
    try {
      read = JsonParser.parseString(messages);
    } catch (JsonParseException words) {
      return messages;
    }
    JsonArray array = new JsonArray();
    if (read instanceof JsonArray several) {
      array = several;
    } else if (read instanceof JsonObject one && one.has("role")) {
      array.add(one);
    } else {
      return messages;
    }
    String found = null;
    for (JsonElement element : array) {
      if (element instanceof JsonObject message
          && role.equals(Fields.textOrNull(message, "role"))) {
        String said = said(message);
        found = said == null ? found : said;
      }
    }
    return found == null && array.size() > 0 && array.get(0).isJsonPrimitive() ? messages : found;
  }

  private static @Nullable String said(JsonObject message) {
    for (String name : List.of("content", "text", "parts")) {
      JsonElement value = message.get(name);
      if (value instanceof JsonArray parts) {
        List<String> texts = new ArrayList<>();
        for (JsonElement part : parts) {
          String text = part instanceof JsonObject object ? said(object) : text(part);
          if (text != null) {
            texts.add(text);
          }
        }
        if (!texts.isEmpty()) {
          return String.join("\n", texts);
        }
      } else if (value != null && text(value) != null) {
        return text(value);
      }
    }
    return null;
  }

  private static @Nullable String text(JsonElement value) {
    return value.isJsonPrimitive() ? value.getAsString() : null;
  }

  JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("turn", number);
    json.addProperty("spanId", Fields.textOrNull(span, "span_id"));
    json.addProperty("traceId", Fields.textOrNull(span, "trace"));
    json.addProperty("started", time(start(span)));
    json.addProperty("ended", time(end(span)));
    json.addProperty("durationMs", millis(span));
    json.addProperty("userContent", asked());
    json.addProperty("assistantContent", answered());
    JsonArray calls = new JsonArray();
    for (JsonObject tool : tools) {
      JsonObject call = new JsonObject();
      call.addProperty("name", tool(tool));
      call.addProperty("spanId", Fields.textOrNull(tool, "span_id"));
      call.addProperty("timestamp", time(start(tool)));
      call.addProperty("durationMs", millis(tool));
      call.addProperty("status", status(tool));
      calls.add(call);
    }
    json.add("toolCalls", calls);
    json.add("model", model().isEmpty() ? JsonNull.INSTANCE : new JsonPrimitive(model()));
    if (agent() != null) {
      json.addProperty("agentName", agent());
    }
    json.addProperty("totalTokens", tokens());
    json.addProperty("status", status(span));
    return json;
  }
}
