package dev.sentrycli.cli.command.project;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.organization.Organization;
import dev.sentrycli.api.project.Project;
import dev.sentrycli.api.project.ProjectKey;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.command.Together;
import dev.sentrycli.cli.command.WebPage;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.ProjectTarget;
import dev.sentrycli.cli.target.Scope;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.cli.target.TargetSyntax;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `sentry project view`: a project with its DSN; all that were detected if none is named.
public final class ProjectView implements Command<ProjectView.Options> {
  private static final String USAGE = "sentry project view <org>/<project>";

  public record Options(Target target, boolean web) {}

  @Override
  public Usage usage() {
    return Usage.of("Show a project with its DSN")
        .detail("Without an argument: the project of the DSN, file or variable found here.")
        .examples("sentry project view acme/web", "sentry project view web --json --fields dsn")
        .takes(
            Positional.optional("org/project", "The project, or its address in the browser")
                .several("one project at a time is shown"))
        .flags(SharedFlags.WEB, SharedFlags.FRESH)
        .field("id", "string", "Its number")
        .field("slug", "string", "The name used in commands and addresses")
        .field("dsn", "string", "Where its SDK sends events; null if there is no active key")
        .field("organization", "object", "The organization it belongs to");
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(TargetSyntax.parse(arguments.positional(0)), arguments.get(SharedFlags.WEB));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    List<ProjectTarget> meant = meant(options.target(), session);
    if (options.web()) {
      ProjectTarget first = meant.getFirst();
      return WebPage.open(session.links().project(first.organization(), first.project()), session);
    }
    List<JsonObject> projects = new ArrayList<>();
    for (ProjectTarget target : meant) {
      projects.add(whole(target, session));
    }
    return Result.listing(projects, look -> ProjectTables.cards(projects, session.moments()));
  }

  private static List<ProjectTarget> meant(Target target, Session session) {
    if (target instanceof Target.Detect
        && session.targets().scope(target, USAGE) instanceof Scope.Projects(var detected)) {
      return detected;
    }
    return List.of(session.targets().project(target, USAGE));
  }

  /// The project with its DSN and the name of its organization. What the account may not see of
  /// these is left out.
  private static JsonObject whole(ProjectTarget target, Session session) {
    Together<Project, @Nullable String> both =
        Together.both(
            () -> session.targets().details(target),
            () -> dsn(target.organization(), target.project(), session));
    JsonObject json = both.one().json();
    JsonObject owner = Fields.objectOrNull(json, "organization");
    if (Fields.textOrNull(owner, "name") == null) {
      json = Fields.with(json, "organization", organization(target.organization(), owner, session));
    }
    return Fields.with(json, "dsn", text(both.other()));
  }

  /// Where a project takes events by its first active key; null if there is none, or none that may
  /// be seen.
  static @Nullable String dsn(String organization, String project, Session session) {
    try {
      for (ProjectKey key : session.api().projects().keys(organization, project)) {
        if (key.isActive() && key.publicDsn() != null) {
          return key.publicDsn();
        }
      }
    } catch (ApiException forbidden) {
      session.notices().debug("project", "No DSN: " + forbidden.getMessage());
    }
    return null;
  }

  private static JsonElement organization(
      String slug, @Nullable JsonObject known, Session session) {
    JsonObject owner = known == null ? new JsonObject() : known.deepCopy();
    if (!owner.has("slug")) {
      owner.addProperty("slug", slug);
    }
    try {
      for (Organization organization : session.targets().organizations()) {
        if (organization.slug().equals(slug)) {
          owner.addProperty("id", organization.id());
          owner.addProperty("name", organization.name());
        }
      }
    } catch (ApiException forbidden) {
      session.notices().debug("project", "No name: " + forbidden.getMessage());
    }
    return owner;
  }

  private static JsonElement text(@Nullable String value) {
    return value == null ? JsonNull.INSTANCE : new JsonPrimitive(value);
  }
}
