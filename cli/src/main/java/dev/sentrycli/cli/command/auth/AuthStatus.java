package dev.sentrycli.cli.command.auth;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.organization.Organization;
import dev.sentrycli.cli.account.Account;
import dev.sentrycli.cli.account.AccountException;
import dev.sentrycli.cli.account.TokenKind;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.instance.ChosenCredential;
import dev.sentrycli.cli.instance.Selection;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.setting.Setting;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `sentry auth status`: which instance, which credential, where each comes from, and whether the
/// server accepts it.
public final class AuthStatus implements Command<AuthStatus.Options> {
  static final Flag<Boolean> SHOW_TOKEN =
      Flag.toggle("show-token", "Print the token whole instead of masked");
  private static final List<String> TOKEN_VARIABLES = List.of("SENTRY_AUTH_TOKEN", "SENTRY_TOKEN");

  public record Options(boolean showToken) {}

  /// What the server said about the credential.
  ///
  /// @param error null if it accepted it
  record Verification(List<Organization> organizations, @Nullable String error, Exit exit) {}

  @Override
  public Usage usage() {
    return Usage.of("Show the login in use and whether it works")
        .detail(
            """
            Names the instance and the credential, says where each comes from, and asks the server \
            whether it accepts them. Exit code 10: not logged in; 11: expired; 12: refused; 13: the \
            credential is for another host.""")
        .examples("sentry auth status", "sentry auth status --json")
        .flags(SHOW_TOKEN, SharedFlags.FRESH)
        .field("authenticated", "boolean", "Whether there is a credential for the instance")
        .field("host", "string", "The instance")
        .field("hostSource", "string", "Who says so")
        .field("tokenSource", "string", "Where the credential comes from")
        .field("verification", "object", "What the server says")
        .asAnonymous();
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(arguments.get(SHOW_TOKEN));
  }

  @Override
  public boolean asksAfresh() {
    return true;
  }

  @Override
  public boolean isOfOrganization() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    Selection selection = session.selection();
    ChosenCredential chosen = selection.credential();
    if (chosen == null && selection.problem() == null) {
      chosen = selection.requireCredential();
    }
    Verification verification =
        chosen == null ? mismatch(selection.problem()) : verification(session);
    if (chosen instanceof ChosenCredential.Stored(Account before)) {
      // Asking may have renewed the token.
      Account now = session.accounts().reread(before.id());
      chosen = now == null ? chosen : new ChosenCredential.Stored(now);
    }
    JsonObject json = json(options, session, selection, chosen, verification);
    StatusCard card =
        new StatusCard(json, selection, chosen, verification, session, options.showToken());
    return Result.detail(json, look -> card.blocks()).ending(verification.exit());
  }

  private static Verification mismatch(@Nullable Failure problem) {
    StringBuilder words = new StringBuilder();
    if (problem != null) {
      words.append(problem.getMessage());
      problem.details().forEach(detail -> words.append("; ").append(detail));
    }
    return new Verification(
        List.of(), words.toString(), problem == null ? Exit.HOST_SCOPE : problem.exit());
  }

  private static Verification verification(Session session) {
    try {
      if (isOrganizations(session.selection().credential())) {
        session.api().caller().root(); // the list of organizations is for people only
        return new Verification(List.of(), null, Exit.OK);
      }
      return new Verification(session.api().organizations().list(), null, Exit.OK);
    } catch (ApiException.Status status) {
      String words =
          (status.status() + " " + status.answer().reason()).strip()
              + (status.hasDetail() ? ": " + status.detail() : "");
      return new Verification(
          List.of(), words, status.status() == 401 ? rejected(session) : Exit.API);
    } catch (ApiException.TimedOut timedOut) {
      return new Verification(
          List.of(),
          session.base().value() + " did not answer within " + timedOut.limit().toSeconds() + " s",
          Exit.TIMEOUT);
    } catch (ApiException.RateLimited limited) {
      return new Verification(
          List.of(), "429 Too Many Requests: " + limited.detail(), Exit.RATE_LIMITED);
    } catch (ApiException.Unreachable unreachable) {
      return new Verification(
          List.of(),
          session.base().value() + " can't be reached: " + unreachable.reason().words(),
          Exit.API);
    } catch (ApiException unreachable) {
      return new Verification(List.of(), String.valueOf(unreachable.getMessage()), Exit.API);
    } catch (AccountException ended) {
      return new Verification(List.of(), String.valueOf(ended.getMessage()), ended.exit());
    }
  }

  /// Whether a token stands for an organization and no person.
  static boolean isOrganizations(@Nullable ChosenCredential credential) {
    return switch (credential) {
      case null -> false;
      case ChosenCredential.Stored(Account account) ->
          account.token() != null && TokenKind.ORGANIZATION.marks(account.token());
      case ChosenCredential.FromVariable(var _, String token, var _) ->
          TokenKind.ORGANIZATION.marks(token);
      case ChosenCredential.FromRc(var _, String token, var _) ->
          TokenKind.ORGANIZATION.marks(token);
    };
  }

  private static Exit rejected(Session session) {
    return session.selection().credential() instanceof ChosenCredential.Stored(Account account)
            && account.isExpired(session.environment().clock().millis())
        ? Exit.EXPIRED
        : Exit.INVALID_TOKEN;
  }

  private static JsonObject json(
      Options options,
      Session session,
      Selection selection,
      @Nullable ChosenCredential chosen,
      Verification verification) {
    JsonObject json = new JsonObject();
    json.addProperty("authenticated", chosen != null);
    json.addProperty("source", source(chosen));
    int accounts = session.accounts().all().size();
    if (accounts > 0) {
      json.addProperty("configPath", session.accounts().path());
    }
    if (chosen instanceof ChosenCredential.Stored(Account account)) {
      JsonObject user = account.identity().json();
      user.remove("id");
      if (!user.isEmpty()) {
        json.add("user", user);
      }
    }
    json.addProperty("host", selection.target().value().toString());
    json.addProperty("hostSource", selection.target().source().describe());
    if (accounts > 0) {
      json.addProperty("accounts", accounts);
    }
    if (chosen != null) {
      json.addProperty("tokenSource", tokenSource(chosen));
      json.add("token", token(chosen, options.showToken()));
      if (chosen instanceof ChosenCredential.Stored(Account account)
          && !account.scopes().isEmpty()) {
        JsonArray scopes = new JsonArray();
        account.scopes().forEach(scopes::add);
        json.add("scopes", scopes);
      }
    }
    JsonObject defaults = new JsonObject();
    add(defaults, "organization", session.places().organization());
    add(defaults, "project", session.places().project());
    if (!defaults.isEmpty()) {
      json.add("defaults", defaults);
    }
    json.add("verification", json(verification));
    for (String name : TOKEN_VARIABLES) {
      if (session.environment().isSet(name)) {
        JsonObject variable = new JsonObject();
        variable.addProperty("envVar", name);
        variable.addProperty(
            "active",
            chosen instanceof ChosenCredential.FromVariable(String used, var _, var _)
                && used.equals(name));
        json.add("envToken", variable);
        break;
      }
    }
    List<String> trusted = session.accounts().trusted();
    if (!trusted.isEmpty()) {
      JsonArray origins = new JsonArray();
      trusted.forEach(origins::add);
      json.add("trusted", origins);
    }
    return json;
  }

  private static @Nullable String source(@Nullable ChosenCredential chosen) {
    return switch (chosen) {
      case null -> null;
      case ChosenCredential.Stored _ -> "oauth";
      case ChosenCredential.FromVariable(String name, var _, var _) -> "env:" + name;
      case ChosenCredential.FromRc _ -> "env:SENTRY_AUTH_TOKEN";
    };
  }

  private static String tokenSource(ChosenCredential chosen) {
    return switch (chosen) {
      case ChosenCredential.Stored(Account account) -> "stored:" + account.id();
      case ChosenCredential.FromVariable(String name, var _, var _) -> "env:" + name;
      case ChosenCredential.FromRc(var place, var _, var _) -> "rc:" + place.file();
    };
  }

  private static JsonObject token(ChosenCredential chosen, boolean whole) {
    String text =
        switch (chosen) {
          case ChosenCredential.Stored(Account account) ->
              account.token() == null ? "" : account.token();
          case ChosenCredential.FromVariable(var _, String given, var _) -> given;
          case ChosenCredential.FromRc(var _, String given, var _) -> given;
        };
    JsonObject token = new JsonObject();
    token.addProperty("display", whole ? text : AuthTokens.masked(text));
    boolean renewable = false;
    if (chosen instanceof ChosenCredential.Stored(Account account)) {
      if (account.expiresAt() != null) {
        token.addProperty("expiresAt", account.expiresAt());
      }
      renewable = account.refreshToken() != null;
    }
    token.addProperty("refreshEnabled", renewable);
    return token;
  }

  private static JsonObject json(Verification verification) {
    JsonObject json = new JsonObject();
    json.addProperty("success", verification.error() == null);
    if (verification.error() != null) {
      json.addProperty("error", verification.error());
      return json;
    }
    JsonArray organizations = new JsonArray();
    for (Organization organization : verification.organizations()) {
      JsonObject brief = new JsonObject();
      brief.addProperty("name", organization.name());
      brief.addProperty("slug", organization.slug());
      organizations.add(brief);
    }
    json.add("organizations", organizations);
    return json;
  }

  private static void add(JsonObject json, String name, @Nullable Setting<String> setting) {
    if (setting != null) {
      json.addProperty(name, setting.value());
    }
  }
}
