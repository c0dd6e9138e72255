package dev.sentrycli.cli.command.auth;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.cli.account.Account;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Cell;
import dev.sentrycli.terminal.Block.Column;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// `sentry auth list`: the stored logins.
public final class AuthList implements Command<AuthList.Options> {
  /// Nothing to choose.
  public record Options() {}

  @Override
  public Usage usage() {
    return Usage.of("List the stored logins")
        .detail("Every login this program keeps, on whatever instance. The one in use is marked.")
        .examples("sentry auth list", "sentry auth list --json")
        .field("id", "string", "Its own id")
        .field("active", "boolean", "Whether it is the one in use")
        .field("host", "string", "The instance it is for")
        .field("email", "string", "Whose login it is")
        .field("usable", "boolean", "Whether its token works or can be renewed")
        .asAnonymous();
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options();
  }

  @Override
  public Result run(Options options, Session session) {
    List<Account> accounts = session.accounts().all();
    List<JsonObject> items = new ArrayList<>();
    List<List<Cell>> rows = new ArrayList<>();
    long now = session.environment().clock().millis();
    for (Account account : accounts) {
      items.add(AccountJson.of(account, session));
      String display = account.identity().display();
      rows.add(
          List.of(
              Cell.of(Text.of(account.active() ? "*" : "", Style.GREEN)),
              Cell.of(display == null ? account.label() : display),
              Cell.of(account.host().toString()),
              Cell.of(status(account, now))));
    }
    return Result.listing(
            items,
            look ->
                rows.isEmpty()
                    ? List.of(new Block.Paragraph(Text.of("There is no stored login")))
                    : List.of(
                        new Block.Grid(
                            List.of(
                                new Column("*", false, true, 0),
                                new Column("ACCOUNT", false, false, 0),
                                new Column("SERVER", false, false, 0),
                                new Column("STATUS", false, false, 0)),
                            rows,
                            false,
                            false)))
        .note(rows.isEmpty(), "Tip: 'sentry auth login --url HOST' makes one")
        .note(
            rows.size() > 1,
            "Tip: 'sentry auth switch " + distinction(accounts) + "' uses another one");
  }

  /// What tells the logins apart: one person may have them on several servers.
  private static String distinction(List<Account> accounts) {
    Set<String> people = new HashSet<>();
    Set<BaseUrl> servers = new HashSet<>();
    for (Account account : accounts) {
      String email = account.identity().email();
      people.add(email == null ? account.label() : email);
      servers.add(account.host());
    }
    return people.size() == accounts.size()
        ? "EMAIL"
        : servers.size() == accounts.size() ? "SERVER" : "EMAIL:SERVER";
  }

  private static Text status(Account account, long now) {
    if (!account.isUsable(now)) {
      return Text.of("log in again", Style.RED);
    }
    String left = AuthTokens.left(account.expiresAt(), now);
    return left == null || account.refreshToken() != null
        ? Text.of("ok", Style.GREEN)
        : Text.of("ok for " + left, Style.GREEN);
  }
}
