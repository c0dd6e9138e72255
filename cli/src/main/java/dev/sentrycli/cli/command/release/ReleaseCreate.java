package dev.sentrycli.cli.command.release;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.release.Releases;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Consent;
import dev.sentrycli.cli.command.RefusedException;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `sentry release create`: announces a version.
public final class ReleaseCreate implements Command<ReleaseCreate.Options> {
  private static final String USAGE = "sentry release create <org>/<version>";

  /// Takes the place of the flag of all commands, as a release may be of several projects.
  private static final Flag<List<String>> PROJECTS =
      Flag.list("project", "slug,slug", "The projects it is a release of").letter('p');

  private static final Flag<Boolean> FINALIZE = Flag.toggle("finalize", "It is live from now on");
  private static final Flag<@Nullable String> REF =
      Flag.text("ref", "name", "The commit or tag it is made of");
  private static final Flag<@Nullable String> URL = Flag.text("url", "address", "A page about it");

  /// What the command line says.
  public static final class Options {
    private final ReleaseArgument release;
    private final List<String> projects;
    private final boolean finalized;
    private final @Nullable String ref;
    private final @Nullable String url;
    private final boolean dryRun;

    private Options(Arguments arguments) {
      release = ReleaseArgument.parse(arguments.positionals().getFirst());
      projects = arguments.get(PROJECTS);
      finalized = arguments.get(FINALIZE);
      ref = arguments.get(REF);
      url = arguments.get(URL);
      dryRun = arguments.get(Consent.DRY_RUN);
    }
  }

  @Override
  public Usage usage() {
    return Usage.of("Create a release")
        .detail(
            """
            A release that is there already stays as it is, except that it becomes one of the \
            projects named, too. Names of releases can't hold slashes on the server.""")
        .examples(
            "sentry release create acme/web@2.5.0 --project web",
            "sentry release create acme/shop@2.5.0 -p web,api --finalize",
            "sentry release create \"acme/$(sentry release propose-version)\" -p web")
        .takes(ReleaseArgument.positional("create"))
        .flags(PROJECTS, FINALIZE, REF, URL, Consent.DRY_RUN)
        .field("version", "string", "The version")
        .field("dateReleased", "string", "When it went live, or null")
        .field("projects", "array", "Its projects: slug, name")
        .optionalField("dryRun", "boolean", "True with --dry-run");
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(arguments);
  }

  @Override
  public Result run(Options options, Session session) {
    String version = options.release.version();
    JsonObject wanted = new JsonObject();
    wanted.addProperty("version", version);
    if (!options.projects.isEmpty()) {
      JsonArray slugs = new JsonArray();
      options.projects.forEach(slugs::add);
      wanted.add("projects", slugs);
    }
    add(wanted, "ref", options.ref);
    add(wanted, "url", options.url);
    if (options.finalized) {
      wanted.addProperty("dateReleased", session.environment().clock().instant().toString());
    }
    if (options.dryRun) {
      if (options.projects.isEmpty()) {
        session
            .notices()
            .warn(
                "release",
                "A release that is not there yet needs the projects it is of: add --project <slug>");
      }
      return planned(options, wanted);
    }
    String organization = options.release.organization(session, USAGE);
    Releases.Created created = create(organization, wanted, session);
    if (!created.isNew()) {
      session
          .notices()
          .info(
              "release",
              "'"
                  + version
                  + "' was there already, in the projects named, and stays as it is"
                  + (options.finalized && created.release().released() == null
                      ? "; 'sentry release finalize' says that it is live"
                      : ""));
    }
    ReleaseCard card =
        new ReleaseCard(
            created.release().json(),
            session.links().release(organization, version),
            session.moments());
    String deed =
        created.isNew()
            ? "Created the release " + version + " in " + organization
            : "The release " + version + " is in " + organization + " already";
    return Result.detail(created.release().json(), look -> card.changed(deed));
  }

  private static void add(JsonObject wanted, String name, @Nullable String value) {
    if (value != null) {
      wanted.addProperty(name, value);
    }
  }

  private static Releases.Created create(String organization, JsonObject wanted, Session session) {
    try {
      return RefusedException.unlessMissing(
          organization, session, () -> session.api().releases().create(organization, wanted));
    } catch (ApiException.Status status) {
      boolean projects = status.detail().toLowerCase(Locale.ROOT).contains("project");
      if (status.status() != 400 || !projects) {
        throw status;
      }
      throw RefusedException.of(
          status,
          wanted.has("projects")
              ? "Not all of these projects are in " + organization
              : "A new release needs the projects it is of",
          session,
          "--project names them, separated by commas",
          "'sentry project list " + organization + "/' shows the projects");
    }
  }

  private static Result planned(Options options, JsonObject wanted) {
    JsonObject json = new JsonObject();
    json.addProperty("dryRun", true);
    wanted.entrySet().forEach(one -> json.add(one.getKey(), one.getValue()));
    JsonArray projects = new JsonArray();
    for (String slug : options.projects) {
      JsonObject project = new JsonObject();
      project.addProperty("slug", slug);
      projects.add(project);
    }
    json.add("projects", projects);
    String organization = options.release.organization();
    List<String> words = new ArrayList<>();
    words.add("Would create the release " + options.release.version());
    if (organization != null) {
      words.add("in " + organization);
    }
    if (!options.projects.isEmpty()) {
      words.add("for " + String.join(", ", options.projects));
    }
    if (options.finalized) {
      words.add("and say that it is live");
    }
    return Result.detail(
        json, look -> List.of(new Block.Paragraph(Text.of(String.join(" ", words)))));
  }
}
