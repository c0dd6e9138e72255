package dev.sentrycli.cli.command.auth;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.cli.account.Account;
import dev.sentrycli.cli.account.TokenClaim;
import dev.sentrycli.cli.account.TokenKind;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.instance.ChosenCredential;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `sentry auth whoami`: whom the server takes the caller for.
public final class AuthWhoami implements Command<AuthWhoami.Options> {
  /// Nothing to choose but whether to ask anew; identity is never taken from a cache.
  public record Options() {}

  @Override
  public Usage usage() {
    return Usage.of("Show whom the server takes you for")
        .examples("sentry auth whoami", "sentry whoami --json --fields email")
        .flags(SharedFlags.FRESH)
        .field("id", "string", "The user's number")
        .field("name", "string", "The user's name")
        .field("email", "string", "The user's address");
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options();
  }

  @Override
  public boolean isOfOrganization() {
    return false;
  }

  @Override
  public Result run(Options options, Session session) {
    ChosenCredential chosen = session.selection().requireCredential();
    String given = token(chosen);
    if (given != null && TokenKind.ORGANIZATION.marks(given)) {
      return organizationToken(given, session);
    }
    JsonObject user;
    try {
      user = session.api().caller().user();
    } catch (ApiException.Status noUser) {
      if (noUser.status() == 400) {
        throw WhoamiException.noUser(chosen, session.base().value());
      }
      throw noUser;
    }
    String display = Account.Identity.of(user).display();
    return Result.detail(
        user,
        look -> List.of(new Block.Paragraph(Text.of(display == null ? "(no name)" : display))));
  }

  private static @Nullable String token(ChosenCredential chosen) {
    return switch (chosen) {
      case ChosenCredential.Stored(var account) -> account.token();
      case ChosenCredential.FromVariable(var _, String token, var _) -> token;
      case ChosenCredential.FromRc(var _, String token, var _) -> token;
    };
  }

  /// Such a token stands for an organization; it says itself which.
  private static Result organizationToken(String token, Session session) {
    TokenClaim claim = TokenClaim.of(token);
    JsonObject json = new JsonObject();
    json.addProperty("type", "org-auth-token");
    json.add("organization", text(claim == null ? null : claim.organization()));
    json.add("url", text(claim == null ? null : claim.url().toString()));
    json.add("regionUrl", text(claim == null ? null : claim.regionUrl()));
    session.notices().info("auth", "An organization token stands for no user");
    String organization = claim == null ? null : claim.organization();
    return Result.detail(
        json,
        look ->
            List.of(
                new Block.Paragraph(
                    Text.of(
                        organization == null
                            ? "An organization token"
                            : "An organization token of " + organization))));
  }

  private static com.google.gson.JsonElement text(@Nullable String value) {
    return value == null ? JsonNull.INSTANCE : new JsonPrimitive(value);
  }
}
