package dev.sentrycli.sandbox.routes;

import dev.sentrycli.sandbox.http.Refusal;
import dev.sentrycli.sandbox.http.Request;
import dev.sentrycli.sandbox.http.Response;
import dev.sentrycli.sandbox.oauth.Scopes;
import dev.sentrycli.sandbox.world.World;
import dev.sentrycli.sandbox.world.credential.Credentials;
import dev.sentrycli.sandbox.world.credential.Token;
import dev.sentrycli.sandbox.world.directory.Member;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Roles;
import dev.sentrycli.sandbox.world.directory.User;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides who is let in, and to what.
public final class Gate {
  private static final String FORBIDDEN = "You do not have permission to perform this action.";

  private final World world;

  Gate(World world) {
    this.world = world;
  }

  /// Who a request comes from. Without a bearer token that is nobody.
  ///
  /// @throws Refusal 401 if there is a token and it is not good
  Caller identify(Request request) {
    String value = bearer(request);
    if (value == null) {
      return Caller.ANONYMOUS;
    }
    Credentials credentials = world.credentials();
    Token token = credentials.token(value);
    if (token == null) {
      throw unauthorized(value.startsWith("sntrys_") ? "Invalid org token" : "Invalid token");
    }
    if (token.expiredAt(world.now())) {
      throw unauthorized("Token expired");
    }
    credentials.used(token);
    Long userId = token.kind() == Token.Kind.ORGANIZATION ? null : token.userId();
    return new Caller(token, userId == null ? null : world.directory().user(userId));
  }

  private static @Nullable String bearer(Request request) {
    String header = request.header("Authorization");
    if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return null;
    }
    String value = header.substring(7).strip();
    return value.isEmpty() ? null : value;
  }

  /// Refuses a caller that has none of these scopes.
  void demand(Caller caller, Set<String> scopes) {
    Token token = caller.token();
    if (token == null) {
      throw unauthorized("Authentication credentials were not provided.");
    }
    if (token.scopes().stream().noneMatch(scopes::contains)) {
      throw new Refusal(
          Response.detail(403, FORBIDDEN)
              .with(
                  "WWW-Authenticate",
                  "Bearer error=\"insufficient_scope\", scope=\""
                      + String.join(" ", Scopes.ordered(scopes))
                      + "\""));
    }
  }

  /// Refuses a caller that is not of this organization, or whose role there forbids all of these
  /// scopes that the token has.
  void admit(Caller caller, Organization organization, Set<String> scopes) {
    Token token = Objects.requireNonNull(caller.token());
    User user = caller.user();
    if (user == null || token.kind() == Token.Kind.INTEGRATION) {
      Long home = token.organizationId();
      if (home == null || home != organization.id()) {
        throw new Refusal(403, FORBIDDEN);
      }
      return;
    }
    Member member = world.directory().member(organization, user);
    if (member == null
        || token.scopes().stream()
            .noneMatch(scope -> scopes.contains(scope) && Roles.allows(member.role(), scope))) {
      throw new Refusal(403, FORBIDDEN);
    }
  }

  static Refusal unauthorized(String detail) {
    return new Refusal(
        Response.detail(401, detail).with("WWW-Authenticate", "xBasic realm=\"api\""));
  }

  public static Refusal forbidden() {
    return new Refusal(403, FORBIDDEN);
  }
}
