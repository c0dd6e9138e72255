package dev.sentrycli.cli.command.log;

import com.google.gson.JsonObject;
import dev.sentrycli.api.explore.TableQuery;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.organization.Fanout;
import dev.sentrycli.api.time.TimeSpan;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Feature;
import dev.sentrycli.cli.command.InProjects;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.command.WebPage;
import dev.sentrycli.cli.logs.LogRows;
import dev.sentrycli.cli.output.FieldSelection;
import dev.sentrycli.cli.output.Format;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.query.SearchQuery;
import dev.sentrycli.cli.recovery.IdAge;
import dev.sentrycli.cli.recovery.IdFinder;
import dev.sentrycli.cli.recovery.IdKind;
import dev.sentrycli.cli.recovery.WrittenId;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.ProjectTarget;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `sentry log view`: logs whole, with all their attributes.
public final class LogView implements Command<LogView.Options> {
  private static final String USAGE = "sentry log view <org>/<project> <log-id>";
  private static final String TIME = "90d";
  private static final int AT_ONCE = 15;
  private static final int BATCH = 100;
  private static final List<String> FIELDS =
      List.of(
          "sentry.item_id",
          "timestamp",
          "timestamp_precise",
          "message",
          "severity",
          "trace",
          "project",
          "environment",
          "release",
          "sdk.name",
          "sdk.version",
          "span_id",
          "code.function",
          "code.file.path",
          "code.line.number",
          "sentry.otel.kind",
          "sentry.otel.status_code",
          "sentry.otel.instrumentation_scope.name");

  public record Options(LogIds logs, boolean web, List<String> extras) {}

  @Override
  public Usage usage() {
    return Usage.of("Show logs whole")
        .detail(
            """
            Ids stand behind their project, or in one word with it. Eight digits are enough where \
            only one log begins or ends with them.""")
        .examples(
            "sentry log view acme/storefront 0199a3c07d1e7000a1b2c3d4e5f60718",
            "sentry log view acme/storefront/0199a3c07d1e7000a1b2c3d4e5f60718",
            "sentry log list acme/web --json | jq -r '.data[].\"sentry.item_id\"' | xargs sentry"
                + " log view acme/web")
        .takes(Positional.anyNumber("target-or-log-id", "A project, and the ids of logs"))
        .flags(SharedFlags.WEB, SharedFlags.FRESH)
        .field("sentry.item_id", "string", "Its id")
        .field("timestamp", "string", "When it was written")
        .field("severity", "string", "How bad it is")
        .field("message", "string", "What was logged")
        .field("trace", "string", "The trace it was written in")
        .field("span_id", "string", "The span it was written in")
        .field("environment", "string", "Where the program ran")
        .field("release", "string", "Its version");
  }

  @Override
  public Options read(Arguments arguments) {
    FieldSelection named = FieldSelection.parse(arguments.get(SharedFlags.FIELDS));
    List<String> extras = new ArrayList<>();
    if (named != null) {
      named.paths().stream().filter(field -> !FIELDS.contains(field)).forEach(extras::add);
      extras.removeAll(List.of("id", "project.name", "project.id"));
    }
    if (extras.size() + FIELDS.size() > TableQuery.MOST_FIELDS) {
      throw LogException.tooManyFields(TableQuery.MOST_FIELDS);
    }
    return new Options(
        LogIds.parse(arguments.positionals()), arguments.get(SharedFlags.WEB), List.copyOf(extras));
  }

  @Override
  public Result run(Options options, Session session) {
    ProjectTarget project = session.targets().project(options.logs().place(), USAGE);
    List<String> ids = ids(options.logs(), project, session);
    if (options.web()) {
      return opened(ids, project, session);
    }
    List<JsonObject> logs = found(ids, project, options.extras(), session);
    Map<String, JsonObject> details =
        session.format() == Format.JSON ? Map.of() : details(logs, project, session);
    return Result.listing(logs, look -> blocks(logs, details, project, session));
  }

  private static List<String> ids(LogIds logs, ProjectTarget project, Session session) {
    IdFinder finder = new IdFinder(IdKind.LOG, session);
    List<String> ids = new ArrayList<>();
    for (WrittenId written : logs.ids()) {
      String id =
          finder.find(written, project, found -> "sentry log view " + project + " " + found);
      if (!ids.contains(id)) {
        ids.add(id);
      }
    }
    return ids;
  }

  private static Result opened(List<String> ids, ProjectTarget project, Session session) {
    if (ids.size() == 1) {
      return WebPage.open(session.links().log(project.organization(), ids.getFirst()), session);
    }
    if (!session.isInteractive()) {
      throw LogException.severalPages(ids.size());
    }
    if (!session.prompt().confirm("Open %d pages?".formatted(ids.size()), false)) {
      return Result.listing(List.of(), look -> List.of());
    }
    return WebPage.openEach(
        ids.stream().map(id -> session.links().log(project.organization(), id)).toList(), session);
  }

  /// In the order they were asked for.
  private static List<JsonObject> found(
      List<String> ids, ProjectTarget project, List<String> extras, Session session) {
    List<String> fields = new ArrayList<>(FIELDS);
    fields.addAll(extras);
    InProjects narrowed = InProjects.of(List.of(project), session);
    Map<String, JsonObject> byId = new HashMap<>();
    for (int from = 0; from < ids.size(); from += BATCH) {
      List<String> batch = ids.subList(from, Math.min(ids.size(), from + BATCH));
      TableQuery query = query("logs", fields, batch, narrowed);
      TableQuery older = query("ourlogs", fields, batch, narrowed);
      for (JsonObject row :
          Feature.LOGS
              .asked(
                  project.organization(),
                  session,
                  () ->
                      session
                          .api()
                          .explore()
                          .table(project.organization(), query, older, batch.size(), null))
              .rows()
              .items()) {
        String id = LogRows.id(row);
        if (id != null) {
          byId.put(id.replace("-", ""), row);
        }
      }
    }
    List<JsonObject> logs = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String id : ids) {
      JsonObject log = byId.get(id);
      if (log == null) {
        missing.add(id);
      } else {
        logs.add(log);
      }
    }
    List<String> why = new ArrayList<>();
    for (String id : missing) {
      String gone = IdAge.likelyGone(id, session.environment().clock().instant());
      if (gone != null) {
        why.add((missing.size() == 1 ? "" : id + ": ") + gone);
      }
    }
    if (logs.isEmpty()) {
      throw LogException.notFound(missing, project.toString(), why);
    }
    if (!missing.isEmpty()) {
      session
          .notices()
          .warn("log", "not in '%s': %s".formatted(project, String.join(", ", missing)));
      why.forEach(reason -> session.notices().warn("log", reason));
    }
    return logs;
  }

  private static TableQuery query(
      String dataset, List<String> fields, List<String> ids, InProjects project) {
    return TableQuery.of(dataset, fields, TimeSpan.last(TIME))
        .where(
            SearchQuery.within(project.search(), "sentry.item_id:[" + String.join(",", ids) + "]"))
        .in(project.ids())
        .sampled("NORMAL");
  }

  /// What servers tell of a log besides its columns, by its id. For people, who can do without.
  private static Map<String, JsonObject> details(
      List<JsonObject> logs, ProjectTarget project, Session session) {
    Map<String, JsonObject> details = new LinkedHashMap<>();
    for (Fanout.Outcome<JsonObject, JsonObject> outcome :
        Fanout.<JsonObject, JsonObject>over(logs, AT_ONCE, log -> detail(log, project, session))) {
      String id = LogRows.id(outcome.asked());
      JsonObject answer = outcome.answer();
      if (answer != null && id != null) {
        details.put(id, answer);
      } else if (outcome.failure() instanceof ApiException unavailable) {
        session.notices().debug("log", "No attributes: " + unavailable.getMessage());
      } else if (outcome.failure() != null) {
        throw outcome.failure();
      }
    }
    return details;
  }

  private static @Nullable JsonObject detail(
      JsonObject log, ProjectTarget project, Session session) {
    String id = LogRows.id(log);
    String trace = Fields.textOrNull(log, "trace");
    return id == null || trace == null
        ? null
        : session.api().traces().log(project.organization(), project.project(), trace, id);
  }

  private static List<Block> blocks(
      List<JsonObject> logs,
      Map<String, JsonObject> details,
      ProjectTarget project,
      Session session) {
    List<Block> blocks = new ArrayList<>();
    for (JsonObject log : logs) {
      if (!blocks.isEmpty()) {
        blocks.add(new Block.Gap());
        blocks.add(new Block.Rule(3));
        blocks.add(new Block.Gap());
      }
      blocks.addAll(
          new LogCard(project, session.moments(), session.links())
              .blocks(log, details.get(String.valueOf(LogRows.id(log)))));
    }
    return blocks;
  }
}
