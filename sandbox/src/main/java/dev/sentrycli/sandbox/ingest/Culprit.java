package dev.sentrycli.sandbox.ingest;

import com.google.gson.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The line below an issue's title that says where it happened.
final class Culprit {
  private static final int LONGEST = 200;

  private Culprit() {}

  /// The transaction if the event names one, else the place in the code, else the URL.
  static String of(JsonObject event) {
    String transaction = Json.text(event, "transaction");
    if (transaction != null) {
      return shortened(transaction);
    }
    JsonObject thrown = Frames.thrown(event);
    if (thrown != null && Json.isTrue(Json.object(thrown, "mechanism"), "synthetic")) {
      return "";
    }
    String platform = Json.text(event, "platform", "other");
    String place = place(Frames.decisive(event), platform);
    if (place == null || place.isEmpty()) {
      place = Json.text(Json.object(event, "request"), "url");
    }
    return shortened(place == null ? "" : place);
  }

  private static @Nullable String place(List<JsonObject> frames, String platform) {
    String fallback = null;
    for (JsonObject frame : frames.reversed()) {
      String place = place(frame, platform);
      if (Json.isTrue(frame, "in_app")) {
        if (!place.isEmpty()) {
          return place;
        }
      } else if (fallback == null) {
        fallback = place;
      }
    }
    return fallback;
  }

  private static String place(JsonObject frame, String eventPlatform) {
    String platform = Json.text(frame, "platform", eventPlatform);
    String function = Json.text(frame, "function", "?");
    String file = Json.text(frame, "module", Json.text(frame, "filename", ""));
    return switch (platform) {
      case "objc", "cocoa", "native" -> function;
      case "javascript", "node" -> file.isEmpty() ? "" : function + "(" + file + ")";
      default -> file.isEmpty() ? "" : file + " in " + function;
    };
  }

  private static String shortened(String text) {
    return EventType.cut(text, LONGEST);
  }
}
