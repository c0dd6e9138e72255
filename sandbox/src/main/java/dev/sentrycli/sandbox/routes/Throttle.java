package dev.sentrycli.sandbox.routes;

import com.google.gson.JsonPrimitive;
import dev.sentrycli.sandbox.http.Request;
import dev.sentrycli.sandbox.http.Response;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Counts requests against a [RateLimit], by credential or else by address.
final class Throttle {
  private final RateLimit limit;
  private final Map<String, Window> windows = new HashMap<>();

  private record Window(Instant ends, int used) {}

  Throttle(RateLimit limit) {
    this.limit = limit;
  }

  /// The answer with the headers that tell how much is left, or 429 if nothing is.
  Response answer(Request request, Supplier<Response> usual) {
    Window window = count(request);
    Response response =
        window.used() <= limit.requests()
            ? usual.get()
            : Response.json(
                429,
                new JsonPrimitive(
                    "You are attempting to use this endpoint too frequently. Limit is %d requests in %d seconds"
                        .formatted(limit.requests(), limit.window().toSeconds())));
    return response
        .with("X-Sentry-Rate-Limit-Limit", Integer.toString(limit.requests()))
        .with(
            "X-Sentry-Rate-Limit-Remaining",
            Integer.toString(Math.max(0, limit.requests() - window.used())))
        .with("X-Sentry-Rate-Limit-Reset", Long.toString(window.ends().getEpochSecond()))
        .with("X-Sentry-Rate-Limit-ConcurrentLimit", "25")
        .with("X-Sentry-Rate-Limit-ConcurrentRemaining", "24");
  }

  private synchronized Window count(Request request) {
    String credential = request.header("Authorization");
    String who = credential == null ? request.address() : credential;
    @Nullable Window current = windows.get(who);
    Window counted =
        current == null || !request.at().isBefore(current.ends())
            ? new Window(request.at().plus(limit.window()), 1)
            : new Window(current.ends(), current.used() + 1);
    windows.put(who, counted);
    return counted;
  }
}
