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

  /// The folders files of ours are in, those within others first.
  static final List<List<String>> FOLDERS =
      List.of(
          List.of(CACHE, "api-responses"),
          List.of(CACHE, "certificates"),
          List.of(CACHE, "code"),
          List.of(CACHE),
          List.of(BULK));

  private static final String STAMP = "-00000000-000000";
  private static final String DIGITS = "0123456789abcdef";

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
            && isMadeOf(DIGITS, ending.substring(1, ending.length() - TEMPORARY.length()));
    return temporary ? Kind.TEMPORARY : null;
  }

  /// Whether a name in one of the folders is one this program chooses. Their own names say little:
  /// any project may have a folder `cache`.
  static boolean isOwnIn(List<String> place, String name) {
    if (place.getFirst().equals(BULK)) {
      return isRecord(name);
    }
    int dot = name.indexOf('.');
    return place.size() > 1
        && dot != 0
        && isMadeOf(DIGITS, dot < 0 ? name : name.substring(0, dot));
  }

  /// `acme-archive-20261125-120000-2.json.journal`: that of a plan, or of what goes with it.
  private static boolean isRecord(String name) {
    int json = name.indexOf(".json");
    for (int i = 0; i + STAMP.length() <= json; i++) {
      if (isStamp(name, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isStamp(String name, int start) {
    for (int i = 0; i < STAMP.length(); i++) {
      char c = name.charAt(start + i);
      if (STAMP.charAt(i) == '-' ? c != '-' : c < '0' || c > '9') {
        return false;
      }
    }
    return true;
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
