package dev.sentrycli.api.conversation;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.JsonView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A conversation of somebody with agents, as a list of a server describes it.
public record Conversation(JsonObject json) implements JsonView {
  /// Numbers above this are milliseconds: as seconds they would be thousands of years away.
  private static final double LAST_SECOND = 1e11;

  public String id() {
    return Fields.textOr(json, "conversationId", "");
  }

  /// When it began, or null.
  public @Nullable Instant started() {
    Double number = Fields.numberOrNull(json, "startTimestamp");
    return number == null ? null : instant(number);
  }

  /// A time that a server gave in seconds, or in milliseconds as some do.
  public static Instant instant(double number) {
    double millis = Math.abs(number) > LAST_SECOND ? number : number * 1000;
    return Instant.ofEpochMilli(Math.round(millis));
  }
}
