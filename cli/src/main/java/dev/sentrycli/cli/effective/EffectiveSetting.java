package dev.sentrycli.cli.effective;

import com.google.gson.JsonObject;
import dev.sentrycli.cli.setting.Source;
import org.jspecify.annotations.Nullable;

/// One setting as it holds for this run, fit to be shown: secrets are masked in its value.
///
/// @param value null if nothing is set and nothing is built in
/// @param source who says so; null if nobody says anything
/// @param problem why it can't be used, in a sentence; null if it can
/// @param fix what to type or change about the problem; null if there is nothing to say
public record EffectiveSetting(
    String key,
    @Nullable String value,
    @Nullable Source source,
    @Nullable String problem,
    @Nullable String fix) {

  static EffectiveSetting of(String key, @Nullable String value, @Nullable Source source) {
    return new EffectiveSetting(key, value, source, null, null);
  }

  static EffectiveSetting broken(String key, String problem, @Nullable String fix) {
    return new EffectiveSetting(key, null, null, problem, fix);
  }

  EffectiveSetting but(String problem, @Nullable String fix) {
    return new EffectiveSetting(key, value, source, problem, fix);
  }

  /// What programs are shown of it.
  public JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("key", key);
    json.addProperty("value", value);
    json.addProperty("origin", origin());
    json.addProperty("originKind", originKind());
    if (problem != null) {
      json.addProperty("problem", problem);
    }
    if (fix != null) {
      json.addProperty("fix", fix);
    }
    return json;
  }

  /// Where it came from, in words.
  public String origin() {
    return source == null ? "not set" : source.describe();
  }

  /// Where it came from, in a word for programs.
  public String originKind() {
    return switch (source) {
      case null -> "none";
      case Source.Flag _ -> "flag";
      case Source.UrlArgument _ -> "argument";
      case Source.Variable _ -> "variable";
      case Source.RcFile _ -> "file";
      case Source.Stored _ -> "stored";
      case Source.Claim _ -> "token";
      case Source.Dsn _ -> "dsn";
      case Source.BuiltIn _ -> "built-in";
    };
  }
}
