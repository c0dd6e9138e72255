package dev.sentrycli.cli.target;

import dev.sentrycli.api.SentryApi;
import dev.sentrycli.api.issue.Issue;
import dev.sentrycli.api.organization.Fanout;
import dev.sentrycli.cli.link.SentryUrl;
import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.target.Surroundings.Named;
import dev.sentrycli.grammar.UsageException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Finds the issues that arguments name.
public final class IssueTargets {
  /// Of the short ids that people type without their project.
  private static final int LONGEST_SUFFIX = 4;

  private static final String USAGE = "sentry issue view <org>/<issue>";

  private final SentryApi api;
  private final Targets targets;
  private final Function<String, @Nullable AliasedProject> aliases;

  /// What an alias of the last issue list stands for.
  public record AliasedProject(String organization, String project) {}

  /// @param aliases what an alias in lower case stands for, or null
  public IssueTargets(
      SentryApi api, Targets targets, Function<String, @Nullable AliasedProject> aliases) {
    this.api = api;
    this.targets = targets;
    this.aliases = aliases;
  }

  /// @throws TargetException if there is no such issue, or it can't be told where to look
  /// @throws UsageException if flags of this run name another place than the reference or the issue
  public IssueTarget find(IssueReference reference) {
    TypedPlace typed = targets.typed();
    String named = reference.organization();
    if (named != null) {
      typed.requireOrganization(named);
    }
    IssueTarget found = found(reference);
    typed.requireOrganization(found.organization());
    typed.requireProject(found.toString(), found.issue().project(), found.issue().projectId());
    return found;
  }

  private IssueTarget found(IssueReference reference) {
    return switch (reference) {
      case IssueReference.Numeric numeric -> byId(numeric);
      case IssueReference.ShortId shortId -> byShortId(shortId);
      case IssueReference.InProject inProject -> inProject(inProject);
      case IssueReference.Suffix suffix -> bySuffix(suffix);
      case IssueReference.Selected selected -> selected(selected);
      case IssueReference.FromUrl(SentryUrl url) -> fromUrl(url.at(api.base()));
    };
  }

  /// The same, without asking for one of those known already by another of its names.
  ///
  /// @throws TargetException if there is no such issue, or it can't be told where to look
  public IssueTarget find(IssueReference reference, Collection<IssueTarget> known) {
    for (IssueTarget one : known) {
      if (isNameOf(one, reference)) {
        return one;
      }
    }
    return find(reference);
  }

  /// Whether a name is sure to mean an issue. One that may mean others too is asked for.
  private boolean isNameOf(IssueTarget issue, IssueReference reference) {
    return switch (reference) {
      case IssueReference.Numeric(String organization, String id) ->
          id.equals(issue.id()) && isIn(organization, issue.organization(), true);
      case IssueReference.ShortId shortId ->
          shortId.upperCase().equals(issue.issue().shortId())
              && (shortId.project() == null
                  ? aliased(shortId) == null
                  : belongs(issue.issue(), shortId.project()))
              && isIn(shortId.organization(), issue.organization(), false);
      case IssueReference.InProject inProject ->
          inProject.shortId().equals(issue.issue().shortId())
              && isIn(inProject.organization(), issue.organization(), false);
      case IssueReference.FromUrl(SentryUrl url) ->
          url.at(api.base()).page()
                  instanceof SentryUrl.Page.Issue(String id, String event, String _)
              && event == null
              && id.equals(issue.id())
              && isIn(url.organization(), issue.organization(), true);
      case IssueReference.Suffix _, IssueReference.Selected _ -> false;
    };
  }

  /// Whether an organization that was named, or else configured, is this one.
  ///
  /// @param unnamed what holds if there is none
  private boolean isIn(@Nullable String named, String organization, boolean unnamed) {
    Named configured = targets.surroundings().organization();
    String place = named != null ? named : configured == null ? null : configured.value();
    return place == null ? unnamed : place.equals(organization);
  }

  private IssueTarget byId(IssueReference.Numeric reference) {
    Named configured = targets.surroundings().organization();
    String organization = reference.organization();
    if (organization == null && configured != null) {
      organization = configured.value();
    }
    Issue issue = api.issues().find(organization, reference.id());
    if (issue == null) {
      throw notFound(reference.id(), organization);
    }
    return new IssueTarget(organization != null ? organization : homeOf(issue), issue, null);
  }

  /// The organization of an issue that was found by its id alone.
  private String homeOf(Issue issue) {
    String permalink = issue.permalink();
    if (permalink != null) {
      try {
        String organization = SentryUrl.parse(permalink, api.base()).organization();
        if (organization != null) {
          return organization;
        }
      } catch (UsageException unusual) {
        // an address no page of ours has: the organizations are asked instead
      }
    }
    return targets.organizationHere(USAGE);
  }

  private IssueTarget byShortId(IssueReference.ShortId reference) {
    String organization = reference.organization();
    String project = reference.project();
    if (project == null) {
      AliasedProject aliased = aliased(reference);
      if (aliased != null && targets.typed().allows(aliased.organization())) {
        String shortId = (aliased.project() + "-" + reference.suffix()).toUpperCase(Locale.ROOT);
        Issue issue = api.issues().findByShortId(aliased.organization(), shortId);
        if (issue != null) {
          return new IssueTarget(aliased.organization(), issue, null);
        }
      }
    }
    IssueTarget found =
        organization != null
            ? inOrganization(organization, reference.upperCase())
            : anywhere(reference.upperCase());
    if (project != null && found.issue().project() != null && !belongs(found.issue(), project)) {
      targets
          .surroundings()
          .notes()
          .accept(
              "%s is an issue of '%s', not of '%s'"
                  .formatted(reference.upperCase(), found.issue().project(), project));
    }
    return found;
  }

  private @Nullable AliasedProject aliased(IssueReference.ShortId reference) {
    String organization = reference.organization();
    String alias = organization == null ? reference.head() : organization + "/" + reference.head();
    return aliases.apply(alias.toLowerCase(Locale.ROOT));
  }

  private IssueTarget inOrganization(String organization, String shortId) {
    Issue issue = api.issues().findByShortId(organization, shortId);
    if (issue == null) {
      throw notFound(shortId, organization);
    }
    return new IssueTarget(organization, issue, null);
  }

  /// The configured organization first, then that of a DSN, then all.
  private IssueTarget anywhere(String shortId) {
    Named configured = targets.surroundings().organization();
    List<String> tried = new ArrayList<>();
    if (configured != null) {
      Issue issue = api.issues().findByShortId(configured.value(), shortId);
      if (issue != null) {
        return new IssueTarget(configured.value(), issue, null);
      }
      if (configured.typed()) {
        throw notFound(shortId, configured.value());
      }
      tried.add(configured.value());
    } else {
      String likely = targets.organizationOrNull();
      Issue issue = likely == null ? null : api.issues().findByShortId(likely, shortId);
      if (likely != null && issue != null) {
        return new IssueTarget(likely, issue, null);
      }
      if (likely != null) {
        tried.add(likely);
      }
    }
    List<String> others = new ArrayList<>();
    targets
        .organizations()
        .forEach(
            organization -> {
              if (!tried.contains(organization.slug())) {
                others.add(organization.slug());
              }
            });
    List<IssueTarget> found = new ArrayList<>();
    List<Fanout.Outcome<String, Issue>> outcomes =
        Fanout.over(others, organization -> api.issues().findByShortId(organization, shortId));
    Fanout.answers(outcomes);
    for (Fanout.Outcome<String, Issue> outcome : outcomes) {
      Issue issue = outcome.answer();
      if (issue != null) {
        found.add(new IssueTarget(outcome.asked(), issue, null));
      }
    }
    if (found.size() == 1) {
      return found.getFirst();
    }
    if (found.isEmpty()) {
      throw notFound(shortId, null);
    }
    throw TargetException.ambiguous(
        "%d organizations have an issue '%s'".formatted(found.size(), shortId),
        found.stream().map(target -> target.organization() + "/" + shortId).toList());
  }

  private IssueTarget inProject(IssueReference.InProject reference) {
    String organization = reference.organization();
    String project = reference.project();
    if (organization == null) {
      Named configured = targets.surroundings().organization();
      if (configured != null) {
        Issue issue = api.issues().findByShortId(configured.value(), reference.shortId());
        if (issue != null) {
          return new IssueTarget(configured.value(), issue, null);
        }
      }
      ProjectTarget searched =
          targets.project(new Target.Search(project), "sentry issue view <org>/<project>/<id>");
      organization = searched.organization();
      project = searched.project();
    }
    String shortId = (project + "-" + reference.suffix()).toUpperCase(Locale.ROOT);
    Issue issue = api.issues().findByShortId(organization, shortId);
    if (issue == null && Slug.isNumeric(reference.suffix())) {
      issue = api.issues().find(organization, reference.suffix());
      if (issue != null && !belongs(issue, project)) {
        issue = null;
      }
    }
    if (issue == null) {
      throw notFound(shortId, organization);
    }
    return new IssueTarget(organization, issue, null);
  }

  private static boolean belongs(Issue issue, String project) {
    return project.equalsIgnoreCase(issue.project()) || project.equals(issue.projectId());
  }

  private IssueTarget bySuffix(IssueReference.Suffix reference) {
    String suffix = reference.suffix();
    if (reference.organization() != null) {
      requireNoProject(reference.organization(), suffix);
      throw TargetException.notFound(
          "'%s' is only the end of a short id: its project is missing".formatted(suffix),
          List.of(),
          List.of(),
          "write '%s/<project>/%s'; 'sentry issue list %s/' shows issues"
              .formatted(reference.organization(), suffix, reference.organization()));
    }
    ProjectTarget project;
    try {
      project = targets.project(new Target.Detect(), "sentry issue view <org>/<project>/" + suffix);
    } catch (TargetException unknown) {
      throw TargetException.notFound(
          "'%s' is only the end of a short id, and it is not clear of which project"
              .formatted(suffix),
          unknown.details(),
          List.of(),
          "write '<project>-%s' or '<org>/<project>/%s'; of a project, 'sentry issue list %s' shows the issues"
              .formatted(suffix, suffix, suffix.toLowerCase(Locale.ROOT)));
    }
    String slug =
        Slug.isNumeric(project.project()) ? targets.details(project).slug() : project.project();
    String shortId = (slug + "-" + suffix).toUpperCase(Locale.ROOT);
    Issue issue = api.issues().findByShortId(project.organization(), shortId);
    if (issue == null) {
      requireNoProject(project.organization(), suffix);
      throw notFound(
          shortId,
          project.organization(),
          "'%s' was taken for the end of a short id of '%s', the project in use here"
              .formatted(suffix, slug));
    }
    return new IssueTarget(project.organization(), issue, null);
  }

  /// Refuses a word that was taken for the end of a short id and is the name of a project.
  private void requireNoProject(String organization, String word) {
    String slug = word.toLowerCase(Locale.ROOT);
    if (api.projects().find(organization, slug) != null) {
      throw TargetException.notFound(
          "'%s' is a project, and an issue is needed".formatted(word),
          List.of(),
          List.of(),
          "'sentry issue list %s/%s' shows its issues".formatted(organization, slug));
    }
  }

  private IssueTarget selected(IssueReference.Selected reference) {
    String organization = reference.organization();
    String project = reference.project();
    if (project == null) {
      project = targets.typed().project();
    }
    if (organization == null) {
      organization = targets.typed().organization();
    }
    String usage = "<org>/" + reference.selector().word();
    String projectId = null;
    if (project != null) {
      ProjectTarget target =
          organization == null
              ? targets.project(new Target.Search(project), usage)
              : ProjectTarget.named(organization, project);
      organization = target.organization();
      projectId = targets.id(target);
    } else if (organization == null) {
      organization = targets.organizationHere(usage);
    }
    Issue issue =
        api.issues().firstUnresolved(organization, projectId, reference.selector().sort());
    if (issue == null) {
      String place = project == null ? organization : organization + "/" + project;
      throw TargetException.notFound(
          "'%s' has no unresolved issue".formatted(place),
          List.of("asked: " + api.base()),
          List.of(),
          "'sentry issue list %s' shows its issues"
              .formatted(project == null ? place + "/" : place));
    }
    return new IssueTarget(organization, issue, null);
  }

  private IssueTarget fromUrl(SentryUrl url) {
    return switch (url.page()) {
      case SentryUrl.Page.Issue(String issue, String event, String _) -> {
        String organization = url.organization();
        IssueTarget found =
            Slug.isNumeric(issue)
                ? byId(new IssueReference.Numeric(organization, issue))
                : byShortId(new IssueReference.ShortId(organization, null, issue));
        yield new IssueTarget(found.organization(), found.issue(), event);
      }
      case SentryUrl.Page.Feedback(String _, String issue) ->
          byId(new IssueReference.Numeric(url.organization(), issue));
      case SentryUrl.Page.Share(String share) -> shared(share, url.organization());
      case SentryUrl.Page.Organization _,
          SentryUrl.Page.Project _,
          SentryUrl.Page.IssueList _,
          SentryUrl.Page.Event _,
          SentryUrl.Page.Trace _,
          SentryUrl.Page.Replay _,
          SentryUrl.Page.Dashboard _,
          SentryUrl.Page.AlertRule _,
          SentryUrl.Page.Conversation _,
          SentryUrl.Page.Alert _,
          SentryUrl.Page.Detector _,
          SentryUrl.Page.Release _,
          SentryUrl.Page.Monitor _,
          SentryUrl.Page.Api _ ->
          throw url.insteadOf("an issue");
    };
  }

  private IssueTarget shared(String share, @Nullable String named) {
    Issue issue = api.issues().findShared(share);
    if (issue == null) {
      throw TargetException.notFound(
          "No issue is shared under this link, or it is not shared any more",
          List.of("asked: " + api.base()),
          List.of(),
          null);
    }
    String organization = named != null ? named : issue.organization();
    return byId(
        new IssueReference.Numeric(
            organization != null ? organization : homeOf(issue), issue.id()));
  }

  private TargetException notFound(String issue, @Nullable String organization) {
    return notFound(issue, organization, null);
  }

  /// @param reading how what was typed was understood, where that is not plain to see
  private TargetException notFound(
      String issue, @Nullable String organization, @Nullable String reading) {
    if (organization != null && !targets.canSee(organization)) {
      return targets.noOrganization(organization);
    }
    String where = organization == null ? "" : " in '%s'".formatted(organization);
    return TargetException.notFound(
        "The issue '%s' is not there%s, or this account can't see it"
            .formatted(Slug.printable(issue), where),
        reading == null
            ? List.of("asked: " + api.base())
            : List.of(reading, "asked: " + api.base()),
        List.of(),
        (Slug.isNumeric(issue) && issue.length() <= LONGEST_SUFFIX
                ? "a short id is written whole, as in 'WEB-%s'; ".formatted(issue)
                : "")
            + "'sentry issue list %s' shows issues"
                .formatted(organization == null ? "<org>/" : organization + "/"));
  }
}
