package dev.sentrycli.cli.command.auth;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.cli.account.Account;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.instance.ChosenCredential;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `sentry auth logout`: forgets stored logins. The server is not asked.
public final class AuthLogout implements Command<AuthLogout.Options> {
  /// @param names which accounts; empty for the one in use
  /// @param url only those of this instance
  public record Options(List<String> names, @Nullable String url) {}

  @Override
  public Usage usage() {
    return Usage.of("Forget a stored login")
        .detail(
            """
            Without an argument the login in use is forgotten; 'all' forgets every one. The token \
            stays valid on the server until it is deleted there or expires.""")
        .examples(
            "sentry auth logout", "sentry auth logout alice@example.com", "sentry auth logout all")
        .takes(Positional.anyNumber("account", "An e-mail, user name or id, or 'all'"))
        .flags(AuthSwitch.URL)
        .asAnonymous();
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(arguments.positionals(), arguments.get(AuthSwitch.URL));
  }

  @Override
  public @Nullable String instanceUrl(Arguments arguments) {
    return null;
  }

  @Override
  public Result run(Options options, Session session) {
    List<Account> all = AccountChoice.on(options.url(), session);
    if (all.isEmpty()) {
      return nothing(session);
    }
    if (options.names().isEmpty()
        && session.environment().isOn("SENTRY_FORCE_ENV_TOKEN")
        && session.selection().credential()
            instanceof ChosenCredential.FromVariable(String name, var _, var _)) {
      throw AuthException.notStored(name, false, "The stored login is not the one in use");
    }
    boolean everything = options.names().equals(List.of("all"));
    List<Account> removed = everything ? all : chosen(options, all);
    Set<String> ids = new LinkedHashSet<>();
    removed.forEach(account -> ids.add(account.id()));
    session.accounts().remove(ids, session.environment().clock().millis());
    session.forgetAnswers();
    return removed(removed, everything, session);
  }

  private static List<Account> chosen(Options options, List<Account> all) {
    if (options.names().isEmpty()) {
      for (Account account : all) {
        if (account.active()) {
          return List.of(account);
        }
      }
      return List.of(all.getFirst());
    }
    List<Account> chosen = new ArrayList<>();
    for (String name : options.names()) {
      chosen.add(AccountChoice.named(name, all));
    }
    return chosen;
  }

  private static Result nothing(Session session) {
    ChosenCredential credential = session.selection().credential();
    if (credential instanceof ChosenCredential.FromVariable(String name, var _, var _)) {
      throw AuthException.notStored(name, false, "There is no stored login to forget");
    }
    if (credential instanceof ChosenCredential.FromRc(var place, var _, var _)) {
      throw AuthException.notStored(place.describe(), true, "There is no stored login to forget");
    }
    JsonObject json = new JsonObject();
    json.addProperty("loggedOut", false);
    json.addProperty("message", "There is no stored login");
    return Result.detail(
        json, look -> List.of(new Block.Paragraph(Text.of("There is no stored login"))));
  }

  private static Result removed(List<Account> removed, boolean everything, Session session) {
    JsonObject json = new JsonObject();
    json.addProperty("loggedOut", true);
    json.addProperty("configPath", session.accounts().path());
    JsonArray list = new JsonArray();
    List<Text> lines = new ArrayList<>();
    for (Account account : removed) {
      list.add(AccountJson.of(account, session));
      lines.add(Text.done("Forgot the login of " + AccountJson.words(account)));
    }
    json.add("removed", list);
    Account active = session.accounts().active();
    if (active != null) {
      json.add("activeAccount", AccountJson.of(active, session));
      lines.add(Text.of("  In use now: " + AccountJson.words(active)));
    }
    if (everything) {
      json.addProperty("all", true);
    }
    return Result.detail(json, look -> List.of(new Block.Lines(lines)));
  }
}
