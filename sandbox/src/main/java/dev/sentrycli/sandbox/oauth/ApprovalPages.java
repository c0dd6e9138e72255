package dev.sentrycli.sandbox.oauth;

import dev.sentrycli.sandbox.http.Parameters;
import dev.sentrycli.sandbox.http.Request;
import dev.sentrycli.sandbox.http.Response;
import dev.sentrycli.sandbox.world.credential.Credentials;
import dev.sentrycli.sandbox.world.credential.DeviceCode;
import dev.sentrycli.sandbox.world.credential.OAuthApplication;
import dev.sentrycli.sandbox.world.directory.Directory;
import dev.sentrycli.sandbox.world.directory.User;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// The pages on which a person logs in and approves a device: login, code, approval, outcome.
final class ApprovalPages {
  private static final String DEVICE = "/oauth/device/";
  private static final String LOGIN = "/auth/login/";
  private static final String BAD_CODE = "Invalid or expired code. Check it on your device.";
  private static final String TOO_MANY = "Too many attempts. Wait a minute and try again.";

  private final Approvals approvals;
  private final Credentials credentials;
  private final Directory directory;
  private final Sessions sessions;
  private final Tries tries;
  private final Pages pages;
  private final String prefix;
  private final String password;

  /// @param prefix the path below which the server is reached, without a final slash
  /// @param password the password of every account here
  ApprovalPages(
      Approvals approvals,
      Credentials credentials,
      Directory directory,
      Sessions sessions,
      Tries tries,
      String prefix,
      String password) {
    this.approvals = approvals;
    this.credentials = credentials;
    this.directory = directory;
    this.sessions = sessions;
    this.tries = tries;
    this.pages = new Pages(prefix);
    this.prefix = prefix;
    this.password = password;
  }

  /// `GET /oauth/device/`: the form for the code, or for the approval if the code came along.
  Response showDevice(Request request) {
    Sessions.Session session = sessions.of(request);
    String given = request.parameters().first("user_code");
    User user = session.user();
    if (user == null) {
      return toLogin(session, given, request);
    }
    String code = given != null ? given : session.userCode();
    return sessions.remember(
        code == null
            ? pages.codeForm(session.csrf(), user.email(), null)
            : confirm(request, sessions.withCode(session, null), user, code),
        session);
  }

  /// `POST /oauth/device/`: a typed code, or the decision.
  Response postDevice(Request request) {
    Parameters form = request.form();
    Sessions.Session session = sessions.of(request);
    if (forged(form, session)) {
      return pages.csrfFailed();
    }
    User user = session.user();
    String code = form.text("user_code");
    if (user == null) {
      return toLogin(session, code.isEmpty() ? null : code, request);
    }
    String decision = form.text("op");
    return sessions.remember(
        decision.isEmpty()
            ? confirm(request, session, user, code)
            : decide(request, session, user, code, decision),
        session);
  }

  private Response confirm(Request request, Sessions.Session session, User user, String typed) {
    if (!tries.allowed(request.address())) {
      return pages.codeForm(session.csrf(), user.email(), TOO_MANY);
    }
    DeviceCode code = approvals.pending(typed);
    OAuthApplication application = code == null ? null : application(code);
    if (code == null || application == null) {
      return pages.codeForm(session.csrf(), user.email(), BAD_CODE);
    }
    return pages.approval(
        session.csrf(),
        user.email(),
        code.userCode(),
        application.name(),
        Scopes.ordered(code.scopes()));
  }

  private Response decide(
      Request request, Sessions.Session session, User user, String typed, String decision) {
    DeviceCode code = approvals.pending(typed);
    OAuthApplication application = code == null ? null : application(code);
    if (code == null || application == null) {
      return pages.codeForm(
          session.csrf(), user.email(), tries.allowed(request.address()) ? BAD_CODE : TOO_MANY);
    }
    return switch (decision) {
      case "approve" -> {
        approvals.approve(code, user);
        yield pages.approved(user.email(), application.name());
      }
      case "deny" -> {
        approvals.deny(code);
        yield pages.denied(user.email(), application.name());
      }
      default -> pages.codeForm(session.csrf(), user.email(), "Invalid request.");
    };
  }

  private @Nullable OAuthApplication application(DeviceCode code) {
    OAuthApplication application = credentials.application(code.clientId());
    return application != null && application.active() ? application : null;
  }

  private Response toLogin(Sessions.Session session, @Nullable String userCode, Request request) {
    Sessions.Session waiting = userCode == null ? session : sessions.withCode(session, userCode);
    String next = prefix + request.path();
    return sessions.remember(
        Response.redirect(302, prefix + LOGIN + "?next=" + Parameters.encode(next)), waiting);
  }

  /// `GET /auth/login/`.
  Response showLogin(Request request) {
    Sessions.Session session = sessions.of(request);
    String next = safe(request.parameters().text("next"));
    return sessions.remember(
        session.user() != null
            ? Response.redirect(302, next)
            : pages.login(session.csrf(), next, "", null),
        session);
  }

  /// `POST /auth/login/`.
  Response postLogin(Request request) {
    Parameters form = request.form();
    Sessions.Session session = sessions.of(request);
    if (forged(form, session)) {
      return pages.csrfFailed();
    }
    String next = safe(form.text("next"));
    String email = form.text("username");
    User user = directory.user(email);
    if (user == null || !form.text("password").equals(password)) {
      return sessions.remember(
          pages.login(
              session.csrf(), next, email, "Make sure the address and the password are right."),
          session);
    }
    return sessions.remember(Response.redirect(302, next), sessions.login(session, user));
  }

  /// `GET /auth/logout/`.
  Response logout(Request request) {
    sessions.logout(sessions.of(request));
    return Response.redirect(302, prefix + LOGIN);
  }

  /// Any other page: a way to the approval page for people, the login page for everybody else.
  Response home(Request request) {
    Sessions.Session session = sessions.of(request);
    User user = session.user();
    return user == null
        ? toLogin(session, null, request)
        : sessions.remember(pages.home(user.email()), session);
  }

  private static boolean forged(Parameters form, Sessions.Session session) {
    return !MessageDigest.isEqual(
        form.text("csrfmiddlewaretoken").getBytes(StandardCharsets.UTF_8),
        session.csrf().getBytes(StandardCharsets.UTF_8));
  }

  /// Where to go after the login: a path on this server, else the device page.
  private String safe(String next) {
    boolean path = next.startsWith("/") && !next.startsWith("//") && next.indexOf('\\') < 0;
    return path && next.chars().allMatch(c -> c > ' ' && c < 127) ? next : prefix + DEVICE;
  }
}
