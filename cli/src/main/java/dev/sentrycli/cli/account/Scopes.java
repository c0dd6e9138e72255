package dev.sentrycli.cli.account;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The permissions of Sentry's API that a login can ask for.
public final class Scopes {
  /// What every feature of the program needs together.
  public static final List<String> NEEDED =
      List.of(
          "project:read",
          "project:write",
          "project:admin",
          "org:read",
          "event:read",
          "event:write",
          "member:read",
          "team:read",
          "team:write");

  /// What newer servers know besides; left out where the server does not.
  public static final List<String> EXTRA =
      List.of("org:integrations", "team:admin", "alerts:read", "alerts:write");

  /// Both, in the order a login asks for them.
  public static final List<String> ASKED =
      List.of(
          "project:read",
          "project:write",
          "project:admin",
          "org:read",
          "org:integrations",
          "event:read",
          "event:write",
          "member:read",
          "team:read",
          "team:write",
          "team:admin",
          "alerts:read",
          "alerts:write");

  /// Every scope a server may know.
  public static final List<String> KNOWN =
      List.of(
          "org:read",
          "org:write",
          "org:admin",
          "org:integrations",
          "org:ci",
          "org:tokens",
          "member:invite",
          "member:read",
          "member:write",
          "member:admin",
          "team:read",
          "team:write",
          "team:admin",
          "project:read",
          "project:write",
          "project:admin",
          "project:releases",
          "project:distribution",
          "event:read",
          "event:write",
          "event:admin",
          "alerts:read",
          "alerts:write");

  private Scopes() {}

  public static List<String> readOnly() {
    return ASKED.stream().filter(scope -> scope.endsWith(":read")).toList();
  }

  /// The scopes named in the texts of a repeatable flag, commas allowed.
  ///
  /// @throws IllegalArgumentException naming the first one that no server knows
  public static List<String> parse(List<String> texts) {
    Set<String> scopes = new LinkedHashSet<>();
    for (String text : texts) {
      for (String part : text.split(",", -1)) {
        String scope = part.strip().toLowerCase(Locale.ROOT);
        if (!scope.isEmpty() && !KNOWN.contains(scope)) {
          throw new IllegalArgumentException(scope);
        }
        if (!scope.isEmpty()) {
          scopes.add(scope);
        }
      }
    }
    return List.copyOf(scopes);
  }

  /// The members of `wanted` that `granted` lacks. A stronger scope of the same kind counts.
  public static List<String> missing(List<String> wanted, List<String> granted) {
    List<String> missing = new ArrayList<>();
    for (String scope : wanted) {
      String kind = scope.substring(0, scope.indexOf(':') + 1);
      boolean covered =
          granted.contains(scope)
              || granted.contains(kind + "admin")
              || (scope.endsWith(":read") && granted.contains(kind + "write"));
      if (!covered) {
        missing.add(scope);
      }
    }
    return missing;
  }
}
