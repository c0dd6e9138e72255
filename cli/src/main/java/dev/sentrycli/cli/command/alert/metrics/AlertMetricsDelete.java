package dev.sentrycli.cli.command.alert.metrics;

import com.google.gson.JsonObject;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Consent;
import dev.sentrycli.cli.command.alert.AlertException;
import dev.sentrycli.cli.command.alert.Deletion;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Usage;

/// `sentry alert metrics delete`: deletes a metric alert.
public final class AlertMetricsDelete implements Command<AlertMetricsDelete.Options> {
  private static final String USAGE = "sentry alert metrics delete <org>/<id|name>";

  /// @param typed the whole word
  /// @param sure whether there is nothing left to ask
  public record Options(MetricAlertReference alert, String typed, boolean sure, boolean dryRun) {}

  @Override
  public Usage usage() {
    return Usage.of("Delete a metric alert")
        .detail(
            """
            The organization has to be named. At a terminal it and the number of the alert have to be \
            typed once more, as 'acme/1302'; elsewhere --yes is needed.""")
        .examples(
            "sentry alert metrics delete acme/1302 --dry-run",
            "sentry alert metrics delete acme/1302")
        .takes(MetricAlertReference.WORD)
        .flags(Consent.YES, Consent.FORCE, Consent.DRY_RUN)
        .optionalField("deleted", "boolean", "Whether it was deleted")
        .field("org", "string", "The organization")
        .field("id", "string", "Its number")
        .field("name", "string", "What it was called")
        .optionalField("dryRun", "boolean", "True with --dry-run")
        .asDestructive();
  }

  @Override
  public Options read(Arguments arguments) {
    String typed = arguments.positionals().getFirst();
    MetricAlertReference alert = MetricAlertReference.parse(typed);
    if (alert.alert().organization() == null) {
      throw AlertException.unplaced(typed, USAGE);
    }
    return new Options(alert, typed, Consent.given(arguments), arguments.get(Consent.DRY_RUN));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public boolean asksAfresh() {
    return true; // What is named before it is gone has to be what is there now.
  }

  @Override
  public Result run(Options options, Session session) {
    Consent.foresee(
        options.sure() || options.dryRun(),
        "The metric alert '" + options.typed() + "' would be deleted",
        session);
    FoundMetricAlert found = FoundMetricAlert.of(options.alert(), "delete", session);
    JsonObject json = new JsonObject();
    json.addProperty("org", found.organization());
    json.addProperty("id", found.detector().id());
    json.addProperty("name", found.detector().name());
    return new Deletion(json, found.called(), found.typed())
        .run(
            options.sure(),
            options.dryRun(),
            session,
            () ->
                AlertException.answered(
                    session,
                    () -> {
                      found.kept().delete(found.organization(), found.detector().id());
                      return true;
                    }));
  }
}
