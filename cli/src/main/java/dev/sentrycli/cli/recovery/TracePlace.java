package dev.sentrycli.cli.recovery;

import dev.sentrycli.api.organization.Lookup;
import dev.sentrycli.api.project.Project;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.ProjectTarget;
import dev.sentrycli.cli.target.Scope;
import dev.sentrycli.cli.target.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A trace that is meant, and where it is.
///
/// @param project null unless somebody named one
public record TracePlace(String organization, @Nullable ProjectTarget project, String trace) {
  /// Works out what words mean; only for pieces of ids is the server asked for the trace.
  ///
  /// @param usage of the command with placeholders
  /// @param command that shows a trace, without its last word
  /// @throws dev.sentrycli.cli.target.TargetException if the place can't be found out
  /// @throws IdException if the id can't be completed
  public static TracePlace of(
      TraceReference reference, String usage, String command, Session session) {
    reference.remarks().forEach(remark -> session.notices().warn("trace", remark));
    String organization;
    ProjectTarget project = null;
    switch (session.targets().narrowed(reference.place())) {
      case Target.Detect detect -> organization = session.targets().organization(detect, usage);
      case Target.Org org -> organization = session.targets().organization(org, usage);
      case Target.FromUrl link -> organization = session.targets().organization(link, usage);
      case Target other -> {
        Scope scope = session.targets().scope(other, usage);
        if (scope instanceof Scope.Projects(List<ProjectTarget> projects) && projects.size() == 1) {
          project = projects.getFirst();
          organization = project.organization();
        } else if (scope instanceof Scope.Organization(String all)) {
          organization = all;
        } else {
          project = session.targets().project(other, usage);
          organization = project.organization();
        }
      }
    }
    ProjectTarget named = project;
    String trace =
        new IdFinder(IdKind.TRACE, session)
            .find(
                reference.trace(),
                named,
                id -> command + " " + (named == null ? organization : named) + "/" + id);
    return new TracePlace(organization, named, trace);
  }

  /// The search that singles out what belongs to the project; null if nobody named one. Projects
  /// are searched for by their slugs, also where a number is typed.
  ///
  /// @throws dev.sentrycli.cli.target.TargetException if there is no such project
  public @Nullable String search(Session session) {
    if (project == null) {
      return null;
    }
    Project told = Lookup.ifTold(() -> session.targets().details(project));
    if (told != null) {
      return "project:" + told.slug();
    }
    return (project.knownId() == null ? "project:" : "project.id:") + project.project();
  }

  /// How it is typed.
  @Override
  public String toString() {
    return (project == null ? organization : project) + "/" + trace;
  }
}
