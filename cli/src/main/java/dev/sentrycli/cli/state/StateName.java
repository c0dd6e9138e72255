package dev.sentrycli.cli.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a name in the folder of the state stands for. These are all the names this program writes:
/// whatever else lies there is somebody else's, such as the database of another client or the files
/// of a project.
///
/// @param file the file it is about; for a folder or a lock of its own its own name
public record StateName(Kind kind, String file) {
  public static final String ACCOUNTS = "accounts.json";
  public static final String BULK = "bulk";
  public static final String CACHE = "cache";

  /// Before the name of an account whose tokens are being renewed.
  public static final String RENEWAL = "renew-";

  static final String ALIASES = "aliases.json";
  static final String COMMAND_ALIASES = "command-aliases.json";
  static final String CURSORS = "cursors.json";
  static final String DEFAULTS = "defaults.json";
  static final String REMEMBERED = "remembered.json";
  static final String LOCK = ".lock";
  static final String TEMPORARY = ".tmp";
  static final String ASIDE = ".damaged-";

  private static final List<String> FILES =
      List.of(ACCOUNTS, ALIASES, COMMAND_ALIASES, CURSORS, DEFAULTS, REMEMBERED);

  enum Kind {
    FILE,
    /// What a writer has not finished.
    TEMPORARY,
    LOCK,
    /// What was damaged.
    ASIDE,
    FOLDER
  }

  /// @return null if the name is none of ours
  static @Nullable StateName of(String name) {
    if (name.equals(BULK) || name.equals(CACHE)) {
      return new StateName(Kind.FOLDER, name);
    }
    if (name.startsWith(RENEWAL) && name.endsWith(LOCK)) {
      return new StateName(Kind.LOCK, name);
    }
    for (String file : FILES) {
      // Some locks are called by the file, some without its ending.
      if (name.equals(file.substring(0, file.lastIndexOf('.')) + LOCK)) {
        return new StateName(Kind.LOCK, name);
      }
      if (name.startsWith(file)) {
        Kind kind = kind(name.substring(file.length()));
        return kind == null ? null : new StateName(kind, file);
      }
    }
    return null;
  }

  private static @Nullable Kind kind(String ending) {
    if (ending.isEmpty()) {
      return Kind.FILE;
    }
    if (ending.equals(LOCK)) {
      return Kind.LOCK;
    }
    if (ending.startsWith(ASIDE)) {
      return isMadeOf("0123456789-", ending.substring(ASIDE.length())) ? Kind.ASIDE : null;
    }
    boolean temporary =
        ending.startsWith(".")
            && ending.endsWith(TEMPORARY)
            && ending.length() > 1 + TEMPORARY.length()
            && isMadeOf(
                "0123456789abcdef", ending.substring(1, ending.length() - TEMPORARY.length()));
    return temporary ? Kind.TEMPORARY : null;
  }

  private static boolean isMadeOf(String characters, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (characters.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
