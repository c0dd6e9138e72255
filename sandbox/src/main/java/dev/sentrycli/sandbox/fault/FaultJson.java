package dev.sentrycli.sandbox.fault;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.sandbox.http.RequestPattern;
import dev.sentrycli.sandbox.http.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Faults as `/_sandbox/faults` reads and shows them; the format is described at [Faults].
public final class FaultJson {
  private static final Set<String> ACTIONS =
      Set.of(
          "status",
          "redirect",
          "html",
          "retryAfter",
          "delay",
          "hang",
          "reset",
          "slow",
          "truncate",
          "patch");

  private FaultJson() {}

  /// @throws IllegalArgumentException if the list says something unknown or impossible
  public static List<Fault> read(JsonElement list) {
    if (!(list instanceof JsonArray array)) {
      throw new IllegalArgumentException("A list of faults is expected");
    }
    List<Fault> faults = new ArrayList<>();
    for (JsonElement one : array) {
      faults.add(fault(object(one, "A fault")));
    }
    return faults;
  }

  /// @throws IllegalArgumentException if it says something unknown or impossible
  public static Fault fault(JsonObject json) {
    onlyKeys(json, Set.of("match", "skip", "times", "action"));
    return new Fault(
        RequestPattern.of(text(json, "match")),
        json.has("skip") ? number(json, "skip") : 0,
        json.has("times") ? number(json, "times") : Fault.ALWAYS,
        action(object(json.get("action"), "'action'")));
  }

  private static Action action(JsonObject json) {
    List<String> named =
        ACTIONS.stream()
            .filter(json::has)
            .filter(key -> !(key.equals("status") && json.has("redirect")))
            .toList();
    if (named.size() != 1) {
      throw new IllegalArgumentException(
          "'action' needs one of " + ACTIONS.stream().sorted().toList());
    }
    String kind = named.getFirst();
    onlyKeys(
        json,
        switch (kind) {
          case "status" -> Set.of("status", "headers", "body", "bodyBase64");
          case "redirect" -> Set.of("redirect", "status", "headers");
          default -> Set.of(kind);
        });
    return switch (kind) {
      case "status" -> new Action.Answer(answer(json));
      case "redirect" ->
          new Action.Answer(
              withHeaders(
                  json,
                  Response.redirect(
                      json.has("status") ? number(json, "status") : 302, text(json, kind))));
      case "html" -> Action.page(ForeignPage.of(text(json, kind)));
      case "retryAfter" -> Action.retryAfter(text(json, kind));
      case "delay" -> new Action.Delay(Duration.ofMillis(number(json, kind)));
      case "hang" -> new Action.Hang(Duration.ofMillis(number(json, kind)));
      case "reset" -> new Action.Reset();
      case "slow" -> new Action.Slow(Math.max(1, number(json, kind)));
      case "truncate" -> new Action.Truncate(number(json, kind));
      case "patch" -> new Action.Patch(object(json.get(kind), "'patch'"));
      default -> throw new IllegalArgumentException("There is no action '" + kind + "'");
    };
  }

  private static Response answer(JsonObject json) {
    int status = number(json, "status");
    Response response;
    if (json.has("bodyBase64")) {
      response =
          Response.of(
              status,
              "application/octet-stream",
              Base64.getDecoder().decode(text(json, "bodyBase64")));
    } else if (!json.has("body")) {
      response = Response.empty(status);
    } else if (json.get("body") instanceof JsonPrimitive body && body.isString()) {
      response = Response.text(status, body.getAsString());
    } else {
      response = Response.json(status, json.get("body"));
    }
    return withHeaders(json, response);
  }

  private static Response withHeaders(JsonObject json, Response response) {
    Response changed = response;
    if (json.has("headers")) {
      JsonObject headers = object(json.get("headers"), "'headers'");
      for (String name : headers.keySet()) {
        changed = changed.with(name, text(headers, name));
      }
    }
    return changed;
  }

  /// As [#read] would read it again.
  public static JsonArray write(List<Fault> faults) {
    JsonArray list = new JsonArray();
    for (Fault fault : faults) {
      JsonObject json = new JsonObject();
      json.addProperty("match", fault.match().toString());
      json.addProperty("skip", fault.skip());
      if (fault.times() != Fault.ALWAYS) {
        json.addProperty("times", fault.times());
      }
      json.add("action", write(fault.action()));
      list.add(json);
    }
    return list;
  }

  private static JsonObject write(Action action) {
    JsonObject json = new JsonObject();
    switch (action) {
      case Action.Answer(Response response) -> {
        json.addProperty("status", response.status());
        JsonObject headers = new JsonObject();
        for (Map.Entry<String, List<String>> header : response.headers().entrySet()) {
          headers.addProperty(header.getKey(), String.join(", ", header.getValue()));
        }
        json.add("headers", headers);
        json.addProperty("body", new String(response.body(), StandardCharsets.UTF_8));
      }
      case Action.Delay(Duration time) -> json.addProperty("delay", time.toMillis());
      case Action.Hang(Duration time) -> json.addProperty("hang", time.toMillis());
      case Action.Reset() -> json.addProperty("reset", true);
      case Action.Slow(int bytesPerSecond) -> json.addProperty("slow", bytesPerSecond);
      case Action.Truncate(int bytes) -> json.addProperty("truncate", bytes);
      case Action.Patch(JsonObject changes) -> json.add("patch", changes);
    }
    return json;
  }

  private static void onlyKeys(JsonObject json, Set<String> known) {
    for (String key : json.keySet()) {
      if (!known.contains(key)) {
        throw new IllegalArgumentException("'" + key + "' is not known here");
      }
    }
  }

  private static JsonObject object(JsonElement json, String what) {
    if (json instanceof JsonObject object) {
      return object;
    }
    throw new IllegalArgumentException(what + " must be an object");
  }

  private static String text(JsonObject json, String key) {
    if (json.get(key) instanceof JsonPrimitive text) {
      return text.getAsString();
    }
    throw new IllegalArgumentException("'" + key + "' must be a text");
  }

  private static int number(JsonObject json, String key) {
    if (json.get(key) instanceof JsonPrimitive number && number.isNumber()) {
      return number.getAsInt();
    }
    throw new IllegalArgumentException("'" + key + "' must be a number");
  }
}
