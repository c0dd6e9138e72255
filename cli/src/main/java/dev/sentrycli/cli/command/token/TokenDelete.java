package dev.sentrycli.cli.command.token;

import com.google.gson.JsonObject;
import dev.sentrycli.api.token.OrganizationToken;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Consent;
import dev.sentrycli.cli.command.InOrganization;
import dev.sentrycli.cli.command.RefusedException;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.suggest.Nearest;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;

/// `sentry token delete`: makes a token of an organization useless.
public final class TokenDelete implements Command<TokenDelete.Options> {
  private static final String USAGE = "sentry token delete <org>/<id>";

  /// @param sure whether there is nothing left to ask
  public record Options(InOrganization token, boolean sure, boolean dryRun) {}

  @Override
  public Usage usage() {
    return Usage.of("Delete a token of an organization")
        .detail("Whatever uses it is refused from then on.")
        .examples("sentry token delete acme/1601", "sentry token delete 'acme/old laptop' --yes")
        .takes(
            Positional.required("[<org>/]<id-or-name>", "The number of a token, or its name")
                .missing("A token is required: 'sentry token delete <org>/<id>'"))
        .flags(Consent.YES, Consent.FORCE, Consent.DRY_RUN)
        .field("deleted", "boolean", "Whether it was deleted")
        .field("org", "string", "The organization")
        .field("id", "string", "Its number")
        .field("name", "string", "What it was called")
        .optionalField("dryRun", "boolean", "True with --dry-run")
        .asDestructive();
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(
        InOrganization.parse(arguments.positionals().getFirst(), "token"),
        Consent.given(arguments),
        arguments.get(Consent.DRY_RUN));
  }

  @Override
  public Result run(Options options, Session session) {
    Consent.foresee(
        options.sure() || options.dryRun(),
        "The token '" + options.token().name() + "' would be deleted",
        session);
    String organization = options.token().organization(session, USAGE);
    OrganizationToken token =
        named(
            options.token().name(),
            organization,
            RefusedException.unlessMissing(
                organization, session, () -> session.api().organizationTokens().all(organization)));
    String what = "token '" + token.name() + "' (" + token.id() + ") of " + organization;
    if (options.dryRun()) {
      JsonObject json = json(false, organization, token);
      json.addProperty("dryRun", true);
      return Result.detail(
          json, look -> List.of(new Block.Paragraph(Text.of("Would delete the " + what))));
    }
    if (!Consent.toDo(
        options.sure(), "The " + what + " would be deleted", "Delete the " + what + "?", session)) {
      return Result.detail(json(false, organization, token), look -> List.of());
    }
    session.api().organizationTokens().delete(organization, token.id());
    return Result.detail(
        json(true, organization, token),
        look -> List.of(new Block.Paragraph(Text.done("Deleted the " + what))));
  }

  /// The only token with this id or name.
  ///
  /// @throws Failure with exit code 23 if there is none, or several
  static OrganizationToken named(
      String wanted, String organization, List<OrganizationToken> tokens) {
    List<OrganizationToken> called = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (OrganizationToken token : tokens) {
      if (token.id().equals(wanted) || token.name().equals(wanted)) {
        called.add(token);
      }
      names.add(token.name());
    }
    return switch (called.size()) {
      case 0 -> throw NoSingleToken.missing(wanted, organization, names);
      case 1 -> called.getFirst();
      default -> throw NoSingleToken.ambiguous(wanted, organization, called);
    };
  }

  private static JsonObject json(boolean deleted, String organization, OrganizationToken token) {
    JsonObject json = new JsonObject();
    json.addProperty("deleted", deleted);
    json.addProperty("org", organization);
    json.addProperty("id", token.id());
    json.addProperty("name", token.name());
    return json;
  }

  private static final class NoSingleToken extends Failure {
    private NoSingleToken(String message, List<String> hints) {
      super(Exit.RESOLUTION, message, List.of(), hints);
    }

    private static NoSingleToken missing(String wanted, String organization, List<String> names) {
      List<String> hints = new ArrayList<>();
      List<String> near = Nearest.to(wanted, names);
      if (!near.isEmpty()) {
        hints.add("Did you mean '" + String.join("', '", near) + "'?");
      }
      hints.add("'sentry token list " + organization + "' shows the tokens");
      return new NoSingleToken("No token '" + wanted + "' is in " + organization, hints);
    }

    private static NoSingleToken ambiguous(
        String wanted, String organization, List<OrganizationToken> called) {
      List<String> ids = new ArrayList<>();
      for (OrganizationToken token : called) {
        if (!token.id().equals(wanted)) {
          ids.add(organization + "/" + token.id());
        }
      }
      String several = called.size() + " tokens of " + organization;
      String apart = "'sentry token list " + organization + "' tells them apart";
      return ids.size() == called.size()
          ? new NoSingleToken(
              several + " are called '" + wanted + "'",
              List.of("write one of '" + String.join("', '", ids) + "'", apart))
          : new NoSingleToken(
              several + " answer to '" + wanted + "': it is the number of one and a name, too",
              List.of(
                  apart,
                  "by their own numbers those so called are '" + String.join("', '", ids) + "'",
                  "the one numbered so can be deleted on the web page, or when no other is called so"));
    }
  }
}
