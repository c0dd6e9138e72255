package dev.sentrycli.acceptance.reliability;

import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.sandbox.SandboxOptions;
import dev.sentrycli.sandbox.http.LoggedRequest;
import dev.sentrycli.sandbox.ingest.IngestException;
import dev.sentrycli.sandbox.oauth.OAuthSettings;
import dev.sentrycli.sandbox.oauth.Scopes;
import dev.sentrycli.sandbox.world.credential.Credentials;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// Sandboxes as these tests need them, and what their logs say.
final class Servers {
  static final String EVENT_ID = "ab".repeat(16);
  static final String REPLAY_ID = "cd".repeat(16);

  private Servers() {}

  /// A sandbox that never says `slow_down`, with one full issue in its first project.
  static Sandbox start() {
    return start(SandboxOptions.DEFAULT);
  }

  static Sandbox start(SandboxOptions options) {
    Sandbox sandbox =
        Sandbox.start(
            options.oauth(
                OAuthSettings.DEFAULT
                    .pollInterval(Duration.ZERO)
                    .deviceLogin(options.oauth().deviceLogin())));
    // The demo has the same token everywhere; here one server's must not be good at another.
    Credentials credentials = sandbox.world().credentials();
    credentials.tokens(sandbox.user()).forEach(credentials::remove);
    credentials.addPersonal(sandbox.user(), "own", Scopes.all());
    try {
      long now = System.currentTimeMillis() / 1000 - 60;
      sandbox.world().store(project(sandbox).id(), event(now).getBytes(StandardCharsets.UTF_8));
      sandbox.world().ingest(project(sandbox).id(), replay(now).getBytes(StandardCharsets.UTF_8));
    } catch (IngestException refused) {
      throw new IllegalStateException(refused);
    }
    return sandbox;
  }

  /// An event that fills every part of an issue's page.
  private static String event(long seconds) {
    return """
      {"event_id": "%s", "level": "error", "platform": "python", "timestamp": %d,
       "message": "could not charge the card", "release": "shop@1.2.3", "environment": "production",
       "transaction": "/checkout", "server_name": "web-1", "logger": "shop.pay",
       "user": {"id": "7", "email": "buyer@shop.example", "ip_address": "10.0.0.7"},
       "tags": {"browser": "Firefox 140", "tier": "gold"},
       "contexts": {"os": {"name": "Linux", "version": "6.1", "type": "os"},
         "trace": {"trace_id": "0123456789abcdef0123456789abcdef", "span_id": "0123456789abcdef",
           "op": "http.server", "type": "trace"}},
       "request": {"url": "https://shop.example/checkout", "method": "POST",
         "headers": [["User-Agent", "Firefox"]]},
       "breadcrumbs": {"values": [{"timestamp": %d, "category": "http", "type": "http",
         "level": "info", "message": "POST /charge", "data": {"status_code": 502}}]},
       "exception": {"values": [{"type": "PaymentError", "value": "card declined",
         "module": "shop.pay", "mechanism": {"type": "generic", "handled": false},
         "stacktrace": {"frames": [{"function": "charge", "module": "shop.pay",
           "filename": "pay.py", "abs_path": "/srv/shop/pay.py", "lineno": 42, "colno": 7,
           "in_app": true, "pre_context": ["def charge(card):"],
           "context_line": "    raise PaymentError(card)", "post_context": ["    return 1"],
           "vars": {"card": "visa"}}]}}]}}
      """
        .formatted(EVENT_ID, seconds, seconds - 5);
  }

  /// A replay in which that event happened, in one piece.
  private static String replay(long seconds) {
    String recording =
        "{\"segment_id\":0}\n[{\"type\":4,\"timestamp\":%d,\"data\":{\"href\":\"https://shop\"}}]"
            .formatted(seconds * 1000);
    return """
      {"event_id":"%s"}
      {"type":"replay_event"}
      {"replay_id":"%s","segment_id":0,"replay_start_timestamp":%d,"timestamp":%d,\
      "urls":["https://shop"],"error_ids":["%s"],"trace_ids":["0123456789abcdef0123456789abcdef"],\
      "user":{"id":"7"},"tags":{"tier":"gold"},"environment":"production"}
      {"type":"replay_recording","length":%d}
      %s
      """
        .formatted(
            REPLAY_ID, REPLAY_ID, seconds - 20, seconds, EVENT_ID, recording.length(), recording);
  }

  static Project project(Sandbox sandbox) {
    return sandbox.world().projects().all().getFirst();
  }

  static Organization organization(Sandbox sandbox) {
    long id = project(sandbox).organizationId();
    for (Organization one : sandbox.world().directory().organizations()) {
      if (one.id() == id) {
        return one;
      }
    }
    throw new IllegalStateException("The first project has no organization");
  }

  /// Everything a sandbox was sent, as one text.
  static String log(Sandbox sandbox) {
    StringBuilder log = new StringBuilder();
    for (LoggedRequest request : sandbox.requests().all()) {
      log.append(request.line()).append('\n');
      request.headers().forEach((name, values) -> log.append(name + ": " + values + "\n"));
      log.append(request.body()).append("\n\n");
    }
    return log.toString();
  }

  static List<String> authorizations(Sandbox sandbox) {
    return sandbox.requests().all().stream()
        .map(request -> String.valueOf(request.header("Authorization")))
        .distinct()
        .toList();
  }
}
