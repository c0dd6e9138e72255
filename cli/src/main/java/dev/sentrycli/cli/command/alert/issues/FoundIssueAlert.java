package dev.sentrycli.cli.command.alert.issues;

import com.google.gson.JsonObject;
import dev.sentrycli.api.alert.IssueAlerts;
import dev.sentrycli.api.alert.Workflow;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.project.Project;
import dev.sentrycli.cli.command.alert.AlertException;
import dev.sentrycli.cli.command.alert.Named;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.ProjectTarget;
import dev.sentrycli.cli.target.Scope;
import dev.sentrycli.cli.target.Target;
import java.util.ArrayList;
import java.util.List;

/// An alert about issues, where it is, and how its server keeps such alerts.
record FoundIssueAlert(String organization, Project project, Workflow workflow, IssueAlerts kept) {
  private static final int LARGEST_PAGE = 100;

  /// Looks for the alert that is meant.
  ///
  /// @param command what runs, such as `view`
  /// @throws AlertException if there is none, or several
  static FoundIssueAlert of(IssueAlertReference reference, String command, Session session) {
    String alert = reference.alert();
    List<FoundIssueAlert> known = new ArrayList<>();
    List<String> places = new ArrayList<>();
    for (ProjectTarget target : projects(reference, command, session)) {
      Project project = session.targets().details(target);
      places.add(target.organization() + "/" + project.slug());
      known.addAll(
          AlertException.explained(
              target.organization(),
              session,
              () -> asked(target.organization(), project, reference, session)));
      if (Named.isNumber(alert) && !known.isEmpty()) {
        break;
      }
    }
    String where = String.join(", ", places);
    String list = "sentry alert issues list " + String.join(",", places);
    if (reference.target() instanceof Target.Org(String organization)) {
      where = organization;
      list = "sentry alert issues list " + organization + "/";
    }
    AlertException missing =
        AlertException.missing(
            alert,
            where,
            list,
            "sentry alert issues " + command + " " + places.getFirst() + "/<id|name>");
    if (Named.isNumber(alert)) {
      if (known.isEmpty()) {
        throw missing;
      }
      FoundIssueAlert found = known.getFirst();
      if (reference.ofRule() && !found.kept.hasNumbersOfRules()) {
        throw AlertException.ofRule(alert, list);
      }
      return found;
    }
    return new Named<FoundIssueAlert>(
            where, one -> one.workflow.name(), FoundIssueAlert::typed, FoundIssueAlert::typedByName)
        .among(known, alert, missing);
  }

  private static List<ProjectTarget> projects(
      IssueAlertReference reference, String command, Session session) {
    String usage = "sentry alert issues " + command + " <org>/<project>/<id|name>";
    return switch (session.targets().scope(reference.target(), usage)) {
      case Scope.Projects(List<ProjectTarget> projects) -> projects;
      case Scope.Organization(String organization) -> session.targets().fitting(organization, "*");
      case Scope.Fitting(String organization, String pattern) -> {
        List<ProjectTarget> fitting = session.targets().fitting(organization, pattern);
        if (fitting.isEmpty()) {
          throw session.targets().noProject(organization, pattern);
        }
        yield fitting;
      }
      case Scope.Everything _ -> throw new IllegalStateException("nobody asked for everything");
    };
  }

  /// The one of a number, or all that could have the name.
  private static List<FoundIssueAlert> asked(
      String organization, Project project, IssueAlertReference reference, Session session) {
    return AlertException.answered(
        session,
        () ->
            session
                .api()
                .alerts()
                .ofIssues(
                    kept -> {
                      List<FoundIssueAlert> found = new ArrayList<>();
                      for (Workflow workflow : asked(kept, organization, project, reference)) {
                        found.add(new FoundIssueAlert(organization, project, workflow, kept));
                      }
                      return found;
                    }));
  }

  private static List<Workflow> asked(
      IssueAlerts kept, String organization, Project project, IssueAlertReference reference) {
    String alert = reference.alert();
    if (!Named.isNumber(alert)) {
      return kept.list(organization, project, one -> true, LARGEST_PAGE, Integer.MAX_VALUE, null)
          .items();
    }
    if (!reference.namesProject()) {
      // Asked for a number, servers look at all projects: only its list tells what one has.
      return kept.list(organization, project, one -> one.id().equals(alert), LARGEST_PAGE, 1, null)
          .items();
    }
    Workflow workflow = kept.find(organization, project, alert);
    return workflow == null ? List.of() : List.of(workflow);
  }

  FoundIssueAlert with(Workflow changed) {
    return new FoundIssueAlert(organization, project, changed, kept);
  }

  /// How it is typed.
  String typed() {
    return organization + "/" + project.slug() + "/" + workflow.id();
  }

  private String typedByName() {
    return organization + "/" + project.slug() + "/" + workflow.name();
  }

  /// How messages call it.
  String called() {
    return "alert '" + workflow.name() + "' (" + typed() + ")";
  }

  /// What JSON shows of it, and where it is.
  JsonObject json() {
    return Fields.with(
        Fields.with(workflow.json(), "org", organization), "project", project.slug());
  }
}
