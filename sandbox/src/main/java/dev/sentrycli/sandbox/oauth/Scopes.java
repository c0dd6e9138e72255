package dev.sentrycli.sandbox.oauth;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The scopes a server knows, in the order it lists them, and what the approval page says of them.
public final class Scopes {
  private static final Map<String, String> KNOWN = new LinkedHashMap<>();

  static {
    KNOWN.put("org:read", "See organizations");
    KNOWN.put("org:write", "See and change organizations");
    KNOWN.put("org:admin", "See, change and delete organizations");
    KNOWN.put("org:integrations", "Set up integrations");
    KNOWN.put("org:ci", "Upload from builds: releases, source maps, debug files");
    KNOWN.put("org:tokens", "Create and revoke organization tokens");
    KNOWN.put("member:invite", "Invite members");
    KNOWN.put("member:read", "See members");
    KNOWN.put("member:write", "See and change members");
    KNOWN.put("member:admin", "See, change and remove members");
    KNOWN.put("team:read", "See teams");
    KNOWN.put("team:write", "See and change teams");
    KNOWN.put("team:admin", "See, change and delete teams");
    KNOWN.put("project:read", "See projects");
    KNOWN.put("project:write", "See and change projects");
    KNOWN.put("project:admin", "See, change and delete projects");
    KNOWN.put("project:releases", "Create and change releases");
    KNOWN.put("project:distribution", "Distribute builds");
    KNOWN.put("event:read", "See issues and events");
    KNOWN.put("event:write", "See and change issues and events");
    KNOWN.put("event:admin", "See, change and delete issues and events");
    KNOWN.put("alerts:read", "See alerts");
    KNOWN.put("alerts:write", "See and change alerts");
  }

  private Scopes() {}

  /// Every scope that the newest servers know.
  public static Set<String> all() {
    return Set.copyOf(KNOWN.keySet());
  }

  /// The scopes of a space-separated list, in its order.
  static List<String> split(String scopes) {
    return List.of(scopes.strip().split("\\s+")).stream()
        .filter(scope -> !scope.isEmpty())
        .distinct()
        .toList();
  }

  /// The same scopes in the order of the server.
  public static List<String> ordered(Collection<String> scopes) {
    return Stream.concat(
            KNOWN.keySet().stream().filter(scopes::contains),
            scopes.stream().filter(scope -> !KNOWN.containsKey(scope)).sorted())
        .toList();
  }

  static String meaning(String scope) {
    return KNOWN.getOrDefault(scope, "");
  }
}
