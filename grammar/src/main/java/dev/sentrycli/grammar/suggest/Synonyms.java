package dev.sentrycli.grammar.suggest;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Words that other programs use for what is called something else here.
public final class Synonyms {
  /// What elsewhere, as on the pages of Sentry, is done to things that have commands here.
  private static final Set<String> VERBS =
      Set.of(
          "assign",
          "unassign",
          "bookmark",
          "clone",
          "comment",
          "copy",
          "disable",
          "enable",
          "follow",
          "mute",
          "move",
          "note",
          "rename",
          "reprocess",
          "share",
          "snooze",
          "subscribe",
          "tag",
          "tail",
          "unmute");

  private Synonyms() {}

  /// Whether a word is known to say what to do, and so is hardly the name of something.
  public static boolean isVerb(String word) {
    return VERBS.contains(word) || !of(word).isEmpty();
  }

  /// Whether flags of this name say elsewhere what time is looked at.
  public static boolean isTime(String flag) {
    return switch (flag) {
      case "start", "end", "from", "to", "since", "until", "after", "before" -> true;
      case "last", "range", "time", "time-range", "timeframe", "stats-period", "days", "hours" ->
          true;
      default -> false;
    };
  }

  /// The flag that does here what a verb says elsewhere; null if none does.
  public static @Nullable String flag(String verb) {
    return verb.equals("follow") || verb.equals("tail") ? "follow" : null;
  }

  /// What a verb may mean, likeliest first; empty for one that stands for itself only.
  public static List<String> of(String verb) {
    return switch (verb) {
      case "get", "info", "show", "describe", "details", "inspect", "cat", "open" ->
          List.of("view", "show", "status");
      case "ls", "all", "search", "find", "query", "index" -> List.of("list", "view");
      case "add", "new", "make", "register" -> List.of("create", "upload");
      case "rm", "remove", "del", "destroy", "drop", "erase" -> List.of("delete", "logout");
      case "update", "change", "modify", "set", "patch" -> List.of("edit", "defaults");
      case "close", "fix", "done" -> List.of("resolve", "finalize");
      case "push", "send", "publish", "put" -> List.of("upload", "send", "create");
      case "pull", "fetch", "export", "save" -> List.of("download", "view");
      case "start", "exec", "execute" -> List.of("run", "start");
      case "signin", "sign-in" -> List.of("login");
      case "signout", "sign-out" -> List.of("logout");
      default -> List.of();
    };
  }
}
