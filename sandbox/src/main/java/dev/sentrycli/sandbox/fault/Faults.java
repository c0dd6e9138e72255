package dev.sentrycli.sandbox.fault;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.sentrycli.sandbox.http.Answerer;
import dev.sentrycli.sandbox.http.Delivery;
import dev.sentrycli.sandbox.http.Request;
import dev.sentrycli.sandbox.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// What goes wrong on purpose. Of several faults for the same request the first one that still has
/// strikes left counts.
///
/// From Java: `faults.add(Fault.on("GET /api/0/organizations/*", Action.status(503)).times(2))`.
/// From outside, `PUT /_sandbox/faults` replaces the list, `GET` shows what is left of it and
/// `DELETE` empties it:
///
/// ```json
/// [{"match": "GET /api/0/organizations/*", "skip": 1, "times": 2, "action": {"status": 503}}]
/// ```
///
/// `match` is a [dev.sentrycli.sandbox.http.RequestPattern], its path below the path prefix if the
/// server has one; `skip` (0) lets that many pass, `times` (always) strikes that many. Actions:
///
/// | Action | What the client sees |
/// |---|---|
/// | `{"status": 503, "headers": {…}, "body": …}` | this answer; a body that is a text is sent as it is, anything else as JSON; `bodyBase64` for bytes |
/// | `{"redirect": "http://…", "status": 307}` | a redirect, 302 unless told otherwise |
/// | `{"html": "login"}` | a page that is not Sentry's: `login` (200), `csrf` (403), `not-found`, `not-allowed` (405), `bad-gateway`, `maintenance` (503) |
/// | `{"retryAfter": "7"}` | 429 with this `Retry-After` |
/// | `{"delay": 500}` | the usual answer after so many milliseconds |
/// | `{"hang": 60000}` | nothing for so many milliseconds, then the connection ends |
/// | `{"reset": true}` | the connection ends at once |
/// | `{"slow": 100}` | the usual answer at so many bytes a second |
/// | `{"truncate": 20}` | the usual headers and so many bytes of the body, then the connection ends |
/// | `{"patch": {"interval": null}}` | the usual JSON with these fields changed, or removed where null |
public final class Faults {
  private final LongConsumer pause;
  private final List<Armed> armed = new ArrayList<>();

  /// A fault with what is left of it.
  private static final class Armed {
    private final Fault fault;
    private int skip;
    private int times;

    Armed(Fault fault) {
      this.fault = fault;
      this.skip = fault.skip();
      this.times = fault.times();
    }

    boolean strikes() {
      if (skip > 0) {
        skip--;
        return false;
      }
      if (times != Fault.ALWAYS) {
        times--;
      }
      return true;
    }

    Fault left() {
      return new Fault(fault.match(), skip, times, fault.action());
    }
  }

  /// @param pause waits so many milliseconds, or less if the server is closed meanwhile
  public Faults(LongConsumer pause) {
    this.pause = pause;
  }

  public synchronized void add(Fault fault) {
    armed.add(new Armed(fault));
  }

  public synchronized void clear() {
    armed.clear();
  }

  /// Those that can still strike, with what is left of them.
  public synchronized List<Fault> all() {
    return armed.stream().filter(one -> one.times > 0).map(Armed::left).toList();
  }

  /// The answer to a request: the usual one, or what a fault makes of it.
  public Response answer(Request request, Answerer usual) {
    Action action = strike(request);
    if (action == null) {
      return usual.answer(request);
    }
    return switch (action) {
      case Action.Answer(Response response) -> response;
      case Action.Delay(var time) -> {
        pause.accept(time.toMillis());
        yield usual.answer(request);
      }
      case Action.Hang(var time) -> {
        pause.accept(time.toMillis());
        yield Response.empty(500).delivered(new Delivery.Dropped());
      }
      case Action.Reset() -> Response.empty(500).delivered(new Delivery.Dropped());
      case Action.Slow(int speed) -> usual.answer(request).delivered(new Delivery.Slow(speed));
      case Action.Truncate(int bytes) ->
          usual.answer(request).delivered(new Delivery.Truncated(bytes));
      case Action.Patch(JsonObject changes) -> patched(usual.answer(request), changes);
    };
  }

  private synchronized @Nullable Action strike(Request request) {
    for (Armed one : armed) {
      if (one.times > 0 && one.fault.match().covers(request) && one.strikes()) {
        return one.fault.action();
      }
    }
    return null;
  }

  private static Response patched(Response response, JsonObject changes) {
    JsonElement body;
    try {
      body = JsonParser.parseString(new String(response.body(), StandardCharsets.UTF_8));
    } catch (JsonParseException notJson) {
      return response;
    }
    if (body.isJsonArray()) {
      body.getAsJsonArray().forEach(element -> patch(element, changes));
    } else {
      patch(body, changes);
    }
    return response.withBody(Response.json(body).body());
  }

  private static void patch(JsonElement target, JsonObject changes) {
    if (!(target instanceof JsonObject object)) {
      return;
    }
    changes
        .entrySet()
        .forEach(
            change -> {
              String key = change.getKey();
              if (change.getValue().isJsonNull()) {
                object.remove(key);
              } else if (change.getValue() instanceof JsonObject inner
                  && object.get(key) instanceof JsonObject had) {
                patch(had, inner);
              } else {
                object.add(key, change.getValue().deepCopy());
              }
            });
  }
}
