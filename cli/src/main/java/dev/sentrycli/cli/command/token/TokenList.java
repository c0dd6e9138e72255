package dev.sentrycli.cli.command.token;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.token.OrganizationToken;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.RefusedException;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.output.Moments;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.cli.target.TargetSyntax;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Cell;
import dev.sentrycli.terminal.Block.Column;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;

/// `sentry token list`: the tokens of an organization, without their secrets.
public final class TokenList implements Command<TokenList.Options> {
  private static final String USAGE = "sentry token list <org>";

  public record Options(Target organization) {}

  @Override
  public Usage usage() {
    return Usage.of("List an organization's tokens")
        .detail(
            """
            Tokens of an organization are for builds and other programs, and stand for no person. \
            What is shown are the ends of them only. Your own tokens are on the account's page in \
            the browser.""")
        .examples(
            "sentry token list acme", "sentry token list acme --json --fields name,dateLastUsed")
        .takes(
            Positional.optional("org", "The organization; without it the one that is in use here"))
        .flags(SharedFlags.FRESH)
        .field("id", "string", "Its number")
        .field("name", "string", "What it is called")
        .field("scopes", "array", "What it may do")
        .field("tokenLastCharacters", "string", "The end of the token")
        .field("dateCreated", "string", "When it was made")
        .field("dateLastUsed", "string", "When it was used last; null for never");
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(TargetSyntax.parse(arguments.positional(0)));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    String organization = session.targets().organization(options.organization(), USAGE);
    List<JsonObject> rows = new ArrayList<>();
    for (OrganizationToken token :
        RefusedException.unlessMissing(
            organization, session, () -> session.api().organizationTokens().all(organization))) {
      rows.add(token.json());
    }
    return Result.listing(
            rows,
            look ->
                rows.isEmpty()
                    ? List.of(new Block.Paragraph(Text.of("No tokens found in " + organization)))
                    : table(rows, look, session.moments()))
        .note(rows.isEmpty(), "Tip: 'sentry token create " + organization + "/<name>' makes one");
  }

  private static List<Block> table(List<JsonObject> rows, Look look, Moments moments) {
    List<Column> columns =
        List.of(
            new Column("ID", false, true, 0),
            new Column("NAME", false, false, 0),
            new Column("SCOPES", false, false, 0, look.bounded() ? 2 : 0),
            new Column("ENDS WITH", false, false, 0),
            new Column("LAST USED", false, false, 0),
            new Column("CREATED", false, false, 0, look.bounded() ? 1 : 0));
    List<List<Cell>> cells = new ArrayList<>();
    for (JsonObject row : rows) {
      String end = Fields.textOrNull(row, "tokenLastCharacters");
      String used = Fields.textOrNull(row, "dateLastUsed");
      cells.add(
          List.of(
              Cell.of(Fields.textOr(row, "id", "")),
              Cell.of(Fields.textOr(row, "name", "")),
              Cell.of(scopes(row)),
              Cell.of(end == null ? "" : "…" + end),
              Cell.of(used == null ? "never" : moments.relative(used)),
              Cell.of(moments.relative(Fields.textOrNull(row, "dateCreated")))));
    }
    return List.of(new Block.Grid(columns, cells, false, false));
  }

  /// `org:ci, org:read`.
  static String scopes(JsonObject token) {
    return String.join(", ", Fields.texts(token, "scopes"));
  }
}
