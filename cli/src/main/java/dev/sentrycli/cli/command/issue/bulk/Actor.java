package dev.sentrycli.cli.command.issue.bulk;

import dev.sentrycli.cli.link.Slug;

/// Whom issues can be assigned to, as people name them.
sealed interface Actor {
  record Nobody() implements Actor {}

  /// Whoever is logged in.
  record Me() implements Actor {}

  /// @param name a slug or a number
  record Team(String name) implements Actor {}

  /// @param name a number, or what servers find users by, such as an e-mail address
  record User(String name) implements Actor {
    /// How servers are told of them.
    String told() {
      return Slug.isNumeric(name) ? "user:" + name : name;
    }

    /// Whether it is neither a number nor an address.
    boolean isUserName() {
      return !Slug.isNumeric(name) && name.indexOf('@') < 0;
    }
  }

  /// @param text `nobody`, `me`, `team:web`, `#web`, `user:1`, or the name of a user
  /// @throws IllegalArgumentException if it leaves out who
  static Actor parse(String text) {
    return switch (text) {
      case "nobody" -> new Nobody();
      case "me" -> new Me();
      default -> {
        if (text.startsWith("#")) {
          yield new Team(name(text, 1));
        }
        if (text.startsWith("team:")) {
          yield new Team(name(text, 5));
        }
        yield new User(name(text, text.startsWith("user:") ? 5 : 0));
      }
    };
  }

  private static String name(String text, int start) {
    String name = text.substring(start);
    if (name.isBlank()) {
      throw new IllegalArgumentException("'" + text + "' names nobody");
    }
    return name;
  }

  /// Whether servers can have been told of them so.
  default boolean canBe(String told) {
    return switch (this) {
      case Nobody _ -> told.isEmpty();
      case Me _ -> isNumbered("user:", told);
      case Team(String name) ->
          Slug.isNumeric(name) ? told.equals("team:" + name) : isNumbered("team:", told);
      case User user ->
          told.equals(user.told()) || (user.isUserName() && isNumbered("user:", told));
    };
  }

  private static boolean isNumbered(String kind, String told) {
    return told.startsWith(kind) && Slug.isNumeric(told.substring(kind.length()));
  }
}
