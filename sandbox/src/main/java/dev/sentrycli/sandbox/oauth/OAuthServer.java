package dev.sentrycli.sandbox.oauth;

import dev.sentrycli.sandbox.fault.ForeignPage;
import dev.sentrycli.sandbox.http.Answerer;
import dev.sentrycli.sandbox.http.Response;
import dev.sentrycli.sandbox.http.Routes;
import dev.sentrycli.sandbox.world.credential.Credentials;
import dev.sentrycli.sandbox.world.directory.Directory;
import java.security.SecureRandom;
import java.time.Clock;

/// The device flow with its endpoints and its pages, and logins with a set-up code.
public final class OAuthServer {
  private final OAuthSettings settings;
  private final Approvals approvals;
  private final ApprovalPages pages;
  private final DeviceCodeEndpoint deviceCode;
  private final SetupCodes setupCodes;
  private final TokenEndpoint token;

  /// @param base the public address of the server, without a final slash
  /// @param prefix the path below which it is reached, without a final slash
  /// @param secure whether browsers reach it by https
  /// @param password the password of every account on the login page
  public OAuthServer(
      Credentials credentials,
      Directory directory,
      OAuthSettings settings,
      String base,
      String prefix,
      boolean secure,
      String password,
      Clock clock) {
    SecureRandom random = new SecureRandom();
    this.settings = settings;
    this.approvals = new Approvals(credentials, clock);
    this.pages =
        new ApprovalPages(
            approvals,
            credentials,
            directory,
            new Sessions(random, prefix + "/", secure),
            new Tries(clock),
            prefix,
            password);
    this.deviceCode = new DeviceCodeEndpoint(credentials, settings, base, clock, random);
    this.setupCodes = new SetupCodes(random, base);
    this.token = new TokenEndpoint(credentials, directory, settings, setupCodes, clock);
  }

  public Approvals approvals() {
    return approvals;
  }

  public SetupCodes setupCodes() {
    return setupCodes;
  }

  /// What answers a page that nothing else answers.
  public Answerer home() {
    return pages::home;
  }

  public void addTo(Routes<Answerer> routes) {
    routes.add("POST", "/oauth/device/code/", deviceCodeOf(settings.deviceLogin()));
    routes.add("POST", "/oauth/token/", token);
    routes.add("GET", "/oauth/device/", pages::showDevice);
    routes.add("POST", "/oauth/device/", pages::postDevice);
    routes.add("GET", "/auth/login/", pages::showLogin);
    routes.add("POST", "/auth/login/", pages::postLogin);
    routes.add("GET", "/auth/logout/", pages::logout);
  }

  private Answerer deviceCodeOf(DeviceLogin login) {
    return switch (login) {
      case OFFERED, NEEDS_SECRET -> deviceCode;
      case CSRF_PAGE -> _ -> ForeignPage.CSRF.response();
      case NOT_FOUND -> _ -> ForeignPage.NOT_FOUND.response();
      case NOT_ALLOWED -> _ -> Response.empty(405).with("Allow", "GET, HEAD, OPTIONS");
    };
  }
}
