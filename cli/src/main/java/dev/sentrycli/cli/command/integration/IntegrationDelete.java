package dev.sentrycli.cli.command.integration;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.integration.Integration;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Consent;
import dev.sentrycli.cli.command.InOrganization;
import dev.sentrycli.cli.command.RefusedException;
import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.util.List;

/// `sentry integration delete`: disconnects a service from an organization.
public final class IntegrationDelete implements Command<IntegrationDelete.Options> {
  private static final String USAGE = "sentry integration delete <org>/<id>";

  /// @param sure whether there is nothing left to ask
  public record Options(InOrganization integration, boolean sure, boolean dryRun) {}

  @Override
  public Usage usage() {
    return Usage.of("Disconnect a service from an organization")
        .detail(
            """
            Its repositories, issue links and alerts stop working. The server goes on cleaning up \
            after the command has ended.""")
        .examples(
            "sentry integration delete acme/1502", "sentry integration delete acme/1502 --dry-run")
        .takes(
            Positional.required("[<org>/]<integration-id>", "The number of the integration")
                .missing("An integration is required: 'sentry integration delete <org>/<id>'"))
        .flags(Consent.YES, Consent.FORCE, Consent.DRY_RUN)
        .field("deleted", "boolean", "Whether it was deleted")
        .field("org", "string", "The organization")
        .field("id", "string", "Its number")
        .field("name", "string", "What it was called")
        .field("provider", "string", "What kind of service it was")
        .optionalField("dryRun", "boolean", "True with --dry-run")
        .asDestructive();
  }

  @Override
  public Options read(Arguments arguments) {
    InOrganization integration =
        InOrganization.parse(arguments.positionals().getFirst(), "integration");
    Slug.of("integration", integration.name());
    return new Options(integration, Consent.given(arguments), arguments.get(Consent.DRY_RUN));
  }

  @Override
  public Result run(Options options, Session session) {
    String id = options.integration().name();
    Consent.foresee(
        options.sure() || options.dryRun(),
        "The integration '" + id + "' would be deleted",
        session);
    String organization = options.integration().organization(session, USAGE);
    Integration integration;
    try {
      integration = session.api().integrations().view(organization, id);
    } catch (ApiException.Status status) {
      throw status.status() != 404
          ? status
          : RefusedException.of(
              status,
              "No integration '" + id + "' is in " + organization,
              session,
              "'sentry integration list " + organization + "/' shows those there are");
    }
    String what =
        integration.provider()
            + " integration '"
            + integration.name()
            + "' ("
            + id
            + ") of "
            + organization;
    if (options.dryRun()) {
      JsonObject json = json(false, organization, id, integration);
      json.addProperty("dryRun", true);
      return Result.detail(
          json, look -> List.of(new Block.Paragraph(Text.of("Would delete the " + what))));
    }
    if (!Consent.toDo(
        options.sure(), "The " + what + " would be deleted", "Delete the " + what + "?", session)) {
      return Result.detail(json(false, organization, id, integration), look -> List.of());
    }
    session.api().integrations().delete(organization, id);
    return Result.detail(
        json(true, organization, id, integration),
        look -> List.of(new Block.Paragraph(Text.done("Deleted the " + what))));
  }

  private static JsonObject json(
      boolean deleted, String organization, String id, Integration integration) {
    JsonObject json = new JsonObject();
    json.addProperty("deleted", deleted);
    json.addProperty("org", organization);
    json.addProperty("id", id);
    json.addProperty("name", integration.name());
    json.addProperty("provider", integration.provider());
    return json;
  }
}
