package dev.sentrycli.api.oauth;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.json.Fields;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A login that waits for a person's approval (RFC 8628).
///
/// @param userCode what the person compares or types
/// @param verificationUri where to type it, absolute; not yet judged fit to be opened
/// @param completeUri the same with the code filled in
public record DeviceCode(
    String deviceCode,
    String userCode,
    String verificationUri,
    String completeUri,
    Duration expiresIn,
    Duration interval) {
  private static final Duration USUAL_INTERVAL = Duration.ofSeconds(5);

  /// Reads a server's answer, and fills in what it may leave out.
  ///
  /// @param home what relative addresses are relative to
  /// @throws OAuthException.Malformed if something is missing that cannot be filled in
  static DeviceCode read(@Nullable JsonObject json, BaseUrl home) {
    if (json == null) {
      throw new OAuthException.Malformed("not a JSON object");
    }
    String deviceCode = required(json, "device_code");
    String userCode = required(json, "user_code");
    String uri = absolute(required(json, "verification_uri"), home);
    Double expiresIn = Fields.numberOrNull(json, "expires_in");
    if (expiresIn == null || !(expiresIn > 0)) {
      throw new OAuthException.Malformed("no usable 'expires_in'");
    }
    Double interval = Fields.numberOrNull(json, "interval");
    String complete = Fields.textOrNull(json, "verification_uri_complete");
    return new DeviceCode(
        deviceCode,
        userCode,
        uri,
        complete == null || complete.isBlank()
            ? completed(uri, userCode)
            : absolute(complete, home),
        seconds(expiresIn),
        interval == null ? USUAL_INTERVAL : seconds(Math.max(1, interval)));
  }

  private static String required(JsonObject json, String name) {
    String value = Fields.textOrNull(json, name);
    if (value == null || value.isBlank()) {
      throw new OAuthException.Malformed("no '" + name + "'");
    }
    return value;
  }

  private static String absolute(String uri, BaseUrl home) {
    int colon = uri.indexOf(':');
    int slash = uri.indexOf('/');
    if (colon > 0 && (slash < 0 || colon < slash)) {
      return uri;
    }
    if (uri.startsWith("//")) {
      return home.origin().scheme() + ":" + uri;
    }
    boolean withPrefix = !home.prefix().isEmpty() && uri.startsWith(home.prefix() + "/");
    return withPrefix ? home.origin() + uri : home.resolve(uri.startsWith("/") ? uri : "/" + uri);
  }

  private static String completed(String uri, String userCode) {
    return uri
        + (uri.indexOf('?') < 0 ? '?' : '&')
        + "user_code="
        + URLEncoder.encode(userCode, StandardCharsets.UTF_8);
  }

  /// A duration of so many seconds, however large or fractional.
  static Duration seconds(double seconds) {
    return Duration.ofMillis((long) (Math.min(seconds, 1e10) * 1000));
  }

  /// Without the device code, which is a secret.
  @Override
  public String toString() {
    return "DeviceCode[" + userCode + "]";
  }
}
