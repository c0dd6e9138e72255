package dev.sentrycli.cli.target;

import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.cli.link.SentryUrl;
import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.grammar.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads `<org/project>` arguments.
public final class TargetSyntax {
  private TargetSyntax() {}

  /// As [#parse(String, BaseUrl)] while no instance is known, so that links need their `https://`.
  public static Target parse(@Nullable String text) {
    return parse(text, null);
  }

  /// What the argument says.
  ///
  /// @param configured the instance in use; links to it may leave out the scheme
  /// @throws UsageException if it can't be a target
  public static Target parse(@Nullable String text, @Nullable BaseUrl configured) {
    String word = text == null ? "" : text.strip();
    if (word.isEmpty()) {
      return new Target.Detect();
    }
    if (SentryUrl.isSentryUrl(word, configured)) {
      return new Target.FromUrl(SentryUrl.parse(word, configured));
    }
    if (word.contains("://")) {
      throw refused(
          "only links that start with https:// or http:// can name a target",
          "an organization and a project are written 'acme/web'");
    }
    if (word.charAt(0) == '@') {
      throw refused(
          "'%s' is no organization or project: words with '@' choose an issue"
              .formatted(Slug.printable(word)),
          "'sentry issue view %s' shows the issue it chooses".formatted(Slug.printable(word)));
    }
    if (word.indexOf(',') >= 0) {
      return list(word);
    }
    return single(word);
  }

  private static Target single(String word) {
    int slash = word.indexOf('/');
    if (slash < 0) {
      return withoutOrganization(word);
    }
    if (slash > 0
        && word.length() - 1 > slash + 1
        && word.indexOf('/', slash + 1) == word.length() - 1) {
      throw refused(
          "'%s' ends in a slash, as only an organization does".formatted(Slug.printable(word)),
          "write the project as '%s'"
              .formatted(Slug.printable(word.substring(0, word.length() - 1))));
    }
    if (word.indexOf('/', slash + 1) >= 0) {
      throw refused(
          "'%s' has more parts than an organization and a project".formatted(Slug.printable(word)),
          "a project is written 'acme/web', all of an organization 'acme/'");
    }
    String organization = word.substring(0, slash).strip();
    String project = word.substring(slash + 1).strip();
    if (organization.isEmpty()) {
      return withoutOrganization(Slug.of("project", project));
    }
    if (project.isEmpty()) {
      String id = dsnOrganization(organization);
      return id != null
          ? new Target.DsnOrg(id)
          : new Target.Org(Slug.of("organization", organization));
    }
    Slug.of("organization", organization);
    Slug.of("project", project);
    if (organization.indexOf('*') >= 0) {
      throw refused(
          "'*' can stand in the name of a project only, as in 'acme/w*'",
          "'sentry org list' shows the organizations");
    }
    return project.indexOf('*') >= 0
        ? new Target.Glob(organization, project)
        : Target.Explicit.of(organization, project);
  }

  private static Target withoutOrganization(String word) {
    if (Slug.isNumeric(word)) {
      return new Target.ProjectId(word);
    }
    String dsnOrganization = dsnOrganization(word);
    if (dsnOrganization != null) {
      return new Target.DsnOrg(dsnOrganization);
    }
    if (word.indexOf(' ') >= 0) {
      return new Target.DisplayName(displayName(word));
    }
    Slug.of("project", word);
    if (word.indexOf('*') >= 0) {
      throw refused(
          "a pattern needs its organization", "write 'acme/%s'".formatted(Slug.printable(word)));
    }
    return new Target.Search(word);
  }

  private static String displayName(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (Slug.isUnprintable(name.charAt(i)) || "?#%".indexOf(name.charAt(i)) >= 0) {
        Slug.of("project", name);
      }
    }
    if (name.contains("..")) {
      Slug.of("project", name);
    }
    return name;
  }

  /// `acme/web,api`, `acme/web,acme/api`, `acme/web,umbrella/api`: a part without an organization
  /// belongs to that of the part before.
  private static Target list(String word) {
    List<Target> targets = new ArrayList<>();
    String organization = null;
    for (String part : word.split(",", -1)) {
      String piece = part.strip();
      if (piece.isEmpty()) {
        throw refused("'%s' holds an empty name".formatted(Slug.printable(word)));
      }
      if (organization != null && piece.indexOf('/') < 0) {
        piece = organization + "/" + piece;
      }
      switch (single(piece)) {
        case Target.Explicit explicit -> {
          organization = explicit.organization();
          add(targets, explicit);
        }
        case Target.Search search -> targets.add(search);
        case Target.Detect _,
            Target.Org _,
            Target.Glob _,
            Target.ProjectId _,
            Target.DisplayName _,
            Target.DsnOrg _,
            Target.Several _,
            Target.FromUrl _ ->
            throw refused(
                "'%s' can't stand in a list".formatted(Slug.printable(piece)),
                "a list is written 'acme/web,api' or 'acme/web,umbrella/api'");
      }
    }
    return targets.size() == 1 ? targets.getFirst() : new Target.Several(List.copyOf(targets));
  }

  private static void add(List<Target> targets, Target.Explicit more) {
    for (int i = 0; i < targets.size(); i++) {
      if (targets.get(i) instanceof Target.Explicit known
          && known.organization().equals(more.organization())) {
        List<String> projects = new ArrayList<>(known.projects());
        for (String project : more.projects()) {
          if (!projects.contains(project)) {
            projects.add(project);
          }
        }
        targets.set(i, new Target.Explicit(known.organization(), List.copyOf(projects)));
        return;
      }
    }
    targets.add(more);
  }

  private static @Nullable String dsnOrganization(String word) {
    boolean marked = word.length() > 1 && word.toLowerCase(Locale.ROOT).charAt(0) == 'o';
    return marked && Slug.isNumeric(word.substring(1)) ? word.substring(1) : null;
  }

  private static UsageException refused(String message, String... hints) {
    return new UsageException(UsageException.Kind.SYNTAX, message, hints);
  }
}
