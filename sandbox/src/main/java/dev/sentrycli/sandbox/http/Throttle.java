package dev.sentrycli.sandbox.http;

import com.google.gson.JsonPrimitive;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Counts requests against a [RateLimit], by credential or else by address.
public final class Throttle implements Answerer {
  private final RateLimit limit;
  private final Answerer usual;
  private final Map<String, Window> windows = new HashMap<>();

  private record Window(Instant ends, int used) {}

  public Throttle(RateLimit limit, Answerer usual) {
    this.limit = limit;
    this.usual = usual;
  }

  /// The answer with the headers that tell how much is left, or 429 if nothing is.
  @Override
  public Response answer(Request request) {
    Window window = count(request);
    Response response =
        window.used() <= limit.requests()
            ? usual.answer(request)
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
    Window current = windows.get(who);
    Window counted =
        current == null || !request.at().isBefore(current.ends())
            ? new Window(request.at().plus(limit.window()), 1)
            : new Window(current.ends(), current.used() + 1);
    windows.put(who, counted);
    return counted;
  }
}
