package dev.sentrycli.api.gateway;

import dev.sentrycli.api.gateway.address.WebAddress;
import org.jspecify.annotations.Nullable;

/// A product that stands in front of servers and asks people to log in, recognised by its traces.
public enum LoginGateway {
  CLOUDFLARE_ACCESS("Cloudflare Access"),
  GOOGLE_IAP("Google Identity-Aware Proxy"),
  OAUTH2_PROXY("oauth2-proxy"),
  AZURE("Microsoft Entra");

  private final String label;

  LoginGateway(String label) {
    this.label = label;
  }

  /// Which product an answer comes from, or null if it leaves no trace of one.
  ///
  /// @param location where it redirects to, or null
  static @Nullable LoginGateway recognise(Answer answer, @Nullable WebAddress location) {
    String host = location == null ? "" : location.host();
    String path = location == null ? "" : location.encodedPath();
    if (host.endsWith(".cloudflareaccess.com")
        || path.startsWith("/cdn-cgi/access/")
        || answer.header("CF-Access-Domain") != null
        || sets(answer, "CF_Authorization")
        || sets(answer, "CF_AppSession")) {
      return CLOUDFLARE_ACCESS;
    }
    if (host.equals("accounts.google.com")
        || host.equals("iap.googleapis.com")
        || answer.header("X-Goog-IAP-Generated-Response") != null
        || sets(answer, "GCP_IA")) {
      return GOOGLE_IAP;
    }
    if (host.equals("login.microsoftonline.com")
        || host.equals("login.windows.net")
        || path.startsWith("/.auth/login")
        || sets(answer, "AppServiceAuthSession")) {
      return AZURE;
    }
    if (path.startsWith("/oauth2/start")
        || path.startsWith("/oauth2/sign_in")
        || sets(answer, "_oauth2_proxy")) {
      return OAUTH2_PROXY;
    }
    return null;
  }

  private static boolean sets(Answer answer, String cookie) {
    for (String line : answer.headerLines("Set-Cookie")) {
      if (line.startsWith(cookie)) {
        return true;
      }
    }
    return false;
  }

  /// Its name as people know it.
  public String label() {
    return label;
  }
}
