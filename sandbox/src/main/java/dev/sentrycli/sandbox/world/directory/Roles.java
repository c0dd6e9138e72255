package dev.sentrycli.sandbox.world.directory;

import java.util.Set;

/// What a member may do by role, whatever the scopes of the token say.
public final class Roles {
  private static final Set<String> MEMBER =
      Set.of(
          "event:read",
          "event:write",
          "event:admin",
          "project:read",
          "project:releases",
          "org:read",
          "org:ci",
          "member:read",
          "member:invite",
          "team:read",
          "alerts:read",
          "alerts:write");
  private static final Set<String> ADMIN =
      Set.of(
          "project:write",
          "project:admin",
          "project:distribution",
          "team:write",
          "team:admin",
          "org:integrations");
  private static final Set<String> MANAGER =
      Set.of("org:write", "org:tokens", "member:write", "member:admin");

  private Roles() {}

  public static boolean allows(String role, String scope) {
    return switch (role) {
      case "owner" -> true;
      case "manager" -> MEMBER.contains(scope) || ADMIN.contains(scope) || MANAGER.contains(scope);
      case "admin" -> MEMBER.contains(scope) || ADMIN.contains(scope);
      default -> MEMBER.contains(scope);
    };
  }
}
