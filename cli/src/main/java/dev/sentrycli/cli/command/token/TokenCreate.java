package dev.sentrycli.cli.command.token;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.token.OrganizationToken;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Consent;
import dev.sentrycli.cli.command.InOrganization;
import dev.sentrycli.cli.command.RefusedException;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Fact;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;

/// `sentry token create`: makes a token for builds and shows it, which happens this once.
public final class TokenCreate implements Command<TokenCreate.Options> {
  private static final String USAGE = "sentry token create <org>/<name>";

  public record Options(InOrganization token, boolean dryRun) {}

  @Override
  public Usage usage() {
    return Usage.of("Create a token of an organization")
        .detail(
            """
            It is for builds, which send releases, source maps and debug files with it; what it may \
            do is decided by the server. It is shown once, on standard output.""")
        .examples(
            "sentry token create acme/ci",
            "sentry token create 'acme/release builds' --json --fields token")
        .takes(
            Positional.required("[<org>/]<name>", "The organization, and what to call the token")
                .missing("A name for the token is required: 'sentry token create <org>/<name>'"))
        .flags(Consent.DRY_RUN)
        .field("id", "string", "Its number")
        .field("name", "string", "What it is called")
        .field("scopes", "array", "What it may do")
        .field("token", "string", "The token itself")
        .field("org", "string", "The organization")
        .optionalField("dryRun", "boolean", "True with --dry-run");
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(
        InOrganization.parse(arguments.positionals().getFirst(), "token"),
        arguments.get(Consent.DRY_RUN));
  }

  @Override
  public Result run(Options options, Session session) {
    String organization = options.token().organization(session, USAGE);
    String name = options.token().name();
    if (options.dryRun()) {
      JsonObject json = new JsonObject();
      json.addProperty("dryRun", true);
      json.addProperty("org", organization);
      json.addProperty("name", name);
      return Result.detail(
          json,
          look ->
              List.of(
                  new Block.Paragraph(
                      Text.of("Would create the token '" + name + "' in " + organization))));
    }
    OrganizationToken token =
        RefusedException.unlessMissing(
            organization,
            session,
            () -> session.api().organizationTokens().create(organization, name));
    return Result.detail(
            Fields.with(token.json(), "org", organization), look -> card(token, organization))
        .once(
            "The token '"
                + token.name()
                + "' (ID "
                + token.id()
                + ") was created in "
                + organization
                + ", but could not be shown, and never will be: 'sentry token delete "
                + organization
                + "/"
                + token.id()
                + "' makes it useless")
        .note(
            true,
            "Tip: 'sentry token delete " + organization + "/" + token.id() + "' makes it useless");
  }

  private static List<Block> card(OrganizationToken token, String organization) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Heading(2, Text.of("Created token '" + token.name() + "' in " + organization)));
    blocks.add(
        new Block.Facts(
            List.of(
                new Fact("Name", Text.of(token.name())),
                new Fact("ID", Text.of(token.id())),
                new Fact("Scopes", Text.of(TokenList.scopes(token.json()))))));
    blocks.add(new Block.Gap());
    String secret = token.secret();
    if (secret == null) {
      blocks.add(new Block.Paragraph(Text.of("The server did not tell the token itself")));
    } else {
      blocks.add(new Block.Lines(List.of(Text.of("Token: ", Style.BOLD).plus(secret))));
      blocks.add(new Block.Gap());
      blocks.add(
          new Block.Paragraph(
              Text.of(
                  "Save it now, where builds find it as SENTRY_AUTH_TOKEN: it is never shown again")));
    }
    return blocks;
  }
}
