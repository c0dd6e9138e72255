package dev.sentrycli.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One request as it reached the server, its body read to the end.
public final class Request {
  private final Instant at;
  private final String method;
  private final String path;
  private final String query;
  private final Parameters parameters;
  private final Map<String, List<String>> headers;
  private final byte[] body;
  private final String address;
  private final boolean local;

  /// @param path as sent, still percent-encoded
  /// @param query as sent, without the question mark; empty if there was none
  /// @param address the peer's address without its port
  /// @param local whether the peer is on this machine
  public Request(
      Instant at,
      String method,
      String path,
      String query,
      Map<String, List<String>> headers,
      byte[] body,
      String address,
      boolean local) {
    this.at = at;
    this.method = method;
    this.path = path;
    this.query = query;
    this.parameters = Parameters.parse(query);
    this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    this.headers.putAll(headers);
    this.body = body;
    this.address = address;
    this.local = local;
  }

  public Instant at() {
    return at;
  }

  public String method() {
    return method;
  }

  public String path() {
    return path;
  }

  public String query() {
    return query;
  }

  /// The fields of the query string.
  public Parameters parameters() {
    return parameters;
  }

  /// All headers; names are looked up in any case.
  public Map<String, List<String>> headers() {
    return headers;
  }

  /// The first header of that name, or null.
  public @Nullable String header(String name) {
    List<String> all = headers.get(name);
    return all == null || all.isEmpty() ? null : all.getFirst();
  }

  public byte[] body() {
    return body.clone();
  }

  public int size() {
    return body.length;
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /// The fields of a posted form; none if the body is something else.
  public Parameters form() {
    String type = header("Content-Type");
    return type != null && type.startsWith("application/x-www-form-urlencoded")
        ? Parameters.parse(text())
        : Parameters.NONE;
  }

  public String address() {
    return address;
  }

  public boolean local() {
    return local;
  }

  /// The same request to a path below a prefix that a gateway in front has taken off.
  public Request at(String otherPath) {
    return new Request(at, method, otherPath, query, headers, body, address, local);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
