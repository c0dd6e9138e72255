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
    String projectSlug = null;
    Target within =
        session
            .targets()
            .narrowed(
                project == null
                    ? (named == null ? new Target.Detect() : new Target.Org(named))
                    : TargetSyntax.parse(named == null ? project : named + "/" + project));
    if (!(within instanceof Target.Detect || within instanceof Target.Org)) {
      ProjectTarget target = session.targets().project(within, usage);
      organization = target.organization();
      projectSlug = target.project();
      projectId = session.targets().id(target);
    } else if (within instanceof Target.Org(String all)) {
      organization = all;
    } else if (organization == null) {
      organization = session.targets().organizationHere(usage);
    }
    Issue issue =
        session.api().feedback().firstUnresolved(organization, projectId, selector.sort());
    if (issue == null) {
      String place = projectSlug == null ? organization : organization + "/" + projectSlug;
      throw TargetException.notFound(
          "'%s' has no unresolved feedback".formatted(place),
          List.of("asked: " + session.base().value()),
          List.of(),
          "'sentry feedback list %s --status all' shows what there is"
              .formatted(projectSlug == null ? place + "/" : place));
    }
    return new IssueTarget(organization, issue, null);
  }
}
