package dev.sentrycli.sandbox.ingest;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stack traces, oldest call first as the protocol has them.
final class Frames {
  /// Where code lives that is not the application's own, for SDKs that don't say.
  private static final List<String> FOREIGN =
      List.of(
          "java.",
          "javax.",
          "jdk.",
          "sun.",
          "com.sun.",
          "kotlin.",
          "kotlinx.",
          "scala.",
          "android.",
          "androidx.",
          "org.junit.",
          "org.apache.",
          "org.springframework.",
          "org.hibernate.",
          "io.netty.",
          "io.sentry.",
          "node:",
          "internal/");

  private static final List<String> FOREIGN_FOLDERS =
      List.of("/node_modules/", "/site-packages/", "/dist-packages/", "/usr/lib/", "/vendor/");

  private Frames() {}

  /// Gives every frame of an event an `in_app` and drops what is no frame.
  static void normalize(JsonObject event) {
    for (JsonObject trace : traces(event)) {
      JsonArray kept = new JsonArray();
      for (JsonObject frame : Json.objects(trace, "frames")) {
        if (Json.truth(frame, "in_app") == null) {
          frame.add("in_app", new JsonPrimitive(!isForeign(frame)));
        }
        kept.add(frame);
      }
      trace.add("frames", kept);
    }
  }

  private static boolean isForeign(JsonObject frame) {
    String module = Json.text(frame, "module", Json.text(frame, "filename", ""));
    for (String prefix : FOREIGN) {
      if (module.startsWith(prefix)) {
        return true;
      }
    }
    String path = "/" + Json.text(frame, "abs_path", Json.text(frame, "filename", ""));
    for (String folder : FOREIGN_FOLDERS) {
      if (path.contains(folder)) {
        return true;
      }
    }
    return false;
  }

  private static List<JsonObject> traces(JsonObject event) {
    List<JsonObject> found = new ArrayList<>();
    for (String holder : new String[] {"exception", "threads"}) {
      for (JsonObject one : Json.objects(Json.object(event, holder), "values")) {
        add(found, Json.object(one, "stacktrace"));
        add(found, Json.object(one, "raw_stacktrace"));
      }
    }
    add(found, Json.object(event, "stacktrace"));
    return found;
  }

  private static void add(List<JsonObject> found, @Nullable JsonObject trace) {
    if (trace != null) {
      found.add(trace);
    }
  }

  /// The exceptions of an event, cause first.
  static List<JsonObject> exceptions(JsonObject event) {
    return Json.objects(Json.object(event, "exception"), "values");
  }

  /// The exception that was thrown last, which names the event.
  static @Nullable JsonObject thrown(JsonObject event) {
    List<JsonObject> all = exceptions(event);
    return all.isEmpty() ? null : all.getLast();
  }

  /// The stack that the event is about: that of the last exception that has one, else the event's
  /// own, else that of the thread that crashed or was running.
  static List<JsonObject> decisive(JsonObject event) {
    for (JsonObject exception : exceptions(event).reversed()) {
      List<JsonObject> frames = of(exception);
      if (!frames.isEmpty()) {
        return frames;
      }
    }
    List<JsonObject> own = of(event);
    if (!own.isEmpty() || !exceptions(event).isEmpty()) {
      return own;
    }
    for (JsonObject thread : Json.objects(Json.object(event, "threads"), "values")) {
      if (Json.isTrue(thread, "crashed") || Json.isTrue(thread, "current")) {
        return of(thread);
      }
    }
    return List.of();
  }

  static List<JsonObject> of(JsonObject holder) {
    return Json.objects(Json.object(holder, "stacktrace"), "frames");
  }

  /// The innermost frame of the application itself, or the innermost of all.
  static @Nullable JsonObject crash(List<JsonObject> frames) {
    for (JsonObject frame : frames.reversed()) {
      if (Json.isTrue(frame, "in_app")) {
        return frame;
      }
    }
    return frames.isEmpty() ? null : frames.getLast();
  }
}
