package dev.sentrycli.cli.command.alert.metrics;

import com.google.gson.JsonObject;
import dev.sentrycli.api.alert.Detector;
import dev.sentrycli.api.alert.MetricWish;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Consent;
import dev.sentrycli.cli.command.alert.AlertException;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.util.List;

/// `sentry alert metrics edit`: changes a metric alert.
public final class AlertMetricsEdit implements Command<AlertMetricsEdit.Options> {
  /// @param moving whether another project was named, which is not possible
  public record Options(
      MetricAlertReference alert, MetricWish change, boolean moving, boolean dryRun) {}

  @Override
  public Usage usage() {
    return Usage.of("Change a metric alert")
        .detail(
            """
            What no flag speaks of stays. --trigger replaces all conditions, --workflow all alerts \
            that tell of it. The project it watches can't be changed.""")
        .examples(
            "sentry alert metrics edit acme/1301 --name 'Failed charges'",
            "sentry alert metrics edit acme/1301 --query level:fatal --time-window 30",
            "sentry alert metrics edit acme/1301 --trigger '{\"alertThreshold\":200}' --dry-run"
                + " --json")
        .takes(MetricAlertReference.WORD)
        .flags(
            MetricFlags.NAME,
            MetricFlags.QUERY,
            MetricFlags.AGGREGATE,
            MetricFlags.DATASET,
            MetricFlags.TIME_WINDOW,
            MetricFlags.TRIGGER,
            MetricFlags.PROJECT,
            MetricFlags.ENVIRONMENT,
            MetricFlags.OWNER,
            MetricFlags.WORKFLOW,
            MetricFlags.STATUS,
            Consent.DRY_RUN)
        .field("id", "string", "Its number")
        .field("name", "string", "What people call it")
        .field("enabled", "boolean", "Whether it is switched on")
        .field("dataSources", "array", "What is watched")
        .field("conditionGroup", "object", "When it is a problem, and how bad")
        .field("org", "string", "The organization")
        .field("status", "string", "active or disabled")
        .optionalField("dryRun", "boolean", "True with --dry-run")
        .optionalField("body", "object", "What the server would be told, with --dry-run");
  }

  @Override
  public Options read(Arguments arguments) {
    MetricAlertReference alert = MetricAlertReference.parse(arguments.positionals().getFirst());
    if (!MetricFlags.given(arguments)) {
      throw new UsageException(
          UsageException.Kind.VALUE,
          "Nothing is to be changed",
          "'sentry alert metrics edit --help' lists what can be");
    }
    return new Options(
        alert,
        MetricFlags.wish(arguments),
        arguments.given(MetricFlags.PROJECT),
        arguments.get(Consent.DRY_RUN));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public boolean asksAfresh() {
    return true; // All of it is sent back: what somebody else changed meanwhile would be undone.
  }

  @Override
  public Result run(Options options, Session session) {
    if (options.moving()) {
      session
          .notices()
          .warn("alert", "A metric alert stays with its project: --project changes nothing");
    }
    MetricFlags.tell(options.change(), session);
    FoundMetricAlert found = FoundMetricAlert.of(options.alert(), "edit", session);
    JsonObject body =
        AlertException.answered(
            session, () -> found.kept().changed(found.detector(), options.change()));
    if (options.dryRun()) {
      JsonObject json = new JsonObject();
      json.addProperty("org", found.organization());
      json.addProperty("id", found.detector().id());
      json.addProperty("name", found.detector().name());
      json.addProperty("dryRun", true);
      json.add("body", body);
      return Result.detail(
          json,
          look -> List.of(new Block.Paragraph(Text.of("Would change the " + found.called()))));
    }
    Detector changed =
        AlertException.answered(
            session, () -> found.kept().update(found.organization(), found.detector().id(), body));
    FoundMetricAlert now = found.with(changed);
    return Result.detail(
        Fields.with(
            Fields.with(changed.json(), "org", found.organization()), "status", changed.status()),
        look -> List.of(new Block.Paragraph(Text.done("Changed the " + now.called()))));
  }
}
