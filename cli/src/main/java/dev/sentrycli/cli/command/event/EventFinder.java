package dev.sentrycli.cli.command.event;

import dev.sentrycli.api.event.Event;
import dev.sentrycli.api.event.Events;
import dev.sentrycli.api.event.FoundEvent;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.organization.Fanout;
import dev.sentrycli.api.organization.Organization;
import dev.sentrycli.cli.command.RefusedException;
import dev.sentrycli.cli.command.event.EventReference.Place;
import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.recovery.IdFinder;
import dev.sentrycli.cli.recovery.IdKind;
import dev.sentrycli.cli.recovery.WrittenId;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.IssueReference;
import dev.sentrycli.cli.target.IssueTarget;
import dev.sentrycli.cli.target.ProjectTarget;
import dev.sentrycli.cli.target.Scope;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.cli.target.TargetException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the events that words name. An organization that was named is never left.
final class EventFinder {
  private static final String USAGE = "sentry event view <org>/<project> <event-id>";

  private final Session session;

  EventFinder(Session session) {
    this.session = session;
  }

  /// @throws TargetException if there is no such event, or it can't be told where to look
  EventTarget find(EventReference reference) {
    return switch (reference) {
      case EventReference.ById(Place place, String id) -> byId(place, id);
      case EventReference.ByPiece(Place.Within place, WrittenId written) ->
          byId(place, completed(place, written));
      case EventReference.Here() -> ofIssue(here());
      case EventReference.OfIssue(IssueReference issue) -> ofIssue(issue);
      case EventReference.Unclear unclear -> ofIssue(meant(unclear));
    };
  }

  /// The organization of an event whose id is known, asking for the event only if nothing else
  /// tells it.
  String organization(Place place, String id) {
    String known =
        switch (narrowed(place)) {
          case Place.Within(Target.Detect _) -> session.targets().organizationOrNull();
          case Place.Within(Target.Org(String organization)) -> organization;
          case Place.Within(Target.Explicit explicit) -> explicit.organization();
          case Place.Within(Target.FromUrl(var url)) ->
              url.at(session.base().value()).organization();
          case Place.Within _, Place.Beside _ -> null;
        };
    return known != null ? known : byId(place, id).organization();
  }

  private String completed(Place.Within place, WrittenId written) {
    ProjectTarget project = session.targets().project(place.target(), USAGE);
    return new IdFinder(IdKind.EVENT, session)
        .find(written, project, id -> "sentry event view " + project + " " + id);
  }

  private IssueReference meant(EventReference.Unclear unclear) {
    String organization = unclear.organization();
    boolean place =
        organization == null
            ? session.targets().canSee(unclear.word())
            : session.api().projects().find(organization, unclear.word()) != null;
    if (!place) {
      return unclear.issue();
    }
    return new IssueReference.Selected(
        organization == null ? unclear.word() : organization,
        organization == null ? null : unclear.word(),
        IssueReference.Selector.LATEST);
  }

  private IssueReference here() {
    Scope scope =
        session
            .targets()
            .scope(
                new Target.Detect(),
                "sentry event view <org>/" + IssueReference.Selector.LATEST.word());
    return switch (scope) {
      case Scope.Projects(List<ProjectTarget> projects) when projects.size() == 1 ->
          new IssueReference.Selected(
              projects.getFirst().organization(),
              projects.getFirst().project(),
              IssueReference.Selector.LATEST);
      case Scope.Projects(List<ProjectTarget> projects) ->
          latestOf(projects.getFirst().organization());
      case Scope.Organization(String organization) -> latestOf(organization);
      case Scope.Fitting(String organization, String _) -> latestOf(organization);
      case Scope.Everything _ -> throw new IllegalStateException("nobody asked for everything");
    };
  }

  private static IssueReference latestOf(String organization) {
    return new IssueReference.Selected(organization, null, IssueReference.Selector.LATEST);
  }

  private EventTarget ofIssue(IssueReference reference) {
    IssueTarget issue;
    try {
      issue = issue(reference);
    } catch (TargetException missing) {
      throw reference instanceof IssueReference.Selected(String place, String project, var _)
              && place != null
              && project == null
              && !session.targets().canSee(place)
          ? noEvent(place, missing)
          : missing;
    }
    String chosen = issue.event() == null ? "latest" : issue.event();
    Event event;
    try {
      event = session.api().events().ofIssue(issue.organization(), issue.id(), chosen);
    } catch (ApiException.Status status) {
      if (status.status() != 404) {
        throw status;
      }
      throw TargetException.notFound(
          issue.event() == null
              ? "The issue '%s' has no event that is still kept".formatted(issue)
              : "The issue '%s' has no event '%s'".formatted(issue, chosen),
          asked(),
          List.of(),
          "'sentry event list %s --period 90d' shows what there is".formatted(issue));
    }
    String project = issue.issue().project();
    if (project == null) {
      project = issue.issue().projectId() == null ? event.project() : issue.issue().projectId();
    }
    return new EventTarget(issue.organization(), project, event);
  }

  /// A lone word that is no event's id is taken for an organization, which may not be what was
  /// meant.
  private static TargetException noEvent(String word, TargetException missing) {
    return TargetException.notFound(
        "'%s' is no event's id, and no organization that this account can see".formatted(word),
        missing.details(),
        List.of(),
        "an event's id has 32 hexadecimal digits; 'sentry event list <issue>' shows those of an"
            + " issue, 'sentry org list' the organizations");
  }

  private IssueTarget issue(IssueReference reference) {
    String organization = reference.organization();
    return organization == null
        ? session.issueTargets().find(placed(reference))
        : RefusedException.unlessMissing(
            organization, session, () -> session.issueTargets().find(placed(reference)));
  }

  /// With the organization that is meant where none is named.
  private IssueReference placed(IssueReference reference) {
    return reference instanceof IssueReference.Selected(String organization, String project, var by)
            && organization == null
            && project == null
        ? new IssueReference.Selected(
            session.targets().organizationHere("sentry event view <org>/" + by.word()), null, by)
        : reference;
  }

  private Place narrowed(Place place) {
    return place instanceof Place.Within(Target target)
        ? new Place.Within(session.targets().narrowed(target))
        : place;
  }

  private EventTarget byId(Place place, String id) {
    return switch (narrowed(place)) {
      case Place.Beside(IssueReference reference) -> {
        IssueTarget issue = issue(reference);
        String project = issue.issue().project();
        yield within(issue.organization(), project, id);
      }
      case Place.Within(Target.Detect _) -> anywhere(id);
      case Place.Within(Target target) -> {
        Scope scope = session.targets().scope(target, USAGE);
        yield switch (scope) {
          case Scope.Organization(String organization) -> within(organization, null, id);
          case Scope.Fitting(String organization, String _) -> within(organization, null, id);
          case Scope.Projects(List<ProjectTarget> projects) -> amongst(projects, id);
          case Scope.Everything _ -> anywhere(id);
        };
      }
    };
  }

  /// In projects that may be of several organizations, as those found by a bare slug are.
  private EventTarget amongst(List<ProjectTarget> projects, String id) {
    if (projects.size() == 1) {
      ProjectTarget only = projects.getFirst();
      return within(only.organization(), only.project(), id);
    }
    for (ProjectTarget project : projects) {
      Event event = events().find(project.organization(), project.project(), id);
      if (event != null) {
        return new EventTarget(project.organization(), project.project(), event);
      }
    }
    throw notFound(id, "in any of these projects");
  }

  /// @param project where it should be, or null; it may turn out to be in another of the
  ///   organization
  private EventTarget within(String organization, @Nullable String project, String id) {
    if (project != null) {
      Event event = events().find(organization, project, id);
      if (event != null) {
        return new EventTarget(organization, project, event);
      }
    }
    FoundEvent found = events().findAnywhere(organization, id);
    if (found == null) {
      if (!session.targets().canSee(organization)) {
        throw session.targets().noOrganization(organization);
      }
      if (project != null
          && !Slug.isNumeric(project)
          && session.targets().fitting(organization, project).isEmpty()) {
        throw session.targets().noProject(organization, project);
      }
      throw notFound(
          id,
          project == null
              ? "in '" + organization + "'"
              : "in '%s/%s', nor elsewhere in '%s'".formatted(organization, project, organization));
    }
    if (project != null && !project.equals(found.project())) {
      session
          .notices()
          .warn(
              "event",
              "%s is an event of '%s', not of '%s'".formatted(id, found.project(), project));
    }
    return target(found);
  }

  /// In the organization that settings or the folder tell, then in all others.
  private EventTarget anywhere(String id) {
    String likely = session.targets().organizationOrNull();
    FoundEvent first = likely == null ? null : events().findAnywhere(likely, id);
    if (first != null) {
      return target(first);
    }
    List<String> others = new ArrayList<>();
    for (Organization organization : session.targets().organizations()) {
      if (!organization.slug().equals(likely)) {
        others.add(organization.slug());
      }
    }
    List<Fanout.Outcome<String, FoundEvent>> outcomes =
        Fanout.over(others, organization -> events().findAnywhere(organization, id));
    if (likely == null) {
      Fanout.answers(outcomes);
    }
    for (Fanout.Outcome<String, FoundEvent> outcome : outcomes) {
      FoundEvent found = outcome.answer();
      if (found != null) {
        if (likely != null) {
          session
              .notices()
              .warn("event", "found in '" + found.organization() + "', not in '" + likely + "'");
        }
        return target(found);
      }
    }
    throw notFound(id, others.isEmpty() ? "in '" + likely + "'" : "in any organization");
  }

  private static EventTarget target(FoundEvent found) {
    return new EventTarget(found.organization(), found.project(), found.event());
  }

  private Events events() {
    return session.api().events();
  }

  private List<String> asked() {
    return List.of("asked: " + session.base().value());
  }

  private TargetException notFound(String id, String where) {
    return TargetException.notFound(
        "The event '%s' is not there %s, or this account can't see it".formatted(id, where),
        asked(),
        List.of(),
        "servers forget events after some time, and new ones take a moment to arrive;"
            + " 'sentry event list <issue>' shows those of an issue");
  }
}
