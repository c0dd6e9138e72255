package dev.sentrycli.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.sentrycli.sandbox.http.Parameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Plain HTTP against one server, without redirects and cookies.
public final class Wire implements AutoCloseable {
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final String base;
  private final @Nullable String token;

  public Wire(String base, @Nullable String token) {
    this.base = base;
    this.token = token;
  }

  /// What came back.
  public record Reply(int status, Map<String, List<String>> headers, String body) {
    public JsonElement json() {
      return JsonParser.parseString(body);
    }

    public JsonObject object() {
      return json().getAsJsonObject();
    }

    public JsonArray array() {
      return json().getAsJsonArray();
    }

    public @Nullable String header(String name) {
      for (Map.Entry<String, List<String>> header : headers.entrySet()) {
        if (header.getKey().equalsIgnoreCase(name)) {
          return String.join(", ", header.getValue());
        }
      }
      return null;
    }

    /// One text field of every object in the array.
    public List<String> each(String field) {
      List<String> all = new ArrayList<>();
      array().forEach(one -> all.add(one.getAsJsonObject().get(field).getAsString()));
      return all;
    }
  }

  public Wire with(@Nullable String otherToken) {
    return new Wire(base, otherToken);
  }

  public Reply get(String path, String... headers) {
    return send("GET", path, HttpRequest.BodyPublishers.noBody(), headers);
  }

  public Reply api(String path, String... headers) {
    return get("/api/0/" + path, headers);
  }

  /// Posts a form of names and values in turn.
  public Reply form(String path, String... fields) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      values.put(fields[i], List.of(fields[i + 1]));
    }
    return send(
        "POST",
        path,
        HttpRequest.BodyPublishers.ofString(new Parameters(values).encoded()),
        "Content-Type",
        "application/x-www-form-urlencoded");
  }

  public Reply json(String method, String path, String body) {
    return send(
        method,
        path,
        HttpRequest.BodyPublishers.ofString(body),
        "Content-Type",
        "application/json");
  }

  public Reply bytes(String path, byte[] body, String... headers) {
    return send("POST", path, HttpRequest.BodyPublishers.ofByteArray(body), headers);
  }

  public Reply method(String method, String path) {
    return send(method, path, HttpRequest.BodyPublishers.noBody());
  }

  private Reply send(
      String method, String path, HttpRequest.BodyPublisher body, String... headers) {
    URI target = URI.create(path.startsWith("http") ? path : base + path);
    HttpRequest.Builder request = HttpRequest.newBuilder(target).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      HttpResponse<String> response =
          client.send(
              request.timeout(Duration.ofSeconds(20)).build(),
              HttpResponse.BodyHandlers.ofString());
      return new Reply(response.statusCode(), response.headers().map(), response.body());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
