package dev.sentrycli.cli.command.about;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.account.Account;
import dev.sentrycli.cli.account.TokenKind;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.instance.ChosenCredential;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.setting.Setting;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `sentry info`: the instance, the defaults and the login in use, and where each comes from. Its
/// exit code lets scripts check a set-up.
public final class InfoCommand implements Command<InfoCommand.Options> {
  private static final Flag<Boolean> STATUS_JSON =
      Flag.toggle("config-status-json", "Print JSON, and exit with 0 whatever it says");
  private static final Flag<Boolean> NO_DEFAULTS =
      Flag.toggle("no-defaults", "Missing defaults are no failure");

  public record Options(boolean statusJson, boolean noDefaults) {}

  @Override
  public Usage usage() {
    return Usage.of("Show the instance, the defaults and the login in use")
        .detail("Exit code 1 if the login does not work or a default is missing.")
        .examples("sentry info", "sentry info --no-defaults --json")
        .flags(STATUS_JSON, NO_DEFAULTS)
        .field("config", "object", "Organization, project and address in use")
        .field("auth", "object", "The kind of the credential and whether it works")
        .field("have_dsn", "boolean", "Whether SENTRY_DSN is set")
        .asAnonymous();
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(arguments.get(STATUS_JSON), arguments.get(NO_DEFAULTS));
  }

  @Override
  public boolean isOfOrganization() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    Setting<String> organization = session.places().organization();
    Setting<String> project = session.places().project();
    if (organization != null && project != null && organization.source().equals(project.source())) {
      // One setting gave both, as organization/project: it is shown as it was given.
      project = new Setting<>(organization.value() + "/" + project.value(), project.source());
      organization = null;
    }
    ChosenCredential chosen = session.selection().credential();
    JsonObject user = null;
    String trouble = null;
    boolean verified = false;
    if (chosen != null) {
      try {
        user = verify(chosen, session);
        verified = true;
      } catch (ApiException.Status refused) {
        String status = (refused.status() + " " + refused.answer().reason()).strip();
        trouble =
            refused.status() == 400 || refused.status() == 401
                ? "the server does not take the token: " + status
                : status;
        if (refused.hasDetail()) {
          trouble += ": " + refused.detail();
        }
      } catch (ApiException.Unreachable unreachable) {
        trouble = session.base().value() + " can't be reached: " + unreachable.reason().words();
      } catch (ApiException unanswered) {
        trouble = session.base().value() + " gave no usable answer";
        session.notices().debug("info", String.valueOf(unanswered.getMessage()));
      } catch (Failure ended) {
        trouble = ended.getMessage();
      }
    } else if (session.selection().problem() != null) {
      trouble = session.selection().problem().getMessage();
    } else {
      trouble = "not logged in";
    }
    JsonObject json = json(session, organization, project, chosen, verified, user);
    boolean complete = options.noDefaults() || (organization != null && project != null);
    if (options.statusJson()) {
      return Result.detail(json, Result.AS_JSON);
    }
    Account.Identity identity = Account.Identity.of(user);
    List<Text> lines = lines(session, organization, project, chosen, identity, verified, trouble);
    return Result.detail(json, look -> List.of(new Block.Lines(lines)))
        .note(
            chosen == null && session.selection().problem() == null,
            session.base().value().isSaas()
                ? "'sentry auth login --url https://sentry.example.com' logs in to an instance"
                : "'sentry auth login --url " + session.base().value() + "' logs in to it")
        .note(
            !complete,
            "A default is missing: SENTRY_ORG and SENTRY_PROJECT, a .sentryclirc or 'sentry cli"
                + " defaults' set it; --no-defaults does without")
        .ending(verified && complete ? Exit.OK : Exit.GENERAL);
  }

  /// Asks the server about the credential.
  ///
  /// @return the user; null for tokens that stand for none
  private static @Nullable JsonObject verify(ChosenCredential chosen, Session session) {
    String token =
        switch (chosen) {
          case ChosenCredential.Stored(Account account) -> account.token();
          case ChosenCredential.FromVariable(var _, String given, var _) -> given;
          case ChosenCredential.FromRc(var _, String given, var _) -> given;
        };
    if (token != null && TokenKind.ORGANIZATION.marks(token)) {
      session.api().caller().root();
      return null;
    }
    return session.api().caller().user();
  }

  private static JsonObject json(
      Session session,
      @Nullable Setting<String> organization,
      @Nullable Setting<String> project,
      @Nullable ChosenCredential chosen,
      boolean verified,
      @Nullable JsonObject user) {
    JsonObject config = new JsonObject();
    config.add("org", text(organization == null ? null : organization.value()));
    config.add("project", text(project == null ? null : project.value()));
    config.addProperty("url", session.base().value().toString());
    JsonObject auth = new JsonObject();
    auth.add("type", text(chosen == null ? null : "token"));
    auth.addProperty("successful", verified);
    JsonObject json = new JsonObject();
    json.add("config", config);
    json.add("auth", auth);
    json.addProperty("have_dsn", session.environment().isSet("SENTRY_DSN"));
    if (user != null) {
      JsonObject brief = new JsonObject();
      brief.add("email", text(Fields.textOrNull(user, "email")));
      brief.add("name", text(Fields.textOrNull(user, "name")));
      json.add("user", brief);
    }
    return json;
  }

  private static com.google.gson.JsonElement text(@Nullable String value) {
    return value == null ? JsonNull.INSTANCE : new JsonPrimitive(value);
  }

  private static List<Text> lines(
      Session session,
      @Nullable Setting<String> organization,
      @Nullable Setting<String> project,
      @Nullable ChosenCredential chosen,
      Account.Identity identity,
      boolean verified,
      @Nullable String trouble) {
    List<Text> lines = new ArrayList<>();
    lines.add(line("Sentry Server: ", session.base().value().toString(), session.base()));
    lines.add(
        line(
            "Default Organization: ",
            organization == null ? "-" : organization.value(),
            organization));
    lines.add(line("Default Project: ", project == null ? "-" : project.value(), project));
    lines.add(Text.EMPTY);
    lines.add(Text.of("Authentication Info:", Style.BOLD));
    String method =
        switch (chosen) {
          case null -> "-";
          case ChosenCredential.Stored(Account account) when account.kind() == Account.Kind.OAUTH ->
              "OAuth (" + chosen.describe() + ")";
          case ChosenCredential.Stored _,
              ChosenCredential.FromVariable _,
              ChosenCredential.FromRc _ ->
              "Auth Token (" + chosen.describe() + ")";
        };
    lines.add(Text.of("  Method: ").plus(method));
    lines.add(
        Text.of("  Verified: ")
            .plus(verified ? "yes" : "no", verified ? Style.GREEN : Style.RED)
            .plus(trouble == null ? "" : " (" + trouble + ")"));
    String who = identity.display();
    if (who != null) {
      lines.add(Text.of("  User: ").plus(who));
    }
    return lines;
  }

  private static Text line(String label, String value, @Nullable Setting<?> setting) {
    Text line = Text.of(label).plus(value, Style.BOLD);
    return setting == null
        ? line
        : line.plus("  (from " + setting.source().describe() + ")", Style.MUTED);
  }
}
