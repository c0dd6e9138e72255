package dev.sentrycli.sandbox.oauth;

import dev.sentrycli.sandbox.http.Request;
import dev.sentrycli.sandbox.http.Response;
import dev.sentrycli.sandbox.world.directory.User;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Who is logged in to the pages, by browser. Forgotten when the server ends.
final class Sessions {
  private static final String COOKIE = "sentrysid";

  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final SecureRandom random;
  private final String cookiePath;
  private final boolean secure;

  /// One browser.
  ///
  /// @param csrf what every form of this browser must bring back
  /// @param user null until somebody has logged in
  /// @param userCode the device code's short form that the browser came with
  record Session(String id, String csrf, @Nullable User user, @Nullable String userCode) {
    @Override
    public String toString() {
      return "Session[" + user + "]";
    }
  }

  /// @param cookiePath the path prefix of the server
  /// @param secure whether browsers reach it by https
  Sessions(SecureRandom random, String cookiePath, boolean secure) {
    this.random = random;
    this.cookiePath = cookiePath;
    this.secure = secure;
  }

  /// The browser's session, a new one if it has none.
  Session of(Request request) {
    Session known = sessions.get(cookie(request));
    return known != null ? known : keep(new Session(hex(), hex(), null, null));
  }

  /// Remembers the code a browser came with.
  Session withCode(Session session, @Nullable String userCode) {
    return keep(new Session(session.id(), session.csrf(), session.user(), userCode));
  }

  /// Logs somebody in, under a new id so that a planted cookie gains nothing.
  Session login(Session session, User user) {
    sessions.remove(session.id());
    return keep(new Session(hex(), hex(), user, session.userCode()));
  }

  void logout(Session session) {
    sessions.remove(session.id());
  }

  /// Hands the browser its cookie.
  Response remember(Response response, Session session) {
    return response.withAlso(
        "Set-Cookie",
        COOKIE
            + "="
            + session.id()
            + "; Path="
            + cookiePath
            + "; HttpOnly; SameSite=Lax"
            + (secure ? "; Secure" : ""));
  }

  private Session keep(Session session) {
    sessions.put(session.id(), session);
    return session;
  }

  private static String cookie(Request request) {
    for (String header : request.headers().getOrDefault("Cookie", List.of())) {
      for (String pair : header.split(";", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0 && pair.substring(0, equals).strip().equals(COOKIE)) {
          return pair.substring(equals + 1).strip();
        }
      }
    }
    return "";
  }

  private String hex() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
