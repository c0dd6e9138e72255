package dev.sentrycli.cli.command.doctor;

import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.cli.effective.EffectiveSetting;
import dev.sentrycli.cli.instance.Selection;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.setting.Setting;
import dev.sentrycli.cli.setting.Source;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which settings hold, where they come from, and which of them can't be used.
final class SettingChecks {
  private final Session session;
  private final List<EffectiveSetting> settings;

  /// Those with a check of their own.
  private static final Set<String> TOLD_LATER = Set.of("url", "token", "proxy");

  SettingChecks(Session session, List<EffectiveSetting> settings) {
    this.session = session;
    this.settings = settings;
  }

  /// @return the instance that is meant; null if no setting tells, which is one of the findings
  @Nullable Setting<BaseUrl> addTo(Findings findings) {
    Selection selection;
    try {
      selection = session.selection();
    } catch (Failure unusable) {
      addProblems(findings, unusable.sentence());
      findings.add(Check.failed("settings", unusable.sentence(), unusable.firstHint()));
      return null;
    }
    addProblems(findings, "");
    for (String warning : selection.warnings()) {
      findings.add(Check.warning("settings", warning, null));
    }
    for (String hint : selection.hints()) {
      findings.add(Check.ok("settings", hint));
    }
    try {
      for (String warning : session.places().warnings()) {
        findings.add(Check.warning("settings", warning, null));
      }
    } catch (Failure toldAlready) {
      session.notices().debug("doctor", String.valueOf(toldAlready.getMessage()));
    }
    boolean named =
        !(selection.target().source() instanceof Source.BuiltIn)
            || selection.credential() != null
            || selection.problem() != null;
    if (!named) {
      findings.add(
          Check.failed(
              "settings",
              "no server is named, and there is no login",
              "'sentry auth login --url https://sentry.example.com' or SENTRY_HOST names yours;"
                  + " 'sentry auth login' is for sentry.io"));
      return null;
    }
    // Last, because this one decides whether the rest is looked at.
    findings.add(
        Check.ok("settings", selection.target().value().toString())
            .from(selection.target().source().describe()));
    return selection.target();
  }

  /// Those of the instance, of the token and of the proxy are told where they decide something, and
  /// what one file does to several settings once.
  ///
  /// @param told what is told anyway
  private void addProblems(Findings findings, String told) {
    Set<String> known = new HashSet<>(Set.of(told));
    for (EffectiveSetting setting : settings) {
      String problem = setting.problem();
      if (problem == null || TOLD_LATER.contains(setting.key())) {
        continue;
      }
      if (!known.add(problem)) {
        continue;
      }
      // Further authorities that can't be read are left out, everything else stops.
      boolean goesOn = setting.key().equals("ca-cert") && setting.source() != null;
      String source = setting.source() == null ? null : setting.origin();
      findings.add(
          (goesOn
                  ? Check.warning("settings", problem, setting.fix())
                  : Check.failed("settings", problem, setting.fix()))
              .from(source));
    }
  }
}
