package dev.sentrycli.cli.command.auth;

import com.google.gson.JsonObject;
import dev.sentrycli.cli.account.Account;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.state.Defaults;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `sentry auth switch`: uses another stored login from now on.
public final class AuthSwitch implements Command<AuthSwitch.Options> {
  static final Flag<@Nullable String> URL =
      Flag.text("url", "address", "Only a login on this instance");

  /// @param name an account; null to choose
  /// @param url only those of this instance
  public record Options(@Nullable String name, @Nullable String url) {}

  @Override
  public Usage usage() {
    return Usage.of("Use another stored login")
        .detail("The login and its instance are used by all later commands that name no other.")
        .examples(
            "sentry auth switch bob@example.com",
            "sentry auth switch --url https://sentry.example.com")
        .takes(Positional.optional("account", "An e-mail, user name or id"))
        .flags(URL)
        .asAnonymous();
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(arguments.positional(0), arguments.get(URL));
  }

  @Override
  public @Nullable String instanceUrl(Arguments arguments) {
    return null;
  }

  @Override
  public Result run(Options options, Session session) {
    List<Account> candidates = AccountChoice.on(options.url(), session);
    if (session.accounts().all().isEmpty()) {
      throw AuthException.nothingStored();
    }
    Account account =
        options.name() != null
            ? AccountChoice.named(options.name(), candidates)
            : choose(options, candidates, session);
    boolean switched = !account.active();
    if (switched) {
      session.accounts().activate(account.id(), session.environment().clock().millis());
      session.defaults().set(Defaults.Key.URL, account.host().toString());
      session.forgetAnswers();
    }
    JsonObject json = new JsonObject();
    json.addProperty("switched", switched);
    Account active = session.accounts().active();
    json.add("account", AccountJson.of(active == null ? account : active, session));
    String words = AccountJson.words(account);
    return Result.detail(
        json,
        look ->
            List.of(
                new Block.Paragraph(
                    Text.done(
                        switched
                            ? "Switched to the login of " + words
                            : "The login of " + words + " is in use already"))));
  }

  private static Account choose(Options options, List<Account> candidates, Session session) {
    if (options.url() != null && candidates.size() == 1) {
      return candidates.getFirst();
    }
    if (candidates.isEmpty()) {
      throw AuthException.unknownAccount(String.valueOf(options.url()), session.accounts().all());
    }
    if (!session.isInteractive()) {
      throw AuthException.whichAccount(candidates);
    }
    int chosen =
        session
            .prompt()
            .choose(
                "Which login?",
                candidates.stream().map(account -> Text.of(AccountJson.words(account))).toList());
    return candidates.get(chosen);
  }
}
