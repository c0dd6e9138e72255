package dev.sentrycli.sandbox.ingest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Decides which events are the same problem: what the SDK says with a fingerprint, else where and
/// as what the exception was thrown, else the message without its numbers.
final class Grouping {
  private static final Pattern LINE_OR_HASH = Pattern.compile("(?:[.-])[0-9a-f]{8,}(?=\\.)|\\?.*$");
  private static final Pattern GENERATED = Pattern.compile("\\$\\$[\\w$]*|\\$\\d+");

  private Grouping() {}

  static List<String> hashes(JsonObject event, String type) {
    JsonArray fingerprint = Json.array(event, "fingerprint");
    if (fingerprint != null && !fingerprint.isEmpty() && !isDefault(fingerprint)) {
      List<String> parts = new ArrayList<>();
      for (JsonElement part : fingerprint) {
        String text = Json.text(part);
        parts.add(text == null ? part.toString() : filled(text, event));
      }
      return List.of(hash("fingerprint", parts));
    }
    if (type.equals("feedback")) {
      return List.of(hash("feedback", List.of(Json.text(event, "event_id", ""))));
    }
    return List.of(ordinary(event));
  }

  private static String ordinary(JsonObject event) {
    List<JsonObject> exceptions = Frames.exceptions(event);
    if (!exceptions.isEmpty()) {
      return exceptions(exceptions);
    }
    List<String> frames = frames(Frames.decisive(event));
    if (!frames.isEmpty()) {
      return hash("stack", frames);
    }
    JsonObject entry = Json.object(event, "logentry");
    String template = Json.text(entry, "message");
    String message = template != null ? template : Json.text(entry, "formatted", "");
    return hash("message", List.of(Messages.reduced(message).strip()));
  }

  private static String exceptions(List<JsonObject> exceptions) {
    List<String> parts = new ArrayList<>();
    boolean placed = false;
    for (JsonObject exception : exceptions) {
      parts.add(Json.text(exception, "type", ""));
      List<String> frames = frames(Frames.of(exception));
      placed |= !frames.isEmpty();
      parts.addAll(frames);
    }
    if (!placed) {
      for (JsonObject exception : exceptions) {
        parts.add(Messages.reduced(Json.text(exception, "value", "")));
      }
    }
    return hash("exception", parts);
  }

  /// The frames of the application, or all if none is its own, without what changes from build to
  /// build.
  private static List<String> frames(List<JsonObject> all) {
    List<JsonObject> own = new ArrayList<>(all);
    own.removeIf(frame -> !Json.isTrue(frame, "in_app"));
    List<String> parts = new ArrayList<>();
    for (JsonObject frame : own.isEmpty() ? all : own) {
      String module = Json.text(frame, "module");
      String file = module != null ? module : lastPart(Json.text(frame, "filename", ""));
      String function = Json.text(frame, "function", "");
      parts.add(
          GENERATED.matcher(LINE_OR_HASH.matcher(file).replaceAll("")).replaceAll("")
              + "/"
              + GENERATED.matcher(function).replaceAll(""));
    }
    return parts;
  }

  private static String lastPart(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
        .toLowerCase(Locale.ROOT);
  }

  private static boolean isDefault(JsonArray fingerprint) {
    String only = fingerprint.size() == 1 ? Json.text(fingerprint.get(0)) : null;
    return only != null && variable(only).equals("default");
  }

  /// `{{ default }}` and its like by what they stand for.
  private static String filled(String part, JsonObject event) {
    String name = variable(part);
    JsonObject thrown = Frames.thrown(event);
    JsonObject crash = Frames.crash(Frames.decisive(event));
    return switch (name) {
      case "" -> part;
      case "default" -> ordinary(event);
      case "transaction", "level", "logger", "environment", "release" -> Json.text(event, name, "");
      case "message" -> Json.text(Json.object(event, "logentry"), "formatted", "");
      case "type", "error.type" -> Json.text(thrown, "type", "");
      case "value", "error.value" -> Json.text(thrown, "value", "");
      case "function", "stack.function" -> Json.text(crash, "function", "");
      case "module", "stack.module" -> Json.text(crash, "module", "");
      default -> name.startsWith("tags.") ? tag(event, name.substring(5)) : part;
    };
  }

  private static String tag(JsonObject event, String key) {
    for (Tag tag : Tags.of(event)) {
      if (tag.key().equals(key)) {
        return tag.value();
      }
    }
    return "";
  }

  private static String variable(String part) {
    String bare = part.strip();
    return bare.startsWith("{{") && bare.endsWith("}}") && bare.length() >= 4
        ? bare.substring(2, bare.length() - 2).strip()
        : "";
  }

  private static String hash(String kind, List<String> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      digest.update(kind.getBytes(StandardCharsets.UTF_8));
      for (String part : parts) {
        digest.update((byte) 0);
        digest.update(part.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
