package dev.sentrycli.cli.target;

import com.google.gson.JsonElement;
import dev.sentrycli.api.SentryApi;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.Credential;
import dev.sentrycli.api.gateway.Gateway;
import dev.sentrycli.api.gateway.Network;
import dev.sentrycli.api.gateway.Notices;
import dev.sentrycli.api.gateway.Passport;
import dev.sentrycli.api.json.Memory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/// A server with some organizations, projects and issues, which keeps what it was asked.
final class FakeInstance implements AutoCloseable {
  private final MockWebServer server = new MockWebServer();
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final Map<String, Integer> failures = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> organizations = new ArrayList<>();
  private final Map<String, List<String>> projects = new HashMap<>();
  private final Map<String, JsonElement> remembered = new ConcurrentHashMap<>();
  private final Gateway gateway;

  FakeInstance() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer(request.getTarget());
          }
        });
    try {
      server.start();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    Credential token =
        new Credential() {
          @Override
          public String token() {
            return "tok";
          }

          @Override
          public @Nullable String renewed(String rejectedToken) {
            return null;
          }

          @Override
          public String identity() {
            return "test";
          }
        };
    gateway =
        new Gateway(Network.plain("test"), new Passport(base(), token, List.of()), Notices.NONE);
    list();
  }

  BaseUrl base() {
    return BaseUrl.parse("http://127.0.0.1:" + server.getPort());
  }

  /// A new look at the instance; what was remembered stays.
  SentryApi api() {
    Memory memory =
        new Memory() {
          @Override
          public @Nullable JsonElement recall(String key) {
            return remembered.get(key);
          }

          @Override
          public void remember(String key, JsonElement value, Duration life) {
            remembered.put(key, value);
          }
        };
    return new SentryApi(gateway, memory, 50);
  }

  FakeInstance organization(String slug, String id) {
    organizations.add(
        "{\"id\":\"%s\",\"slug\":\"%s\",\"name\":\"%s Inc\",\"links\":{\"regionUrl\":\"http://region.example\"}}"
            .formatted(id, slug, slug));
    projects.put(slug, new ArrayList<>());
    list();
    return this;
  }

  FakeInstance project(String organization, String slug, String id, String name) {
    String json =
        "{\"id\":\"%s\",\"slug\":\"%s\",\"name\":\"%s\",\"organization\":{\"slug\":\"%s\"}}"
            .formatted(id, slug, name, organization);
    projects.computeIfAbsent(organization, key -> new ArrayList<>()).add(json);
    answers.put("/api/0/projects/%s/%s/".formatted(organization, slug), json);
    answers.put("/api/0/projects/%s/%s/".formatted(organization, id), json);
    list();
    return this;
  }

  /// The project is found by this key.
  FakeInstance key(String key, String organization, String slug) {
    String json = answers.get("/api/0/projects/%s/%s/".formatted(organization, slug));
    return answers("/api/0/projects/?query=dsn%3A" + key, "[" + json + "]");
  }

  FakeInstance issue(String organization, String shortId, String id) {
    String project =
        shortId.substring(0, shortId.lastIndexOf('-')).toLowerCase(java.util.Locale.ROOT);
    String json =
        "{\"id\":\"%s\",\"shortId\":\"%s\",\"title\":\"T\",\"permalink\":\"http://public.example/organizations/%s/issues/%s/\",\"project\":{\"id\":\"1\",\"slug\":\"%s\"}}"
            .formatted(id, shortId, organization, id, project);
    answers.put(
        "/api/0/organizations/%s/shortids/%s/".formatted(organization, shortId),
        "{\"group\":" + json + "}");
    answers.put("/api/0/organizations/%s/issues/%s/".formatted(organization, id), json);
    answers.put("/api/0/issues/%s/".formatted(id), json);
    return this;
  }

  /// @param path with a query if the answer is for that query alone
  FakeInstance answers(String path, String json) {
    answers.put(path, json);
    return this;
  }

  FakeInstance fails(String path, int status) {
    failures.put(path, status);
    return this;
  }

  /// Paths and queries, in the order they came.
  List<String> asked() {
    return asked;
  }

  void forgetAsked() {
    asked.clear();
  }

  @Override
  public void close() {
    gateway.close();
    server.close();
  }

  private void list() {
    answers.put("/api/0/organizations/", "[" + String.join(",", organizations) + "]");
    projects.forEach(
        (slug, all) ->
            answers.put(
                "/api/0/organizations/%s/projects/".formatted(slug),
                "[" + String.join(",", all) + "]"));
  }

  private MockResponse answer(String target) {
    asked.add(target);
    int question = target.indexOf('?');
    String path = question < 0 ? target : target.substring(0, question);
    Integer failure = failures.get(path);
    String json = answers.getOrDefault(target, answers.get(path));
    MockResponse.Builder response =
        new MockResponse.Builder().addHeader("Content-Type", "application/json");
    if (failure != null || json == null) {
      return response
          .code(failure == null ? 404 : failure)
          .body("{\"detail\":\"The requested resource does not exist\"}")
          .build();
    }
    return response.code(200).body(json).build();
  }
}
