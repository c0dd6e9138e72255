package dev.sentrycli.api.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/// What the tests of the gateway have in common: servers on loopback and doors to them.
public final class Doors {
  public static final String TOKEN = "secret-token";
  public static final Header CUSTOM = new Header("X-Gate-Key", "secret-gate-key");

  private Doors() {}

  /// A token that can be renewed if `renewed` is not null.
  public record FixedCredential(String token, @Nullable String renewed) implements Credential {
    @Override
    public @Nullable String renewed(String rejectedToken) {
      return renewed;
    }

    @Override
    public String identity() {
      return "ada";
    }
  }

  /// Hears everything.
  public static final class Heard implements Notices {
    /// Has heard nothing yet.
    public Heard() {}

    public final List<String> warnings = new ArrayList<>();
    public final List<String> debug = new ArrayList<>();

    @Override
    public synchronized void warning(String text) {
      warnings.add(text);
    }

    @Override
    public synchronized void debug(String text) {
      debug.add(text);
    }
  }

  /// A server at 127.0.0.1 that gives the same answer to all.
  public static MockWebServer server(MockResponse answer) {
    return server(_ -> answer);
  }

  public static MockWebServer server(Function<RecordedRequest, MockResponse> answers) {
    MockWebServer server = new MockWebServer();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answers.apply(request);
          }
        });
    try {
      server.start(InetAddress.ofLiteral("127.0.0.1"), 0);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return server;
  }

  /// A server at 127.0.0.1 that gives these answers in order.
  public static MockWebServer script(MockResponse... answers) {
    MockWebServer server = new MockWebServer();
    for (MockResponse answer : answers) {
      server.enqueue(answer);
    }
    try {
      server.start(InetAddress.ofLiteral("127.0.0.1"), 0);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return server;
  }

  public static BaseUrl base(MockWebServer server) {
    return BaseUrl.parse("http://127.0.0.1:" + server.getPort());
  }

  /// Never sleeps in earnest.
  public static Network network(List<Duration> slept) {
    return Network.plain("test/1.0").withTime(Clock.systemUTC(), slept::add);
  }

  public static Passport passport(BaseUrl home) {
    return new Passport(home, new FixedCredential(TOKEN, null), List.of(CUSTOM));
  }

  public static Gateway gateway(BaseUrl home) {
    return new Gateway(network(new ArrayList<>()), passport(home), Notices.NONE);
  }

  public static Gateway gateway(MockWebServer server) {
    return gateway(base(server));
  }

  public static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  public static MockResponse html(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "text/html; charset=utf-8")
        .body(body)
        .build();
  }

  public static MockResponse redirect(int status, String location) {
    return new MockResponse.Builder().code(status).addHeader("Location", location).build();
  }
}
