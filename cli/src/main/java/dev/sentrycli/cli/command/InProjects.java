package dev.sentrycli.cli.command;

import dev.sentrycli.api.explore.TableQuery;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.OneOrganization;
import dev.sentrycli.cli.target.ProjectTarget;
import dev.sentrycli.cli.target.Target;
import java.util.List;

/// The projects whose rows a command looks at. Only a name that turns out to be that of an
/// organization means all of one.
public final class InProjects {
  private InProjects() {}

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

  /// Their ids, as requests want them.
  public static List<String> ids(OneOrganization place, Session session) {
    return place.projects().isEmpty()
        ? TableQuery.ALL_PROJECTS
        : session.targets().ids(place.projects());
  }
}
