package dev.sentrycli.sandbox.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A request as the log remembers it.
///
/// @param path as sent, still percent-encoded, with the path prefix if there is one
/// @param query as sent, without the question mark; empty if there was none
/// @param headers looked up in any case
/// @param body as text; see [RequestLog] for binary ones
public record LoggedRequest(
    Instant at,
    String method,
    String path,
    String query,
    Map<String, List<String>> headers,
    String body) {

  public LoggedRequest {
    Map<String, List<String>> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(headers);
    headers = anyCase;
  }

  static LoggedRequest of(Request request) {
    return new LoggedRequest(
        request.at(),
        request.method(),
        request.path(),
        request.query(),
        request.headers(),
        request.text());
  }

  /// The first header of that name, or null.
  public @Nullable String header(String name) {
    List<String> all = headers.get(name);
    return all == null || all.isEmpty() ? null : all.getFirst();
  }

  /// The fields of the query string.
  public Parameters parameters() {
    return Parameters.parse(query);
  }

  /// The fields of the body, read as a form.
  public Parameters form() {
    return Parameters.parse(body);
  }

  /// Method and path with query, as in the first line of a request.
  public String line() {
    return method + " " + path + (query.isEmpty() ? "" : "?" + query);
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("at", at.toString());
    json.addProperty("method", method);
    json.addProperty("path", path);
    json.addProperty("query", query);
    JsonObject all = new JsonObject();
    headers.forEach(
        (name, values) -> {
          JsonArray list = new JsonArray();
          values.forEach(list::add);
          all.add(name, list);
        });
    json.add("headers", all);
    json.addProperty("body", body);
    return json;
  }
}
