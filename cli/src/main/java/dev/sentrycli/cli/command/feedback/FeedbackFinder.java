package dev.sentrycli.cli.command.feedback;

import dev.sentrycli.api.feedback.Feedbacks;
import dev.sentrycli.api.issue.Issue;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.IssueReference;
import dev.sentrycli.cli.target.IssueTarget;
import dev.sentrycli.cli.target.ProjectTarget;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.cli.target.TargetException;
import dev.sentrycli.cli.target.TargetSyntax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the feedback that an argument names, as it finds issues. Words that choose one choose
/// among feedback alone.
final class FeedbackFinder {
  private FeedbackFinder() {}

  /// @throws TargetException if there is no such feedback, or it is another kind of issue
  static IssueTarget find(IssueReference reference, Session session) {
    if (reference
        instanceof
        IssueReference.Selected(
            String organization,
            String project,
            IssueReference.Selector selector)) {
      return chosen(organization, project, selector, session);
    }
    IssueTarget found = session.issueTargets().find(reference);
    if (!Feedbacks.isFeedback(found.issue())) {
      throw TargetException.notFound(
          "'%s' is an issue, but no feedback".formatted(found),
          List.of(),
          List.of(),
          "'sentry issue view %s' shows it".formatted(found));
    }
    return found;
  }

  private static IssueTarget chosen(
      @Nullable String named,
      @Nullable String project,
      IssueReference.Selector selector,
      Session session) {
    String usage = "sentry feedback view <org>/" + selector.word();
    String organization = named;
    String projectId = null;
    if (project != null) {
      ProjectTarget target =
          session
              .targets()
              .project(TargetSyntax.parse(named == null ? project : named + "/" + project), usage);
      organization = target.organization();
      projectId = session.targets().id(target);
    } else if (organization == null) {
      organization = session.targets().organization(new Target.Detect(), usage);
    }
    Issue issue =
        session.api().feedback().firstUnresolved(organization, projectId, selector.sort());
    if (issue == null) {
      String place = project == null ? organization : organization + "/" + project;
      throw TargetException.notFound(
          "'%s' has no unresolved feedback".formatted(place),
          List.of("asked: " + session.base().value()),
          List.of(),
          "'sentry feedback list %s --status all' shows what there is"
              .formatted(project == null ? place + "/" : place));
    }
    return new IssueTarget(organization, issue, null);
  }
}
