package dev.sentrycli.cli.command.doctor;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One line of what the doctor found.
///
/// @param name what was looked at
/// @param detail what was seen, or why it was not looked at
/// @param fix the one thing that helps; null where nothing has to be done
/// @param source where the setting at issue comes from; null where none is
/// @param facts more for programs; null if there is none
record Check(
    String name,
    Status status,
    String detail,
    @Nullable String fix,
    @Nullable String source,
    @Nullable JsonObject facts) {

  /// How it stands. A warning lets everything work, for now or for most.
  enum Status {
    OK,
    WARNING,
    FAILED,
    SKIPPED
  }

  static Check ok(String name, String detail) {
    return new Check(name, Status.OK, detail, null, null, null);
  }

  static Check warning(String name, String detail, @Nullable String fix) {
    return new Check(name, Status.WARNING, detail, fix, null, null);
  }

  static Check failed(String name, String detail, @Nullable String fix) {
    return new Check(name, Status.FAILED, detail, fix, null, null);
  }

  static Check skipped(String name, String why) {
    return new Check(name, Status.SKIPPED, why, null, null, null);
  }

  Check from(@Nullable String source) {
    return new Check(name, status, detail, fix, source, facts);
  }

  Check with(JsonObject facts) {
    return new Check(name, status, detail, fix, source, facts);
  }

  /// Whether what needs it can be looked at.
  boolean holds() {
    return status == Status.OK || status == Status.WARNING;
  }

  JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("name", name);
    json.addProperty("status", status.name().toLowerCase(Locale.ROOT));
    json.addProperty("detail", detail);
    if (fix != null) {
      json.addProperty("fix", fix);
    }
    if (source != null) {
      json.addProperty("source", source);
    }
    if (facts != null) {
      for (var fact : facts.entrySet()) {
        JsonElement value = fact.getValue();
        json.add(fact.getKey(), value);
      }
    }
    return json;
  }
}
