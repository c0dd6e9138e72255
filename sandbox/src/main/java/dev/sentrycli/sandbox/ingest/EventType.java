package dev.sentrycli.sandbox.ingest;

import com.google.gson.JsonObject;
import java.util.Locale;

/// What kind of event it is, and how each kind gets its title.
final class EventType {
  private static final int TITLE_LINE = 100;

  private EventType() {}

  /// Title, the text of the log message, and the metadata that issue lists show.
  record Heading(String title, String message, JsonObject metadata) {}

  static String of(JsonObject payload, String itemType) {
    String type = Json.text(payload, "type", "");
    if (itemType.equals("transaction") || type.equals("transaction")) {
      return "transaction";
    }
    if (itemType.equals("feedback") || type.equals("feedback")) {
      return "feedback";
    }
    return Frames.thrown(payload) == null ? "default" : "error";
  }

  static Heading heading(JsonObject payload, String type) {
    String message = Json.text(Json.object(payload, "logentry"), "formatted", "");
    return switch (type) {
      case "transaction" -> {
        String name = Json.text(payload, "transaction", "<unlabeled transaction>");
        JsonObject metadata = new JsonObject();
        metadata.addProperty("location", name);
        metadata.addProperty("title", name);
        yield new Heading(name, message, metadata);
      }
      case "feedback" -> feedback(payload);
      case "error" -> error(payload, message);
      default -> plain(payload, message);
    };
  }

  private static Heading error(JsonObject payload, String message) {
    JsonObject thrown = Frames.thrown(payload);
    String type = Json.text(thrown, "type");
    String value = Json.text(thrown, "value");
    boolean synthetic = Json.isTrue(Json.object(thrown, "mechanism"), "synthetic") && value != null;
    if (synthetic || (type != null && type.isEmpty())) {
      type = null;
    }
    JsonObject metadata = new JsonObject();
    if (value != null) {
      metadata.addProperty("value", cut(value, 1024));
    }
    if (type != null) {
      metadata.addProperty("type", cut(type, 128));
    }
    JsonObject crash = Frames.crash(Frames.decisive(payload));
    String file = Json.text(crash, "filename", Json.text(crash, "abs_path", ""));
    if (!file.isEmpty()) {
      metadata.addProperty("filename", cut(file, 256));
    }
    String function = Json.text(crash, "function");
    if (function != null) {
      metadata.addProperty("function", cut(function, 256));
    }
    addSdk(metadata, payload);
    String title;
    if (type != null) {
      String line = value == null ? "" : firstLine(value);
      title = line.isEmpty() ? type : type + ": " + cut(line, TITLE_LINE);
    } else if (value != null && !firstLine(value).isEmpty()) {
      title = cut(firstLine(value), TITLE_LINE);
    } else {
      title = function == null || function.isEmpty() ? "<unknown>" : function;
    }
    return new Heading(title, message, metadata);
  }

  private static Heading plain(JsonObject payload, String message) {
    String line = firstLine(message);
    String title = line.isEmpty() ? "<unlabeled event>" : cut(line, TITLE_LINE);
    JsonObject metadata = new JsonObject();
    metadata.addProperty("title", title);
    addSdk(metadata, payload);
    return new Heading(title, message, metadata);
  }

  private static Heading feedback(JsonObject payload) {
    JsonObject sent = Json.object(Json.object(payload, "contexts"), "feedback");
    String message = Json.text(sent, "message", "");
    JsonObject metadata = new JsonObject();
    metadata.addProperty("title", "User Feedback");
    metadata.addProperty("value", cut(message, 1024));
    metadata.addProperty("message", message);
    for (String name : new String[] {"contact_email", "name", "associated_event_id"}) {
      String text = Json.text(sent, name);
      if (text != null) {
        metadata.addProperty(name, text);
      }
    }
    metadata.addProperty("source", "new_feedback_envelope");
    addSdk(metadata, payload);
    return new Heading("User Feedback", message, metadata);
  }

  private static void addSdk(JsonObject metadata, JsonObject payload) {
    String name = Json.text(Json.object(payload, "sdk"), "name");
    if (name != null) {
      JsonObject sdk = new JsonObject();
      sdk.addProperty("name", name);
      sdk.addProperty("name_normalized", name);
      metadata.add("sdk", sdk);
    }
    metadata.addProperty(
        "initial_priority",
        switch (Json.text(payload, "level", "error").toLowerCase(Locale.ROOT)) {
          case "fatal", "error" -> 75;
          case "warning" -> 50;
          default -> 25;
        });
  }

  /// Whether some exception ended the program or was caught by nobody.
  static boolean unhandled(JsonObject payload) {
    for (JsonObject exception : Frames.exceptions(payload)) {
      if (Boolean.FALSE.equals(Json.truth(Json.object(exception, "mechanism"), "handled"))) {
        return true;
      }
    }
    return false;
  }

  static String firstLine(String text) {
    String stripped = text.strip();
    int end = 0;
    while (end < stripped.length()
        && stripped.charAt(end) != '\n'
        && stripped.charAt(end) != '\r') {
      end++;
    }
    return stripped.substring(0, end);
  }

  /// Cuts at a length, with three dots as the last of it.
  static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = longest - 3;
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + "...";
  }
}
