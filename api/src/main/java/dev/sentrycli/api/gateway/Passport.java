package dev.sentrycli.api.gateway;

import dev.sentrycli.api.gateway.ApiException.Redirected.Why;
import dev.sentrycli.api.gateway.address.WebAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may travel, and where to. The token and the custom headers belong to the origin of `home`;
/// all of sentry.io counts as one origin, every self-hosted instance is exactly one.
///
/// @param customHeaders for the gateway in front of a self-hosted instance; never sent to sentry.io
public record Passport(BaseUrl home, @Nullable Credential credential, List<Header> customHeaders) {
  public Passport {
    customHeaders = List.copyOf(customHeaders);
  }

  /// A passport that carries nothing.
  public static Passport anonymous(BaseUrl home) {
    return new Passport(home, null, List.of());
  }

  /// Whether the token and the custom headers belong to an origin.
  public boolean covers(Origin origin) {
    return home.isSaas() ? origin.isSaas() : origin.equals(home.origin());
  }

  /// The headers that a request may take to an origin: the one place that attaches any of them.
  ///
  /// @param token the bearer token to send, or null for none
  /// @throws ApiException.Untrusted if what the audience stands for does not belong there
  List<Header> headersFor(
      Audience audience, @Nullable String token, Origin origin, String method, String url) {
    // Plain tests: the first pattern switch of a run takes longer than the rest of the request.
    List<Header> headers = new ArrayList<>();
    if (audience instanceof Audience.Account || audience instanceof Audience.OAuth) {
      requireCovered(origin, method, url);
      addCustom(headers);
      if (token != null && audience instanceof Audience.Account) {
        headers.add(new Header("Authorization", "Bearer " + token));
      }
    } else if (audience instanceof Audience.Ingest && covers(origin)) {
      addCustom(headers);
    }
    return headers;
  }

  private void requireCovered(Origin origin, String method, String url) {
    if (!covers(origin)) {
      throw new ApiException.Untrusted(method, url, origin, home.origin());
    }
  }

  private void addCustom(List<Header> headers) {
    if (!home.isSaas()) {
      headers.addAll(customHeaders);
    }
  }

  /// Why a redirect is not followed, or null if it is. What the next hop carries is judged again by
  /// [#headersFor]; this is about what must not even be tried.
  ///
  /// @param from what was asked
  /// @param to where the answer points, null if that is no web address
  @Nullable Why objection(Request request, WebAddress from, @Nullable WebAddress to, int status) {
    if (to == null) {
      return Why.NOWHERE;
    }
    boolean plain = request.method().equals("GET") || request.method().equals("HEAD");
    Origin before = Origin.of(from);
    Origin after = Origin.of(to);
    return switch (request.audience()) {
      case Audience.OAuth() -> Why.OAUTH;
      case Audience.Account() ->
          !plain && status < 307
              ? Why.CHANGING_REQUEST
              : before.equals(after) || (plain && covers(before) && covers(after))
                  ? null
                  : elsewhere(before, after);
      case Audience.Ingest(String _) ->
          !plain && status < 307
              ? Why.CHANGING_REQUEST
              : before.equals(after) ? null : elsewhere(before, after);
      case Audience.Signed(), Audience.Anyone() -> {
        if (!plain && status < 307) {
          yield Why.CHANGING_REQUEST;
        }
        boolean carries = !plain || carriesSecrets(request);
        boolean same = before.equals(after);
        yield same || (!carries && !isDowngrade(before, after)) ? null : elsewhere(before, after);
      }
    };
  }

  private static boolean carriesSecrets(Request request) {
    for (Header header : request.headers()) {
      if (!header.name().equalsIgnoreCase("Accept")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDowngrade(Origin before, Origin after) {
    return before.isEncrypted() && !after.isEncrypted();
  }

  private static Why elsewhere(Origin before, Origin after) {
    if (!before.host().equals(after.host()) || before.scheme().equals(after.scheme())) {
      return Why.OTHER_ORIGIN;
    }
    return after.isEncrypted() ? Why.TO_HTTPS : Why.TO_HTTP;
  }

  /// Whom answers belong to, without any secret; empty for nobody.
  public String owner() {
    return credential == null ? "" : credential.identity();
  }

  /// Names the home only.
  @Override
  public String toString() {
    return "Passport[" + home + "]";
  }
}
