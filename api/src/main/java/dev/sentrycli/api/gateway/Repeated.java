package dev.sentrycli.api.gateway;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Hides secrets that a server repeats in its complaint. Gateways like to quote the request they
/// refuse, and their words are shown to people and kept in logs of builds.
final class Repeated {
  private static final String HIDDEN = "***";

  /// Shorter values are part of ordinary words, and nothing worth stealing.
  private static final int SHORTEST = 6;

  private Repeated() {}

  /// The answer, without what the request carried if it is no success.
  ///
  /// @param attached the headers that only the passport gives
  static Answer hidden(Answer answer, List<Header> attached) {
    if (answer.isOk() || attached.isEmpty()) {
      return answer;
    }
    String body = new String(answer.bytes(), StandardCharsets.ISO_8859_1);
    String reason = answer.reason();
    List<Header> headers = answer.headers();
    for (Header header : attached) {
      String secret =
          header.value().startsWith("Bearer ") ? header.value().substring(7) : header.value();
      if (secret.length() < SHORTEST) {
        continue;
      }
      body = body.replace(secret, HIDDEN);
      reason = reason.replace(secret, HIDDEN);
      headers = without(headers, secret);
    }
    return new Answer(
        answer.method(),
        answer.url(),
        answer.status(),
        reason,
        headers,
        body.getBytes(StandardCharsets.ISO_8859_1),
        answer.age());
  }

  private static List<Header> without(List<Header> headers, String secret) {
    List<Header> hidden = new ArrayList<>();
    for (Header header : headers) {
      hidden.add(new Header(header.name(), header.value().replace(secret, HIDDEN)));
    }
    return hidden;
  }
}
