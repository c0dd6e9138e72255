package dev.sentrycli.cli.command.monitor;

import com.google.gson.JsonObject;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.project.Dsn;
import dev.sentrycli.cli.project.DsnDetection;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.grammar.UsageException.Kind;
import dev.sentrycli.grammar.suggest.Nearest;
import dev.sentrycli.terminal.desktop.Job;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `sentry monitor run`: runs a command and tells Sentry that it begins and how it ended.
public final class MonitorRun implements Command<MonitorRun.Options> {
  private static final int LARGEST = Integer.MAX_VALUE;
  private static final int LONGEST_SLUG = 50;

  /// Zones servers know and Java does not list.
  private static final Set<String> OLD_ZONES = Set.of("EST", "MST", "HST", "ROC", "GMT+0", "GMT-0");

  private static final Flag<@Nullable String> DSN =
      Flag.text("dsn", "dsn", "Where to send check-ins; else SENTRY_DSN, or what is found here");
  private static final Flag<String> ENVIRONMENT =
      Flag.text("environment", "name", "production", "The environment the job runs in").letter('e');
  private static final Flag<@Nullable String> SCHEDULE =
      Flag.text(
              "schedule",
              "crontab",
              "When the job runs, such as '0 4 * * *'; makes the monitor, or changes it")
          .letter('s');
  private static final Flag<@Nullable Integer> MARGIN =
      Flag.count("check-in-margin", 1, LARGEST, "How many minutes late a check-in may come");
  private static final Flag<@Nullable Integer> RUNTIME =
      Flag.count("max-runtime", 1, LARGEST, "How many minutes the job may take");
  private static final Flag<@Nullable String> TIMEZONE =
      Flag.text("timezone", "name", "The time zone of the schedule, such as 'Europe/Lisbon'");
  private static final Flag<@Nullable Integer> FAILURES =
      Flag.count("failure-issue-threshold", 1, LARGEST, "How many failures in a row make an issue");
  private static final Flag<@Nullable Integer> RECOVERIES =
      Flag.count("recovery-threshold", 1, LARGEST, "How many successes in a row resolve the issue");

  /// What the job does not get: credentials that were meant for this program, and the size of the
  /// terminal as it was.
  private static final List<String> KEPT_BACK =
      List.of(
          "SENTRY_AUTH_TOKEN",
          "SENTRY_TOKEN",
          "SENTRY_SETUP_CODE",
          "SENTRY_CUSTOM_HEADERS",
          "SENTRY_TERMINAL_SIZE");

  /// @param dsn null for the one of the surroundings
  /// @param config what the server is to know of the schedule; null for what it knows
  public record Options(
      String monitor,
      List<String> command,
      @Nullable Dsn dsn,
      String environment,
      @Nullable JsonObject config) {}

  @Override
  public Usage usage() {
    return Usage.of("Run a command and report it to a cron monitor")
        .detail(
            """
            Tells Sentry that the job begins, runs the command, and tells how it ended. No login is \
            needed, just a DSN.

            The command runs whatever Sentry does: it waits at most 30 seconds for the first check-in, \
            and what goes wrong with check-ins is a warning. Its exit code is that of this command, or \
            128 and the number of the signal that ended it. It has the input, the output and the \
            signals of this command, and SENTRY_MONITOR_SLUG, but neither the token of \
            SENTRY_AUTH_TOKEN nor the headers of SENTRY_CUSTOM_HEADERS.

            No shell looks at the command. All that follows '--' belongs to it.""")
        .examples(
            "sentry monitor run nightly-backup -- /usr/local/bin/backup --all",
            "sentry monitor run nightly-backup --schedule '0 4 * * *' --max-runtime 60 -- backup",
            "sentry monitor run cleanup -e staging -- sh -c 'cd /srv && make clean'")
        .takes(
            Positional.required("slug", "The monitor"),
            Positional.anyNumber("command", "What to run, and its arguments").afterSeparator())
        .flags(DSN, ENVIRONMENT, SCHEDULE, MARGIN, RUNTIME, TIMEZONE, FAILURES, RECOVERIES)
        .asAnonymous();
  }

  @Override
  public @Nullable String instanceUrl(Arguments arguments) {
    return null;
  }

  @Override
  public Options read(Arguments arguments) {
    List<String> words = arguments.positionals();
    String monitor = words.getFirst().strip();
    if (monitor.isEmpty()) {
      throw new UsageException(
          Kind.VALUE, "The monitor has no name", "write 'sentry monitor run <slug> -- <command>'");
    }
    if (words.size() < 2 || words.get(1).isEmpty()) {
      throw new UsageException(
          Kind.VALUE,
          "There is no command to run",
          "write 'sentry monitor run " + Slug.printable(monitor) + " -- <command>'");
    }
    checkSlug(monitor);
    if (SharedFlags.asksForData(arguments)) {
      throw new UsageException(
          Kind.SYNTAX,
          "There is no JSON of a run: what it prints is printed by the command",
          "flags of the command come after '--': 'sentry monitor run "
              + monitor
              + " -- <command> --json'");
    }
    return new Options(
        monitor,
        words.subList(1, words.size()),
        dsn(arguments.get(DSN)),
        arguments.get(ENVIRONMENT),
        config(arguments));
  }

  /// Capital letters pass: servers make small ones of them.
  private static void checkSlug(String monitor) {
    StringBuilder possible = new StringBuilder();
    boolean wrong = monitor.length() > LONGEST_SLUG;
    for (int i = 0; i < monitor.length(); i++) {
      char c = monitor.charAt(i);
      char small = Character.toLowerCase(c);
      if ((small >= 'a' && small <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_') {
        possible.append(small);
      } else {
        wrong = true;
        if (!possible.isEmpty() && possible.charAt(possible.length() - 1) != '-') {
          possible.append('-');
        }
      }
    }
    if (!wrong) {
      return;
    }
    possible.setLength(Math.min(possible.length(), LONGEST_SLUG));
    while (!possible.isEmpty() && possible.charAt(possible.length() - 1) == '-') {
      possible.setLength(possible.length() - 1);
    }
    throw new UsageException(
        Kind.VALUE,
        "'"
            + Slug.printable(monitor)
            + "' can't be the slug of a monitor, which has up to "
            + LONGEST_SLUG
            + " letters, digits, '-' and '_'",
        possible.isEmpty()
            ? "'sentry monitor list' shows those there are"
            : "write 'sentry monitor run " + possible + " -- <command>'");
  }

  private static @Nullable Dsn dsn(@Nullable String text) {
    Dsn dsn = text == null ? null : Dsn.parse(text);
    if (text != null && dsn == null) {
      throw new UsageException(
          Kind.VALUE,
          "'" + Slug.printable(text) + "' of --dsn is no DSN",
          "a DSN looks like https://<key>@<host>/<project-id>; 'sentry dsn list' shows some");
    }
    return dsn;
  }

  /// @throws UsageException if there is something about a schedule, but none
  private static @Nullable JsonObject config(Arguments arguments) {
    String crontab = arguments.get(SCHEDULE);
    if (crontab == null || crontab.isBlank()) {
      for (Flag<?> flag : List.of(MARGIN, RUNTIME, TIMEZONE, FAILURES, RECOVERIES)) {
        if (arguments.given(flag)) {
          throw new UsageException(
              Kind.VALUE,
              "--" + flag.name() + " needs a --schedule",
              "add --schedule '<crontab>', such as '0 4 * * *'");
        }
      }
      if (crontab != null) {
        throw new UsageException(
            Kind.VALUE, "The --schedule is empty", "write a crontab, such as '0 4 * * *'");
      }
      return null;
    }
    String mistake = Crontab.mistake(crontab);
    if (mistake != null) {
      throw new UsageException(
          Kind.VALUE,
          "'" + Slug.printable(crontab) + "' of --schedule is no crontab: " + mistake,
          "write minute, hour, day, month and day of the week, such as '0 4 * * *' or"
              + " '*/5 * * * *', or one like '@daily'");
    }
    JsonObject schedule = new JsonObject();
    schedule.addProperty("type", "crontab");
    schedule.addProperty("value", crontab.strip());
    JsonObject config = new JsonObject();
    config.add("schedule", schedule);
    add(config, "checkin_margin", arguments.get(MARGIN));
    add(config, "max_runtime", arguments.get(RUNTIME));
    String timezone = arguments.get(TIMEZONE);
    if (timezone != null) {
      checkZone(timezone);
      config.addProperty("timezone", timezone);
    }
    add(config, "failure_issue_threshold", arguments.get(FAILURES));
    add(config, "recovery_threshold", arguments.get(RECOVERIES));
    return config;
  }

  private static void checkZone(String timezone) {
    Set<String> known = ZoneId.getAvailableZoneIds();
    if (known.contains(timezone) || OLD_ZONES.contains(timezone)) {
      return;
    }
    List<String> near = new ArrayList<>(Nearest.to(timezone, known));
    for (String zone : known) {
      if (zone.equalsIgnoreCase(timezone)
          || zone.toLowerCase(Locale.ROOT).endsWith("/" + timezone.toLowerCase(Locale.ROOT))) {
        near.addFirst(zone);
      }
    }
    throw new UsageException(
        Kind.VALUE,
        "'" + Slug.printable(timezone) + "' of --timezone is no time zone",
        near.isEmpty()
            ? "time zones are written as 'Europe/Lisbon' or 'UTC'"
            : "Did you mean '" + near.getFirst() + "'?");
  }

  private static void add(JsonObject config, String name, @Nullable Integer number) {
    if (number != null) {
      config.addProperty(name, number);
    }
  }

  @Override
  public Result run(Options options, Session session) {
    Dsn dsn = options.dsn() == null ? detected(session) : options.dsn();
    CheckIns checkIns = new CheckIns(session, dsn, options.monitor(), options.environment());
    checkIns.begin(options.config());
    Job job = Job.prepare(session.console());
    long start = System.nanoTime();
    int code;
    try {
      checkIns.awaitBeginning();
      start = System.nanoTime();
      job.start(
          options.command(), variables(options, session), session.environment().workingFolder());
      code = job.await();
    } catch (InterruptedException signal) {
      code = Job.SIGNALLED + job.stoppedBy();
    } catch (IOException failure) {
      end(checkIns, 1, start, session);
      throw JobException.notStarted(options.command().getFirst(), session);
    }
    if (code != 0) {
      session.notices().log("monitor", "'" + options.monitor() + "' " + outcome(code));
    }
    end(checkIns, code, start, session);
    return new Result.Handed(code);
  }

  private static Dsn detected(Session session) {
    return new DsnDetection(session.workplace(), session.environment().variables())
        .one("name one: 'sentry monitor run <slug> --dsn https://<key>@<host>/<project-id> -- ...'")
        .dsn();
  }

  private static Map<String, String> variables(Options options, Session session) {
    Map<String, String> variables = new HashMap<>(session.environment().variables());
    KEPT_BACK.forEach(variables::remove);
    variables.put("SENTRY_MONITOR_SLUG", options.monitor());
    return variables;
  }

  private static String outcome(int code) {
    boolean signal = code > Job.SIGNALLED && code < Job.SIGNALLED + 65;
    return "ended with exit code " + code + (signal ? ": signal " + (code - Job.SIGNALLED) : "");
  }

  /// A signal that comes now is meant for the wait, not for the job, which has ended.
  private static void end(CheckIns checkIns, int code, long start, Session session) {
    double seconds = Math.round((System.nanoTime() - start) / 1e6) / 1e3;
    if (Thread.interrupted()) {
      session.notices().debug("monitor", "stopped before the job was started");
    }
    try {
      checkIns.end(code == 0 ? "ok" : "error", seconds);
    } catch (InterruptedException enough) {
      session.notices().warn("monitor", "Stopped before Sentry was told how the job ended");
    }
  }
}
