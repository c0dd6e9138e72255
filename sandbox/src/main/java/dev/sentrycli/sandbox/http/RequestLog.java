package dev.sentrycli.sandbox.http;

import com.google.gson.JsonArray;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Every request that reached the server, in order of arrival, so that "was never sent" can be
/// proved. Bodies are kept as text; bytes that are none show as replacement characters. Requests to
/// `/_sandbox/` itself are left out.
public final class RequestLog {
  private final List<LoggedRequest> requests = new CopyOnWriteArrayList<>();

  public RequestLog() {}

  public void add(Request request) {
    requests.add(LoggedRequest.of(request));
  }

  public List<LoggedRequest> all() {
    return List.copyOf(requests);
  }

  /// The requests that fit a [RequestPattern], say `POST /oauth/token/`.
  public List<LoggedRequest> matching(String pattern) {
    RequestPattern wanted = RequestPattern.of(pattern);
    return requests.stream()
        .filter(one -> wanted.covers(one.method(), one.path(), one.parameters()))
        .toList();
  }

  /// Method and path with query of every request.
  public List<String> lines() {
    return requests.stream().map(LoggedRequest::line).toList();
  }

  public void clear() {
    requests.clear();
  }

  public JsonArray toJson() {
    JsonArray all = new JsonArray();
    requests.forEach(request -> all.add(request.toJson()));
    return all;
  }
}
