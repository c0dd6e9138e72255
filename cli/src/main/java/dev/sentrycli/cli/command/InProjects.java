package dev.sentrycli.cli.command;

import dev.sentrycli.api.explore.TableQuery;
import dev.sentrycli.api.organization.Lookup;
import dev.sentrycli.cli.query.SearchQuery;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.OneOrganization;
import dev.sentrycli.cli.target.ProjectTarget;
import dev.sentrycli.cli.target.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The projects whose rows a command looks at.
///
/// @param ids as requests want them
/// @param search that singles their rows out, where the ids could not be had; null where they could
public record InProjects(List<String> ids, @Nullable String search) {
  /// Only a name that turns out to be that of an organization means all of one.
  ///
  /// @param usage of the command with placeholders
  /// @throws dev.sentrycli.cli.target.TargetException if no project is named and none can be found
  ///   out, or they are of several organizations
  public static OneOrganization of(Target target, String usage, Session session) {
    if (target instanceof Target.Detect || target instanceof Target.Org) {
      ProjectTarget project = session.targets().project(target, usage);
      return new OneOrganization(project.organization(), List.of(project));
    }
    return session.targets().oneOrganization(target, usage, "One organization is asked at a time");
  }

  /// A search within them.
  public @Nullable String search(@Nullable String query) {
    return SearchQuery.within(search, query);
  }

  /// As pages of a list want them: they are found out for the first of them.
  public static InProjects of(OneOrganization place, PageWalk walk, Session session) {
    if (place.projects().isEmpty()) {
      return new InProjects(TableQuery.ALL_PROJECTS, null);
    }
    if (!walk.projects().isEmpty()) {
      return new InProjects(walk.projects(), null);
    }
    InProjects found = of(place.projects(), session);
    if (found.search() == null) {
      walk.of(found.ids());
    }
    return found;
  }

  /// As a single answer wants them.
  ///
  /// @throws dev.sentrycli.cli.target.TargetException if one is not there
  public static InProjects of(OneOrganization place, Session session) {
    return place.projects().isEmpty()
        ? new InProjects(List.of(), null)
        : of(place.projects(), session);
  }

  /// @param projects at least one
  /// @throws dev.sentrycli.cli.target.TargetException if one is not there
  public static InProjects of(List<ProjectTarget> projects, Session session) {
    List<String> ids = Lookup.ifTold(() -> session.targets().ids(projects));
    if (ids != null) {
      return new InProjects(ids, null);
    }
    List<String> slugs = new ArrayList<>();
    projects.forEach(project -> slugs.add(project.project()));
    String names = String.join(",", slugs);
    session
        .notices()
        .warn(
            "target",
            "the server does not tell the id of "
                + names
                + "; what belongs to it is searched for by that name");
    return new InProjects(
        TableQuery.ALL_PROJECTS, "project:" + (slugs.size() == 1 ? names : "[" + names + "]"));
  }
}
