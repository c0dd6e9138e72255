package dev.sentrycli.cli.target;

import dev.sentrycli.cli.link.SentryUrl;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a `<org/project>` argument says, before any server is asked.
public sealed interface Target {
  /// Nothing was said: the surroundings decide.
  record Detect() implements Target {}

  /// `acme/`: all of an organization.
  record Org(String organization) implements Target {}

  /// `acme/web`, or `acme/web,api` for several projects of one organization.
  ///
  /// @param projects slugs or ids, at least one
  record Explicit(String organization, List<String> projects) implements Target {
    static Explicit of(String organization, String project) {
      return new Explicit(organization, List.of(project));
    }
  }

  /// `acme/w*`: the projects whose slug fits.
  record Glob(String organization, String pattern) implements Target {}

  /// `web`: a project of that slug, wherever it is.
  record Search(String word) implements Target {}

  /// `42`: a project by its id.
  record ProjectId(String id) implements Target {}

  /// `Web App`: a project by the name people see.
  record DisplayName(String name) implements Target {}

  /// `o42`: the organization that DSNs call so. A project may have this slug as well.
  record DsnOrg(String id) implements Target {}

  /// `acme/web,umbrella/api`: several targets, each an [Explicit] or a [Search].
  record Several(List<Target> targets) implements Target {}

  /// A link copied from a browser.
  record FromUrl(SentryUrl url) implements Target {
    /// The same target written as a person would write it; null if the link names no organization.
    public @Nullable Target written() {
      String organization = url.organization();
      if (organization == null) {
        return null;
      }
      List<String> projects = url.projects();
      return projects.isEmpty() ? new Org(organization) : new Explicit(organization, projects);
    }
  }
}
