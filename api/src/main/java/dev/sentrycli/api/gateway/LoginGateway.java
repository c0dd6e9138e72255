package dev.sentrycli.api.gateway;

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

  /// Its name as people know it.
  public String label() {
    return label;
  }
}
