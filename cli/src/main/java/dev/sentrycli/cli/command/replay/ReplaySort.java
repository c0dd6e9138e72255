package dev.sentrycli.cli.command.replay;

import dev.sentrycli.grammar.Flag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// `--sort`: the order of replays.
final class ReplaySort {
  static final String USUAL = "-started_at";

  private static final Map<String, String> WORDS =
      Map.of(
          "date", USUAL,
          "oldest", "started_at",
          "duration", "-duration",
          "errors", "-count_errors",
          "activity", "-activity");

  /// What servers sort by.
  private static final Set<String> FIELDS =
      Set.of(
          "activity",
          "browser",
          "browser.name",
          "browser.version",
          "count_dead_clicks",
          "count_errors",
          "count_infos",
          "count_rage_clicks",
          "count_screens",
          "count_urls",
          "count_warnings",
          "device.brand",
          "device.family",
          "device.model",
          "device.name",
          "dist",
          "duration",
          "finished_at",
          "os",
          "os.name",
          "os.version",
          "platform",
          "project_id",
          "sdk.name",
          "started_at",
          "user.email",
          "user.id",
          "user.username");

  static final Flag<String> FLAG =
      new Flag<>(
          "sort",
          's',
          "The order: newest, oldest, longest, most errors, most active, or a field of theirs,"
              + " with '-' for the largest first",
          "date|oldest|duration|errors|activity|field",
          List.of(),
          USUAL,
          "date",
          null,
          false,
          false,
          false,
          false,
          texts -> parse(texts.getLast()));

  private ReplaySort() {}

  /// As requests spell it.
  ///
  /// @throws IllegalArgumentException if servers can't sort so
  static String parse(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    String known = WORDS.get(word);
    if (known != null) {
      return known;
    }
    if (FIELDS.contains(word.startsWith("-") ? word.substring(1) : word)) {
      return word;
    }
    throw new IllegalArgumentException(
        "replays are sorted by date, oldest, duration, errors, activity or a field such as"
            + " '-count_rage_clicks'");
  }
}
