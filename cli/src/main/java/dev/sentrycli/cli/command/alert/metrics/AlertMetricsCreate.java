package dev.sentrycli.cli.command.alert.metrics;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.api.alert.Detector;
import dev.sentrycli.api.alert.MetricWish;
import dev.sentrycli.api.alert.Trigger;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Consent;
import dev.sentrycli.cli.command.RefusedException;
import dev.sentrycli.cli.command.alert.AlertException;
import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.cli.target.TargetSyntax;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// `sentry alert metrics create`: makes an alert about a number of a project.
public final class AlertMetricsCreate implements Command<AlertMetricsCreate.Options> {
  private static final String USAGE =
      "sentry alert metrics create <org>/ --project <slug> --name <text> --aggregate <function>"
          + " --dataset <word> --query <search> --time-window <minutes> --trigger <json>";

  /// @param dataset as it was typed
  public record Options(
      Target target, List<String> projects, MetricWish wish, String dataset, boolean dryRun) {}

  @Override
  public Usage usage() {
    return Usage.of("Create a metric alert")
        .detail(
            """
            It watches a number of one project and finds a problem when a threshold is passed. Each \
            threshold is over where it began, unless it says otherwise. Whom it tells is what the \
            alerts do that --workflow names.

            On servers that know no monitors it becomes a metric alert rule.""")
        .examples(
            "sentry alert metrics create acme/ --project storefront --name 'Many errors' --query"
                + " level:error --aggregate 'count()' --dataset errors --time-window 60 --trigger"
                + " '{\"alertThreshold\":100}'",
            "sentry alert metrics create acme/ --project payments-api --name 'Slow queries' --query"
                + " span.op:db --aggregate 'p95(span.duration)' --dataset spans --time-window 5"
                + " --trigger '{\"alertThreshold\":500}' --trigger"
                + " '{\"alertThreshold\":300,\"label\":\"warning\"}' --dry-run --json")
        .takes(
            Positional.required("org", "The organization, with '/'")
                .missing("An organization is required: '" + USAGE + "'"))
        .flags(
            MetricFlags.NAME.mandatory(),
            MetricFlags.QUERY.mandatory(),
            MetricFlags.AGGREGATE.mandatory(),
            MetricFlags.DATASET.mandatory(),
            MetricFlags.TIME_WINDOW.mandatory(),
            MetricFlags.TRIGGER.asNeeded(),
            MetricFlags.PROJECT.asNeeded(),
            MetricFlags.ENVIRONMENT,
            MetricFlags.OWNER,
            MetricFlags.WORKFLOW,
            Consent.DRY_RUN)
        .field("org", "string", "The organization")
        .optionalField("id", "string", "Its number")
        .field("name", "string", "What people call it")
        .optionalField("status", "string", "active or disabled")
        .optionalField("dryRun", "boolean", "True with --dry-run")
        .optionalField("body", "object", "What the flags say, with --dry-run");
  }

  @Override
  public Options read(Arguments arguments) {
    Target target = TargetSyntax.parse(arguments.positionals().getFirst());
    List<String> projects = split(arguments.get(MetricFlags.PROJECT));
    if (projects.isEmpty() && target instanceof Target.Explicit explicit) {
      projects = explicit.projects();
    }
    if (projects.isEmpty()) {
      throw lacking("A metric alert watches a project: --project names it");
    }
    MetricWish wish = MetricFlags.wish(arguments);
    if (wish.triggers() == null) {
      throw lacking("A metric alert needs a --trigger");
    }
    String dataset = arguments.get(MetricFlags.DATASET);
    return new Options(
        target, projects, wish, Objects.requireNonNull(dataset), arguments.get(Consent.DRY_RUN));
  }

  /// The slugs of a list with commas.
  private static List<String> split(@Nullable String text) {
    List<String> slugs = new ArrayList<>();
    for (String part : text == null ? new String[0] : text.split(",", -1)) {
      if (!part.isBlank()) {
        slugs.add(Slug.of("project", part.strip()));
      }
    }
    return slugs;
  }

  private static UsageException lacking(String message) {
    return new UsageException(UsageException.Kind.VALUE, message, "it is written '" + USAGE + "'");
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    String organization = session.targets().organization(options.target(), USAGE);
    String project = options.projects().getFirst();
    MetricWish wish = options.wish();
    if (options.projects().size() > 1) {
      session
          .notices()
          .warn("alert", "A metric alert watches one project: only '" + project + "' is used");
    }
    if (options.target() instanceof Target.Explicit(String owner, List<String> named)
        && named.stream().noneMatch(project::equalsIgnoreCase)) {
      session
          .notices()
          .warn(
              "alert",
              "'%s/%s' only says the organization: --project says what is watched, '%s'"
                  .formatted(owner, String.join(",", named), project));
    }
    MetricFlags.tell(wish, session);
    JsonObject json = new JsonObject();
    json.addProperty("org", organization);
    String where = organization + "/" + project;
    if (options.dryRun()) {
      RefusedException.unlessMissing(
          organization, session, () -> session.api().organizations().view(organization));
      json.addProperty("name", wish.name());
      json.addProperty("dryRun", true);
      json.add("body", body(options));
      return Result.detail(
          json,
          look ->
              List.of(
                  new Block.Paragraph(
                      Text.of("Would create the metric alert '" + wish.name() + "' of " + where))));
    }
    Detector made;
    try {
      made =
          AlertException.answered(
              session,
              () ->
                  session
                      .api()
                      .alerts()
                      .ofMetric(kept -> kept.create(organization, project, wish)));
    } catch (ApiException.Status status) {
      throw status.status() == 404 ? missing(organization, project, status, session) : status;
    }
    json.addProperty("id", made.id());
    json.addProperty("name", made.name());
    json.addProperty("status", made.status());
    return Result.detail(
        json,
        look ->
            List.of(
                new Block.Paragraph(
                    Text.done(
                        "Created the metric alert '"
                            + made.name()
                            + "' ("
                            + organization
                            + "/"
                            + made.id()
                            + ")"))));
  }

  /// What a 404 means: that there is no such project, or that the server can't do this at all.
  private static RuntimeException missing(
      String organization, String project, ApiException.Status status, Session session) {
    return session.api().projects().find(organization, project) == null
        ? session.targets().noProject(organization, project)
        : status;
  }

  private static JsonObject body(Options options) {
    MetricWish wish = options.wish();
    JsonObject body = new JsonObject();
    body.addProperty("name", wish.name());
    body.addProperty("aggregate", wish.aggregate());
    body.addProperty("dataset", options.dataset());
    body.addProperty("query", wish.query());
    body.addProperty("timeWindow", wish.minutes());
    body.add("projects", texts(options.projects()));
    JsonArray triggers = new JsonArray();
    if (wish.triggers() != null) {
      for (Trigger trigger : wish.triggers()) {
        triggers.add(trigger.json());
      }
    }
    body.add("triggers", triggers);
    addText(body, "environment", wish.environment());
    addText(body, "owner", wish.owner());
    if (wish.workflows() != null) {
      body.add("workflowIds", texts(wish.workflows()));
    }
    return body;
  }

  private static void addText(JsonObject body, String name, @Nullable String text) {
    if (text != null) {
      body.addProperty(name, text);
    }
  }

  private static JsonArray texts(List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }
}
