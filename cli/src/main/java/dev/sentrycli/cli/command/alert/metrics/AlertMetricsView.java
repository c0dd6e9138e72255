package dev.sentrycli.cli.command.alert.metrics;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.alert.Detector;
import dev.sentrycli.api.alert.Workflow;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.organization.Fanout;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.RefusedException;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.command.WebPage;
import dev.sentrycli.cli.command.alert.WorkflowBlocks;
import dev.sentrycli.cli.output.Format;
import dev.sentrycli.cli.output.Moments;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Fact;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `sentry alert metrics view`: what a metric alert watches, when that is a problem, and who is
/// told.
public final class AlertMetricsView implements Command<AlertMetricsView.Options> {
  public record Options(MetricAlertReference alert, boolean web) {}

  /// The alerts that tell of what is found, and those that could not be had.
  private record Connected(List<Workflow> workflows, List<JsonObject> errors) {}

  @Override
  public Usage usage() {
    return Usage.of("Show a metric alert")
        .detail(
            """
            It is named by its number, or by its name in any case. Shown with it are the alerts \
            that tell of what it finds.""")
        .examples(
            "sentry alert metrics view acme/1301",
            "sentry alert metrics view 'acme/Failed charges per hour'",
            "sentry alert metrics view acme/1301 --json --fields name,aggregate,conditionGroup")
        .takes(MetricAlertReference.WORD)
        .flags(SharedFlags.WEB, SharedFlags.FRESH)
        .field("id", "string", "Its number")
        .field("name", "string", "What people call it")
        .field("status", "number", "0 if it is switched on, else 1")
        .field("query", "string", "Which events count")
        .field("aggregate", "string", "What is watched")
        .field("dataset", "string", "What is counted")
        .field("timeWindow", "number", "How many minutes it looks back")
        .field("projects", "array", "The slugs of the projects that are watched")
        .field("config", "object", "How a problem is told from what is usual")
        .field("conditionGroup", "object", "When it is a problem, and how bad")
        .field("workflows", "array", "The alerts that tell of what it finds")
        .field("workflowErrors", "array", "Those that could not be had")
        .field("org", "string", "The organization");
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(
        MetricAlertReference.parse(arguments.positionals().getFirst()),
        arguments.get(SharedFlags.WEB));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    FoundMetricAlert found = FoundMetricAlert.of(options.alert(), "view", session);
    if (options.web()) {
      return WebPage.open(
          found.detector().projects() == null
              ? session.links().monitor(found.organization(), found.detector().id())
              : session.links().alertRule(found.organization(), null, found.detector().id()),
          session);
    }
    Connected connected = connected(found, session);
    return Result.detail(
        session.format() == Format.JSON ? json(found, connected, session) : new JsonObject(),
        look -> card(found, connected, session.moments()));
  }

  private static Connected connected(FoundMetricAlert found, Session session) {
    Connected connected = new Connected(new ArrayList<>(), new ArrayList<>());
    for (var outcome :
        Fanout.<String, Workflow>over(
            found.detector().workflowIds(),
            id -> session.api().alerts().workflows().view(found.organization(), id))) {
      Workflow workflow = outcome.answer();
      RuntimeException failure = outcome.failure();
      if (workflow != null) {
        connected.workflows().add(workflow);
      } else if (failure instanceof ApiException.Status status
          && (status.status() == 403 || status.status() == 404)) {
        JsonObject error = new JsonObject();
        error.addProperty("id", outcome.asked());
        error.addProperty("status", status.status());
        error.addProperty("message", RefusedException.reason(status));
        connected.errors().add(error);
        session
            .notices()
            .warn("alert", "No alert " + outcome.asked() + ": " + RefusedException.reason(status));
      } else if (failure != null) {
        throw failure;
      }
    }
    return connected;
  }

  private static JsonObject json(FoundMetricAlert found, Connected connected, Session session) {
    Detector detector = found.detector();
    JsonObject json =
        MetricRow.of(detector, MetricRow.slugs(found.organization(), List.of(detector), session));
    json.add("config", detector.json().get("config"));
    json.add("conditionGroup", detector.json().get("conditionGroup"));
    json.add("workflowIds", detector.json().get("workflowIds"));
    json.addProperty("org", found.organization());
    JsonArray workflows = new JsonArray();
    connected.workflows().forEach(workflow -> workflows.add(workflow.json()));
    json.add("workflows", workflows);
    JsonArray errors = new JsonArray();
    connected.errors().forEach(errors::add);
    json.add("workflowErrors", errors);
    if (!ruleTriggers(detector).isEmpty()) {
      JsonArray triggers = new JsonArray();
      ruleTriggers(detector).forEach(triggers::add);
      json.add("triggers", triggers);
    }
    return json;
  }

  /// What older servers keep at the thresholds: what is done when they are passed.
  private static List<JsonObject> ruleTriggers(Detector detector) {
    return Fields.objects(Fields.objectOrNull(detector.json(), "rule"), "triggers");
  }

  private static List<Block> card(FoundMetricAlert found, Connected connected, Moments moments) {
    Detector detector = found.detector();
    JsonObject query = detector.query();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(2, Text.of(detector.name())));
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("ID", Text.of(detector.id())));
    facts.add(new Fact("Organization", Text.of(found.organization())));
    facts.add(new Fact("Status", WorkflowBlocks.status(detector.isEnabled())));
    facts.add(new Fact("Aggregate", Text.of(Fields.textOr(query, "aggregate", "—"))));
    facts.add(new Fact("Query", Text.of(Fields.textOr(query, "query", ""))));
    facts.add(new Fact("Dataset", Text.of(detector.dataset())));
    facts.add(new Fact("Window", Text.of(MetricRow.window(detector))));
    facts.add(
        new Fact(
            "Environment",
            Text.of(MetricRow.environment(Fields.textOrNull(query, "environment")))));
    if (detector.owner() != null) {
      facts.add(new Fact("Owner", Text.of(detector.owner())));
    }
    facts.add(
        new Fact(
            "Created",
            Text.of(moments.relative(Fields.textOrNull(detector.json(), "dateCreated")))));
    blocks.add(new Block.Facts(facts));
    addDetection(blocks, detector);
    for (Workflow workflow : connected.workflows()) {
      blocks.add(new Block.Gap());
      blocks.add(
          new Block.Heading(
              3,
              Text.of(
                  "Alert "
                      + workflow.id()
                      + ": "
                      + workflow.name()
                      + (workflow.isEnabled() ? "" : " (disabled)"))));
      List<Block> parts = WorkflowBlocks.of(workflow);
      blocks.addAll(parts.subList(1, parts.size()));
    }
    return blocks;
  }

  private static void addDetection(List<Block> blocks, Detector detector) {
    JsonObject config = Fields.objectOrNull(detector.json(), "config");
    JsonObject group = Fields.objectOrNull(detector.json(), "conditionGroup");
    blocks.add(new Block.Gap());
    blocks.add(
        new Block.Paragraph(
            Text.of("Detection", Style.BOLD)
                .plus(
                    " ("
                        + Fields.textOr(config, "detectionType", "static")
                        + ", "
                        + Fields.textOr(group, "logicType", "any")
                        + ")",
                    Style.MUTED)));
    List<Text> lines = new ArrayList<>();
    String delta = Fields.textOrNull(config, "comparisonDelta");
    if (delta != null) {
      lines.add(Text.of("compared with what was " + delta + " before"));
    }
    for (JsonObject condition : detector.conditions()) {
      lines.add(Text.of(condition(condition)));
    }
    for (JsonObject trigger : ruleTriggers(detector)) {
      for (JsonObject action : Fields.objects(trigger, "actions")) {
        lines.add(
            Text.of(
                Fields.textOr(trigger, "label", "critical")
                    + ": "
                    + Fields.textOr(action, "desc", Fields.textOr(action, "type", "?"))));
      }
    }
    blocks.add(new Block.Bullets(lines.isEmpty() ? List.of(Text.of("no condition")) : lines));
  }

  private static final Map<String, String> SIGNS =
      Map.of("gt", ">", "gte", "≥", "lt", "<", "lte", "≤", "eq", "=", "ne", "≠");

  /// `> 500 → high (75)`.
  private static String condition(JsonObject condition) {
    String type = Fields.textOr(condition, "type", "?");
    String compared =
        condition.get("comparison") instanceof JsonPrimitive primitive
            ? primitive.getAsString()
            : String.valueOf(condition.get("comparison"));
    String result = Fields.textOr(condition, "conditionResult", "?");
    String level =
        switch (result) {
          case "75" -> "high";
          case "50" -> "medium";
          case "25" -> "low";
          case "0" -> "resolved";
          default -> "level";
        };
    return SIGNS.getOrDefault(type, type) + " " + compared + " → " + level + " (" + result + ")";
  }
}
