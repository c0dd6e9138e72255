package dev.sentrycli.api.gateway;

import com.google.gson.JsonElement;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What to ask. A value: each method that sets something returns a changed copy, which makes the
/// file long.
///
/// @param path below the base URL and starting with a slash (`/api/0/organizations/`), or an
///   absolute address; percent-encoded where needed
/// @param query in this order, names may repeat; encoded by the gateway
/// @param headers in addition to the usual ones, which they replace by name
/// @param repeat what may be sent again after a failure
/// @param answerLimit null for the network's usual limit
/// @param cacheLife null for the one that fits the path
/// @param region asked in place of the home when both belong to sentry.io, otherwise ignored
public record Request(
    String method,
    String path,
    List<Parameter> query,
    Body body,
    List<Header> headers,
    Audience audience,
    Repeat repeat,
    boolean changes,
    @Nullable Duration answerLimit,
    @Nullable CacheLife cacheLife,
    @Nullable BaseUrl region) {

  /// A query or form parameter, not encoded.
  public record Parameter(String name, String value) {}

  /// Which failures are worth another attempt.
  public enum Repeat {
    /// Rate limits always; failures of the server and the connection for reading methods.
    USUAL,
    /// Failures of the server and the connection too, whatever the method.
    IDEMPOTENT,
    /// Nothing: the caller has a rhythm of its own.
    NEVER
  }

  /// How long an answer may be shown again without asking the server.
  public enum CacheLife {
    NONE(Duration.ZERO),
    SHORT(Duration.ofMinutes(1)),
    USUAL(Duration.ofMinutes(5)),
    LONG(Duration.ofDays(1));

    private final Duration duration;

    CacheLife(Duration duration) {
      this.duration = duration;
    }

    public Duration duration() {
      return duration;
    }

    /// The life that fits a path below the base URL when the request states none: a short one for
    /// what goes on growing while applications run.
    static CacheLife of(String path) {
      if (path.equals("/api/0/")
          || !path.startsWith("/api/0/")
          || path.startsWith("/api/0/auth/")
          || path.contains("/org-auth-tokens/")
          || path.contains("/chunk-upload/")
          || path.contains("/autofix/")
          || path.contains("/seer/")) {
        return NONE;
      }
      boolean moving =
          path.contains("/issues/")
              || path.contains("/events")
              || path.contains("/logs/")
              || path.contains("/trace")
              || path.contains("/spans/")
              || path.contains("/replays/")
              || path.contains("/replay-count/");
      return moving ? SHORT : USUAL;
    }
  }

  /// What is sent.
  public sealed interface Body {
    Body NONE = new None();

    record None() implements Body {}

    record Json(JsonElement json) implements Body {}

    /// Its text form hides the values, because some are tokens.
    record Form(List<Parameter> fields) implements Body {
      public Form {
        fields = List.copyOf(fields);
      }

      @Override
      public String toString() {
        return "Form[***]";
      }
    }

    /// @param contentType null to send none
    @SuppressWarnings("ArrayRecordComponent") // bodies are never compared
    record Bytes(byte[] bytes, @Nullable String contentType) implements Body {}

    /// `multipart/form-data`.
    record Multipart(List<Part> parts) implements Body {
      public Multipart {
        parts = List.copyOf(parts);
      }
    }

    /// @param fileName null for a plain field
    @SuppressWarnings("ArrayRecordComponent") // parts are never compared
    record Part(
        String name, @Nullable String fileName, @Nullable String contentType, byte[] bytes) {}
  }

  public Request {
    query = List.copyOf(query);
    headers = List.copyOf(headers);
  }

  /// A request to the instance's API.
  ///
  /// @param path as [#path()]; each `{}` in it stands for one of the segments, which are encoded
  /// @throws IllegalArgumentException if a segment is empty or would climb (`.`, `..`)
  public static Request of(String method, String path, String... segments) {
    return new Request(
        method,
        filled(path, segments),
        List.of(),
        Body.NONE,
        List.of(),
        Audience.ACCOUNT,
        Repeat.USUAL,
        !isReading(method),
        null,
        null,
        null);
  }

  public static Request get(String path, String... segments) {
    return of("GET", path, segments);
  }

  public static Request post(String path, String... segments) {
    return of("POST", path, segments);
  }

  public static Request put(String path, String... segments) {
    return of("PUT", path, segments);
  }

  public static Request patch(String path, String... segments) {
    return of("PATCH", path, segments);
  }

  public static Request delete(String path, String... segments) {
    return of("DELETE", path, segments);
  }

  /// With one more query parameter.
  public Request query(String name, String value) {
    List<Parameter> more = new ArrayList<>(query);
    more.add(new Parameter(name, value));
    return withQuery(more);
  }

  public Request query(String name, long value) {
    return query(name, Long.toString(value));
  }

  /// As [#query(String, String)], but unchanged if the value is null.
  public Request queryIfPresent(String name, @Nullable String value) {
    return value == null ? this : query(name, value);
  }

  /// With the same parameter once for each value.
  public Request queryEach(String name, Iterable<String> values) {
    Request result = this;
    for (String value : values) {
      result = result.query(name, value);
    }
    return result;
  }

  /// With this parameter in place of all of its name.
  public Request replaceQuery(String name, String value) {
    List<Parameter> others = new ArrayList<>();
    for (Parameter parameter : query) {
      if (!parameter.name().equals(name)) {
        others.add(parameter);
      }
    }
    others.add(new Parameter(name, value));
    return withQuery(others);
  }

  /// The first value of a query parameter, or null.
  public @Nullable String queryValue(String name) {
    for (Parameter parameter : query) {
      if (parameter.name().equals(name)) {
        return parameter.value();
      }
    }
    return null;
  }

  public Request withQuery(List<Parameter> parameters) {
    return new Request(
        method,
        path,
        parameters,
        body,
        headers,
        audience,
        repeat,
        changes,
        answerLimit,
        cacheLife,
        region);
  }

  public Request json(JsonElement json) {
    return body(new Body.Json(json));
  }

  public Request form(List<Parameter> fields) {
    return body(new Body.Form(fields));
  }

  public Request bytes(byte[] bytes, @Nullable String contentType) {
    return body(new Body.Bytes(bytes, contentType));
  }

  public Request body(Body other) {
    return new Request(
        method,
        path,
        query,
        other,
        headers,
        audience,
        repeat,
        changes,
        answerLimit,
        cacheLife,
        region);
  }

  /// With one more header, which replaces a usual one of its name.
  public Request header(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new Request(
        method, path, query, body, more, audience, repeat, changes, answerLimit, cacheLife, region);
  }

  /// Says that something other than JSON is wanted, so that a page is not taken for a stranger's.
  public Request accept(String mediaTypes) {
    return header("Accept", mediaTypes);
  }

  public Request audience(Audience other) {
    return new Request(
        method, path, query, body, headers, other, repeat, changes, answerLimit, cacheLife, region);
  }

  /// Sending it twice has the effect of sending it once.
  public Request idempotent() {
    return repeat(Repeat.IDEMPOTENT);
  }

  /// One attempt, whatever happens.
  public Request once() {
    return repeat(Repeat.NEVER);
  }

  private Request repeat(Repeat other) {
    return new Request(
        method,
        path,
        query,
        body,
        headers,
        audience,
        other,
        changes,
        answerLimit,
        cacheLife,
        region);
  }

  /// Only asks or uploads, whatever the method: cached answers stay true.
  public Request changesNothing() {
    return new Request(
        method,
        path,
        query,
        body,
        headers,
        audience,
        repeat,
        false,
        answerLimit,
        cacheLife,
        region);
  }

  public Request within(Duration limit) {
    return new Request(
        method, path, query, body, headers, audience, repeat, changes, limit, cacheLife, region);
  }

  public Request cached(CacheLife life) {
    return new Request(
        method, path, query, body, headers, audience, repeat, changes, answerLimit, life, region);
  }

  /// @param base the region an organization of sentry.io lives in; null for the home
  public Request in(@Nullable BaseUrl base) {
    return new Request(
        method,
        path,
        query,
        body,
        headers,
        audience,
        repeat,
        changes,
        answerLimit,
        cacheLife,
        base);
  }

  /// Whether the method only reads: GET, HEAD or OPTIONS.
  public boolean isReading() {
    return isReading(method);
  }

  /// Method and path; queries, headers and bodies may hold secrets.
  @Override
  public String toString() {
    return method + " " + path;
  }

  /// Percent-encodes one path segment.
  public static String segment(String raw) {
    if (raw.isEmpty() || raw.equals(".") || raw.equals("..")) {
      throw new IllegalArgumentException("'" + raw + "' cannot be a path segment");
    }
    return URLEncoder.encode(raw, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%7E", "~")
        .replace("%3A", ":")
        .replace("%40", "@");
  }

  private static String filled(String template, String... segments) {
    if (segments.length == 0) {
      return template;
    }
    StringBuilder path = new StringBuilder();
    int from = 0;
    for (String segment : segments) {
      int hole = template.indexOf("{}", from);
      if (hole < 0) {
        throw new IllegalArgumentException("more segments than holes in " + template);
      }
      path.append(template, from, hole).append(segment(segment));
      from = hole + 2;
    }
    if (template.indexOf("{}", from) >= 0) {
      throw new IllegalArgumentException("fewer segments than holes in " + template);
    }
    return path.append(template, from, template.length()).toString();
  }

  private static boolean isReading(String method) {
    return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
  }
}
