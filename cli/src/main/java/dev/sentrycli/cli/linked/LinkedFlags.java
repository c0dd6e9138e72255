package dev.sentrycli.cli.linked;

import dev.sentrycli.cli.link.SentryUrl;
import dev.sentrycli.cli.query.Dataset;
import dev.sentrycli.cli.query.Period;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Flags that a link stands in for: where one is not given, what counts is what the query of the
/// link says that was given as the target.
public final class LinkedFlags {
  private LinkedFlags() {}

  /// What the link says; nothing if the target is none.
  public static SentryUrl.Filter filter(Target target) {
    return target instanceof Target.FromUrl(SentryUrl url) ? url.filter() : SentryUrl.Filter.NONE;
  }

  /// What the page of the link is about; null if nothing tells.
  public static @Nullable Dataset dataset(Target target) {
    String list = filter(target).list();
    return switch (list == null ? "" : list) {
      case "traces" -> Dataset.SPANS;
      case "logs" -> Dataset.LOGS;
      case "metrics" -> Dataset.METRICS;
      case "replays" -> Dataset.REPLAYS;
      default -> null;
    };
  }

  /// Null if neither the flag nor the link has one.
  public static @Nullable String query(
      Target target, Flag<@Nullable String> flag, Arguments arguments) {
    String typed = arguments.get(flag);
    return typed == null ? filter(target).query() : typed;
  }

  /// @throws dev.sentrycli.grammar.UsageException if the period of the link is none
  public static Period period(Target target, Flag<Period> flag, Arguments arguments) {
    Period linked = arguments.given(flag) ? null : period(target);
    return linked == null ? arguments.get(flag) : linked;
  }

  /// That of the link; null if it has none.
  ///
  /// @throws dev.sentrycli.grammar.UsageException if it can't be read
  public static @Nullable Period period(Target target) {
    String linked = filter(target).period();
    return linked == null ? null : Period.parse(linked);
  }

  public static List<String> environments(
      Target target, Flag<List<String>> flag, Arguments arguments) {
    List<String> typed = arguments.get(flag);
    return typed.isEmpty() ? filter(target).environments() : typed;
  }
}
