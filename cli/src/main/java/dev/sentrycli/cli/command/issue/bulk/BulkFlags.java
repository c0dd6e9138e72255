package dev.sentrycli.cli.command.issue.bulk;

import dev.sentrycli.cli.command.Consent;
import dev.sentrycli.cli.command.issue.LinkedSearch;
import dev.sentrycli.cli.command.issue.change.ArchivedUntil;
import dev.sentrycli.cli.command.issue.change.ResolvedIn;
import dev.sentrycli.cli.query.Period;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.cli.target.TargetSyntax;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.grammar.UsageException.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The flags of `issue bulk`, and what they come to together.
final class BulkFlags {
  private static final String UNDO_WORD = "undo";
  private static final String ENDING = ".json";

  /// Stands for a name that is made up.
  static final String OWN_NAME = "issue-bulk-<action>-<time>.json";

  private static final Flag<@Nullable String> QUERY =
      Flag.text("query", "search", "Which issues, such as 'is:unresolved level:warning'")
          .letter('q');
  private static final Flag<Period> PERIOD = LinkedSearch.PERIOD;
  private static final Flag<Integer> LIMIT =
      Flag.count("limit", 1000, 1, 10000, "How many issues to take in at most");
  private static final Flag<Boolean> RESOLVE = Flag.toggle("resolve", "Mark them as resolved");
  private static final Flag<@Nullable String> IN =
      Flag.text("in", "version", "With --resolve: in this release, or '@next'").letter('i');
  private static final Flag<Boolean> UNRESOLVE = Flag.toggle("unresolve", "Open them again");
  private static final Flag<Boolean> ARCHIVE = Flag.toggle("archive", "Put them out of sight");
  private static final Flag<@Nullable String> UNTIL =
      Flag.text("until", "when", "With --archive: forever, auto, 7d, a date, 10x/5m or 10u/1d")
          .letter('u');
  private static final Flag<@Nullable String> ASSIGN =
      Flag.text(
          "assign",
          "who",
          "To 'me', 'nobody', an e-mail address, user:<id>, team:<slug> or #<slug>");
  private static final Flag<@Nullable String> PRIORITY =
      Flag.choice("priority", BulkAction.PRIORITIES, "Give them this priority");
  private static final Flag<@Nullable String> PLAN =
      Flag.<String>value(
              "plan",
              "file.json",
              "Change nothing, and write down what would be changed",
              BulkFlags::planName)
          .bare(OWN_NAME);
  private static final Flag<@Nullable String> APPLY =
      Flag.text("apply", "file", "Carry out a plan, or go on with it");
  private static final Flag<@Nullable String> UNDO =
      Flag.text("undo", "file", "Put the issues of a plan back as they were");
  static final Flag<Integer> BATCH =
      Flag.count("batch", 50, 1, 100, "How many issues to change with one request");
  static final Flag<Integer> PAUSE =
      Flag.count("pause", 1, 0, 3600, "How many seconds to rest between requests");
  static final Flag<Boolean> OVERWRITE =
      Flag.toggle("overwrite", "Also change issues that somebody has changed since the plan");

  private BulkFlags() {}

  static Flag<?>[] all() {
    return new Flag<?>[] {
      QUERY,
      PERIOD,
      LIMIT,
      RESOLVE,
      IN,
      UNRESOLVE,
      ARCHIVE,
      UNTIL,
      ASSIGN,
      PRIORITY,
      PLAN,
      APPLY,
      UNDO,
      BATCH,
      PAUSE,
      OVERWRITE,
      Consent.DRY_RUN,
      Consent.YES,
      Consent.FORCE
    };
  }

  private static String planName(String text) {
    if (!text.endsWith(ENDING)) {
      throw new IllegalArgumentException("a name that ends in .json is needed");
    }
    return text;
  }

  /// @throws UsageException if the words do not go together
  static BulkWork work(Arguments arguments) {
    String first = arguments.positional(0);
    String second = arguments.positional(1);
    String apply = arguments.get(APPLY);
    String undo = arguments.get(UNDO);
    boolean word = UNDO_WORD.equals(first) && second != null;
    if (second != null && !word) {
      throw new UsageException(
          Kind.SYNTAX,
          "Too many arguments, expected 1 but encountered \"" + second + "\"",
          instead(String.valueOf(first), second, arguments.given(PLAN)));
    }
    if (apply == null && undo == null && !word) {
      return fresh(arguments, first);
    }
    List<String> clashing = new ArrayList<>();
    for (Flag<?> flag :
        List.of(
            QUERY, PERIOD, LIMIT, RESOLVE, IN, UNRESOLVE, ARCHIVE, UNTIL, ASSIGN, PRIORITY, PLAN)) {
      if (arguments.given(flag)) {
        clashing.add("--" + flag.name());
      }
    }
    if (!clashing.isEmpty()
        || (apply != null && (undo != null || word))
        || (undo != null && word)) {
      throw new UsageException(
          Kind.SYNTAX,
          "A plan says itself what is done: "
              + (clashing.isEmpty() ? "--apply and --undo" : String.join(", ", clashing))
              + (clashing.isEmpty() ? " do not go together" : " can't be given with it"),
          "sentry issue bulk --apply <file>");
    }
    String file = word ? String.valueOf(second) : apply != null ? apply : String.valueOf(undo);
    return new BulkWork.Stored(TargetSyntax.parse(word ? null : first), file, apply == null);
  }

  /// What a line with a second word may have meant.
  ///
  /// @param planned whether `--plan` is there
  private static String instead(String first, String second, boolean planned) {
    String sample = "sentry issue bulk %s --query '<search>' %s";
    if (second.endsWith(ENDING)) {
      return planned
          ? "the name of a plan stands behind its flag: '--plan " + second + "'"
          : "sentry issue bulk undo <file>";
    }
    return switch (first) {
      case "resolve", "unresolve", "archive" ->
          "what to do is a flag: " + sample.formatted(second, "--" + first);
      case "assign" -> "what to do is a flag: " + sample.formatted(second, "--assign <who>");
      case "priority" -> "what to do is a flag: " + sample.formatted(second, "--priority <p>");
      default -> "issues are changed in one place at a time: " + sample.formatted(first, "--plan");
    };
  }

  private static BulkWork fresh(Arguments arguments, @Nullable String word) {
    Target target = TargetSyntax.parse(word);
    LinkedSearch search = LinkedSearch.of(target, QUERY, arguments);
    String query = search.query();
    if (query == null && UNDO_WORD.equals(word)) {
      throw new UsageException(
          Kind.SYNTAX,
          "Which plan is to be undone? Its file is missing",
          "sentry issue bulk undo <file>");
    }
    if (query == null) {
      throw new UsageException(
          Kind.SYNTAX,
          "--query is required: it says which issues are changed",
          "sentry issue bulk acme/web --query 'is:unresolved lastSeen:+30d' --archive --plan",
          "--query '' takes all of them");
    }
    return new BulkWork.Fresh(
        target, query, search.period(), arguments.get(LIMIT), wish(arguments), arguments.get(PLAN));
  }

  private static BulkWish wish(Arguments arguments) {
    String in = arguments.get(IN);
    String until = arguments.get(UNTIL);
    String assign = arguments.get(ASSIGN);
    String priority = arguments.get(PRIORITY);
    List<BulkWish> wishes = new ArrayList<>();
    if (arguments.get(RESOLVE)) {
      wishes.add(new BulkWish.Resolve(ResolvedIn.parse(in), in));
    } else if (in != null) {
      throw new UsageException(Kind.SYNTAX, "--in goes with --resolve only");
    }
    if (arguments.get(ARCHIVE)) {
      wishes.add(new BulkWish.Archive(ArchivedUntil.parse(until), until));
    } else if (until != null) {
      throw new UsageException(Kind.SYNTAX, "--until goes with --archive only");
    }
    if (arguments.get(UNRESOLVE)) {
      wishes.add(new BulkWish.Unresolve());
    }
    if (assign != null) {
      wishes.add(new BulkWish.Assign(actor(assign.strip()), assign.strip()));
    }
    if (priority != null) {
      wishes.add(new BulkWish.Prioritize(priority));
    }
    if (wishes.size() != 1) {
      throw new UsageException(
          Kind.SYNTAX,
          wishes.isEmpty()
              ? "Nothing says what to do with the issues"
              : "One change at a time: a plan has one action",
          "one of --resolve, --unresolve, --archive, --assign <who>, --priority <p>");
    }
    return wishes.getFirst();
  }

  private static Actor actor(String text) {
    try {
      return Actor.parse(text);
    } catch (IllegalArgumentException nobody) {
      throw new UsageException(
          Kind.VALUE,
          "--assign needs somebody",
          "'--assign nobody' takes them from whom they have");
    }
  }
}
