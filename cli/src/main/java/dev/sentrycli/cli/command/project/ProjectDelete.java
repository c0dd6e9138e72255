package dev.sentrycli.cli.command.project;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.project.Project;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Consent;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.state.SeenNames;
import dev.sentrycli.cli.target.ProjectTarget;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.cli.target.TargetSyntax;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.util.List;

/// `sentry project delete`: deletes a project with everything in it.
public final class ProjectDelete implements Command<ProjectDelete.Options> {
  private static final String USAGE = "sentry project delete <org>/<project>";

  /// @param typed the target as it was written
  /// @param sure whether there is nothing left to ask
  public record Options(Target target, String typed, boolean sure, boolean dryRun) {}

  @Override
  public Usage usage() {
    return Usage.of("Delete a project")
        .detail(
            """
            Its issues and events go with it, and nothing brings them back. At a terminal the name \
            has to be typed once more; elsewhere --yes is needed. The server goes on deleting after \
            the command has ended.""")
        .examples(
            "sentry project delete acme/old-shop --dry-run", "sentry project delete acme/old-shop")
        .takes(
            Positional.required("org/project", "The project")
                .missing("A project is required: '" + USAGE + "'")
                .several("one project at a time is deleted"))
        .flags(Consent.YES, Consent.FORCE, Consent.DRY_RUN)
        .field("deleted", "boolean", "Whether it was deleted")
        .field("org", "string", "The organization")
        .field("project", "string", "The project's slug")
        .optionalField("dryRun", "boolean", "True with --dry-run")
        .asDestructive();
  }

  @Override
  public Options read(Arguments arguments) {
    String word = arguments.positionals().getFirst();
    return new Options(
        TargetSyntax.parse(word), word, Consent.given(arguments), arguments.get(Consent.DRY_RUN));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    Consent.foresee(
        options.sure() || options.dryRun(),
        "The project '" + options.typed() + "' would be deleted",
        session);
    ProjectTarget target = session.targets().strictly().project(options.target(), USAGE);
    Project project = session.targets().details(target);
    String organization = target.organization();
    String name = organization + "/" + project.slug();
    String what = "project '" + project.name() + "' (" + name + ")";
    if (options.dryRun()) {
      String url = session.links().project(organization, project.slug());
      JsonObject json = new JsonObject();
      json.addProperty("dryRun", true);
      json.addProperty("org", organization);
      json.addProperty("project", project.slug());
      json.addProperty("name", project.name());
      json.addProperty("url", url);
      return Result.detail(
          json,
          look ->
              List.of(
                  new Block.Paragraph(Text.of("Would delete the " + what)),
                  new Block.Lines(List.of(Text.link(url, url)))));
    }
    if (!Consent.toDoByTyping(
        options.sure(), "The " + what + " would be deleted with its issues", name, session)) {
      return Result.detail(json(false, organization, project), look -> List.of());
    }
    try {
      session.api().projects().delete(organization, target.project());
    } catch (ApiException.Status status) {
      if (status.status() == 403) {
        session
            .notices()
            .info(
                "project",
                "Deleting a project takes the scope project:admin, and a role that has it: owner,"
                    + " manager, or admin of one of its teams");
      }
      throw status;
    }
    session.seenNames().forget(SeenNames.Kind.PROJECTS, name);
    return Result.detail(
        json(true, organization, project),
        look -> List.of(new Block.Paragraph(Text.done("Deleted the " + what))));
  }

  private static JsonObject json(boolean deleted, String organization, Project project) {
    JsonObject json = new JsonObject();
    json.addProperty("deleted", deleted);
    json.addProperty("org", organization);
    json.addProperty("project", project.slug());
    return json;
  }
}
