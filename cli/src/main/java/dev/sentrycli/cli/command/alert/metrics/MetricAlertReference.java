package dev.sentrycli.cli.command.alert.metrics;

import dev.sentrycli.cli.command.InOrganization;
import dev.sentrycli.cli.link.SentryUrl;
import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.UsageException;

/// Which metric alert a word means: `[<org>/]<id|name>`.
///
/// @param ofRule whether a link named it, with the number of an alert rule
public record MetricAlertReference(InOrganization alert, boolean ofRule) {
  static final Positional WORD =
      Positional.required("[<org>/]<id|name>", "The alert, by its number or the name people see")
          .missing("A metric alert is required: '<org>/<id|name>'");

  /// @throws UsageException if it can't be one
  static MetricAlertReference parse(String text) {
    String word = text.strip();
    if (SentryUrl.isSentryUrl(word, null)) {
      SentryUrl url = SentryUrl.parse(word, null);
      if (url.page() instanceof SentryUrl.Page.AlertRule rule && rule.project() == null) {
        return new MetricAlertReference(new InOrganization(url.organization(), rule.rule()), true);
      }
      if (url.page() instanceof SentryUrl.Page.Detector(String id)) {
        return new MetricAlertReference(new InOrganization(url.organization(), id), false);
      }
      throw url.insteadOf("a metric alert");
    }
    int slash = word.indexOf('/');
    if (slash >= 0 && word.indexOf('/', slash + 1) >= 0) {
      throw new UsageException(
          UsageException.Kind.SYNTAX,
          "'" + Slug.printable(text) + "' has more parts than an organization and a metric alert",
          "it is written '<org>/<id|name>': metric alerts belong to an organization");
    }
    if (slash == word.length() - 1) {
      throw new UsageException(
          UsageException.Kind.SYNTAX,
          "'" + Slug.printable(text) + "' names no metric alert",
          "it is written '<org>/<id|name>', or '<id|name>' where the organization is known");
    }
    return new MetricAlertReference(InOrganization.parse(word, "metric alert"), false);
  }
}
