package dev.sentrycli.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sentrycli.sandbox.ingest.IngestException;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.ProjectKey;
import dev.sentrycli.sandbox.world.directory.Release;
import dev.sentrycli.sandbox.world.event.Event;
import dev.sentrycli.sandbox.world.issue.Issue;
import dev.sentrycli.sandbox.world.shape.Shapes;
import dev.sentrycli.sandbox.world.telemetry.LogEntry;
import dev.sentrycli.sandbox.world.telemetry.Span;
import io.sentry.IScopes;
import io.sentry.ITransaction;
import io.sentry.Sentry;
import io.sentry.SentryLevel;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The real SDK sends over real HTTP; only the few lines of HTTP are the test's own.
class RealSdkTest {
  private final World world = World.empty(Clock.systemUTC());
  private final Organization organization = world.directory().organizations().getFirst();
  private final Project project = world.projects().all().getFirst();
  private @Nullable HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    HttpServer started =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    started.createContext("/api/" + project.id() + "/envelope/", this::receive);
    started.start();
    server = started;
    ProjectKey key = world.projects().keys(project).getFirst();
    Sentry.init(
        options -> {
          options.setDsn(
              "http://%s@127.0.0.1:%d/%d"
                  .formatted(key.publicKey(), started.getAddress().getPort(), project.id()));
          options.setRelease("shop@1.0.0");
          options.setEnvironment("test");
          options.setServerName("box");
          options.setTracesSampleRate(1.0);
          options.getLogs().setEnabled(true);
          options.addInAppInclude("dev.sentrycli");
          options.setEnableUncaughtExceptionHandler(false);
          options.setShutdownTimeoutMillis(10_000);
          options.setFlushTimeoutMillis(10_000);
        });
  }

  @AfterEach
  void stop() {
    Sentry.close();
    Objects.requireNonNull(server).stop(0);
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange;
        InputStream body = exchange.getRequestBody()) {
      boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
      byte[] envelope = (zipped ? new GZIPInputStream(body) : body).readAllBytes();
      String id = world.ingest(project.id(), envelope);
      byte[] answer = ("{\"id\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    } catch (IngestException refused) {
      exchange.sendResponseHeaders(refused.reason().status(), -1);
    }
  }

  private static Exception failure(int order) {
    try {
      try {
        throw new IllegalArgumentException("amount of order " + order + " is negative");
      } catch (IllegalArgumentException cause) {
        throw new IllegalStateException("order " + order + " can't be booked", cause);
      }
    } catch (IllegalStateException failed) {
      return failed;
    }
  }

  @Test
  void aSessionIsOneOfItsRelease() throws Exception {
    Sentry.startSession();
    Sentry.captureException(failure(1));
    Sentry.endSession();
    Sentry.flush(10_000);

    assertThat(world.projects().releases(organization))
        .extracting(Release::version)
        .containsExactly("shop@1.0.0");
    assertThat(world.telemetry().sessions(organization))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.release()).isEqualTo("shop@1.0.0");
              assertThat(one.environment()).isEqualTo("test");
              assertThat(one.status()).isEqualTo("errored");
              assertThat(one.quantity()).isEqualTo(1);
            });
  }

  @Test
  void groupsTwoEqualExceptionsIntoOneIssueWithTheirStack() throws Exception {
    for (int order = 1; order <= 2; order++) {
      Sentry.captureException(failure(order));
    }
    Sentry.flush(10_000);

    Issue issue = Worlds.only(world);
    assertThat(issue.occurrences().count(List.of())).isEqualTo(2);
    assertThat(issue.subject().title()).isEqualTo("IllegalStateException: order 2 can't be booked");
    assertThat(issue.subject().culprit())
        .isEqualTo("dev.sentrycli.sandbox.world.RealSdkTest in failure");
    assertThat(issue.subject().platform()).isEqualTo("java");
    Event latest = Objects.requireNonNull(world.issues().latest(issue));
    assertThat(latest.tag("release")).isEqualTo("shop@1.0.0");
    assertThat(latest.tag("environment")).isEqualTo("test");
    assertThat(latest.tag("server_name")).isEqualTo("box");

    JsonObject detail = new Shapes(world, "http://localhost:9000", null).eventDetail(latest);
    assertThat(detail.getAsJsonObject("sdk").get("name").getAsString()).startsWith("sentry.java");
    JsonArray exceptions =
        detail
            .getAsJsonArray("entries")
            .get(0)
            .getAsJsonObject()
            .getAsJsonObject("data")
            .getAsJsonArray("values");
    assertThat(exceptions).hasSize(2);
    assertThat(exceptions.get(0).getAsJsonObject().get("type").getAsString())
        .as("the cause comes first")
        .isEqualTo("IllegalArgumentException");
    JsonArray frames =
        exceptions.get(1).getAsJsonObject().getAsJsonObject("stacktrace").getAsJsonArray("frames");
    JsonObject top = frames.get(frames.size() - 1).getAsJsonObject();
    assertThat(top.get("function").getAsString()).isEqualTo("failure");
    assertThat(top.get("inApp").getAsBoolean()).isTrue();
    assertThat(top.get("lineNo").getAsInt()).isPositive();
  }

  @Test
  void takesMessagesBreadcrumbsUsersAndTransactions() throws Exception {
    IScopes scopes = Sentry.getCurrentScopes();
    scopes.addBreadcrumb("button pressed");
    scopes.setTag("shop", "berlin");
    io.sentry.protocol.User user = new io.sentry.protocol.User();
    user.setId("77");
    scopes.setUser(user);
    ITransaction transaction = scopes.startTransaction("GET /cart", "http.server");
    transaction.startChild("db", "SELECT 1").finish();
    Sentry.captureMessage("stock is low", SentryLevel.WARNING);
    transaction.finish();
    Sentry.flush(10_000);

    Issue issue = Worlds.only(world);
    assertThat(issue.subject().level()).isEqualTo("warning");
    assertThat(issue.occurrences().users()).containsExactly("id:77");
    Event event = Objects.requireNonNull(world.issues().latest(issue));
    assertThat(event.tag("shop")).isEqualTo("berlin");
    assertThat(
            new Shapes(world, "http://localhost:9000", null)
                .eventDetail(event)
                .getAsJsonArray("entries")
                .toString())
        .contains("button pressed");
    assertThat(world.traces().spans(organization))
        .extracting(Span::op)
        .containsExactlyInAnyOrder("http.server", "db");
  }

  @Test
  void takesLogLines() {
    Sentry.logger().warn("stock of %s is low", "L-7");
    Sentry.flush(10_000);

    LogEntry line = world.telemetry().logs(organization, null).getFirst();
    assertThat(line.severity()).isEqualTo("warn");
    assertThat(line.body()).isEqualTo("stock of L-7 is low");
    assertThat(line.attributes().get("sentry.release").getAsString()).isEqualTo("shop@1.0.0");
    assertThat(line.traceId()).isNotNull();
  }
}
