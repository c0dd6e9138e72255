package dev.sentrycli.cli.command.auth;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.organization.Organization;
import dev.sentrycli.cli.account.Account;
import dev.sentrycli.cli.instance.ChosenCredential;
import dev.sentrycli.cli.instance.Selection;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.setting.RcFiles;
import dev.sentrycli.cli.setting.Setting;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Fact;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The state of the login as a person reads it.
///
/// @param json the same for programs, with the token as it may be shown
/// @param whole whether that is all of the token
record StatusCard(
    JsonObject json,
    Selection selection,
    @Nullable ChosenCredential chosen,
    AuthStatus.Verification verification,
    Session session,
    boolean whole) {
  private static final int MOST_ORGANIZATIONS = 5;

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(1, Text.of("Login")));
    blocks.add(new Block.Facts(facts()));
    String token = Fields.textOr(Fields.objectOrNull(json, "token"), "display", "");
    if (whole && !token.isEmpty()) {
      // Not in the table, which would break it in two.
      blocks.add(new Block.Gap());
      blocks.add(new Block.Lines(List.of(Text.of(token))));
    }
    blocks.add(new Block.Gap());
    blocks.add(new Block.Lines(outcome()));
    return blocks;
  }

  private List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    String path = Fields.textOrNull(json, "configPath");
    if (path != null) {
      facts.add(new Fact("Config", Text.of(path)));
    }
    if (chosen instanceof ChosenCredential.Stored(Account account)) {
      String who = account.identity().display();
      if (who != null) {
        facts.add(new Fact("User", Text.of(who)));
      }
    }
    facts.add(
        new Fact(
            "Server",
            Text.of(selection.target().value().toString())
                .plus(" (from " + selection.target().source().describe() + ")", Style.MUTED)));
    int accounts = session.accounts().all().size();
    if (accounts > 1) {
      facts.add(new Fact("Accounts", Text.of(Integer.toString(accounts))));
    }
    addToken(facts);
    addPlaces(facts);
    List<String> trusted = session.accounts().trusted();
    if (!trusted.isEmpty()) {
      facts.add(new Fact("Confirmed", Text.of(String.join(", ", trusted))));
    }
    return facts;
  }

  private void addToken(List<Fact> facts) {
    JsonObject token = Fields.objectOrNull(json, "token");
    if (chosen == null || token == null) {
      return;
    }
    String display = Fields.textOr(token, "display", "");
    Text shown =
        Text.of(whole ? AuthTokens.masked(display) : display)
            .plus(
                chosen instanceof ChosenCredential.Stored
                    ? ""
                    : " (" + chosen.describe().replaceFirst("^the token in ", "from ") + ")",
                Style.MUTED);
    if (chosen instanceof ChosenCredential.Stored(Account account)) {
      boolean oauth = account.kind() == Account.Kind.OAUTH;
      facts.add(new Fact(oauth ? "Access token" : "API token", shown));
      String left = AuthTokens.left(account.expiresAt(), session.environment().clock().millis());
      if (left != null) {
        facts.add(new Fact("Access token expires", Text.of("in " + left)));
      }
      if (oauth) {
        facts.add(
            new Fact(
                "Automatic refresh",
                Text.of(account.refreshToken() == null ? "unavailable" : "enabled")));
      }
    } else {
      facts.add(new Fact("Token", shown));
    }
    if (chosen instanceof ChosenCredential.FromRc(var place, var _, var _)
        && RcFiles.isReadableByOthers(place.file())) {
      facts.add(
          new Fact(
              "Warning",
              Text.of("others can read " + place.file() + ", which holds a token", Style.YELLOW)));
    }
    JsonObject variable = Fields.objectOrNull(json, "envToken");
    if (variable != null) {
      facts.add(
          new Fact(
              "Environment token",
              Text.of(
                  Fields.textOr(variable, "envVar", "")
                      + (Fields.truth(variable, "active") ? " (in use)" : " (not in use)"))));
    }
  }

  private void addPlaces(List<Fact> facts) {
    StringBuilder places = new StringBuilder();
    append(places, "organization", session.places().organization());
    append(places, "project", session.places().project());
    if (!places.isEmpty()) {
      facts.add(new Fact("Defaults", Text.of(places.toString())));
    }
  }

  private static void append(StringBuilder places, String what, @Nullable Setting<String> setting) {
    if (setting != null) {
      places
          .append(places.isEmpty() ? "" : ", ")
          .append(what)
          .append(' ')
          .append(setting.value())
          .append(" (from ")
          .append(setting.source().describe())
          .append(')');
    }
  }

  /// What to do about a login that is not accepted; null if it is not the login's fault.
  private @Nullable String next() {
    String host = selection.target().value().toString();
    return switch (verification.exit()) {
      case INVALID_TOKEN, EXPIRED, HOST_SCOPE ->
          chosen == null || chosen instanceof ChosenCredential.Stored
              ? "'sentry auth login --url " + host + " --force' makes a new one"
              : "a new token is made at " + host + "/settings/account/api/auth-tokens/";
      case API, TIMEOUT -> "check the host and the port, and whether the server is running";
      default -> null;
    };
  }

  private List<Text> outcome() {
    List<Text> lines = new ArrayList<>();
    if (verification.error() != null) {
      lines.add(
          Text.of("✖ ", Style.RED)
              .plus("The login could not be verified: " + verification.error()));
      String next = next();
      if (next != null) {
        lines.add(Text.of("  " + next));
      }
      return lines;
    }
    if (AuthStatus.isOrganizations(chosen)) {
      lines.add(Text.done("The server accepts the organization token"));
      return lines;
    }
    int count = verification.organizations().size();
    lines.add(
        Text.done(
            "The server accepts it: access to "
                + count
                + (count == 1 ? " organization" : " organizations")));
    for (Organization organization :
        verification.organizations().subList(0, Math.min(count, MOST_ORGANIZATIONS))) {
      lines.add(Text.of("  " + organization.name() + " (" + organization.slug() + ")"));
    }
    if (count > MOST_ORGANIZATIONS) {
      lines.add(Text.of("  … and " + (count - MOST_ORGANIZATIONS) + " more", Style.MUTED));
    }
    return lines;
  }
}
