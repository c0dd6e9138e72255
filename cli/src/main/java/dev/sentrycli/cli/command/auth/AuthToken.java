package dev.sentrycli.cli.command.auth;

import com.google.gson.JsonPrimitive;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.instance.ChosenCredential;
import dev.sentrycli.cli.instance.NotLoggedIn;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Format;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Usage;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// `sentry auth token`: the token that commands would send, for use by other programs.
public final class AuthToken implements Command<AuthToken.Options> {
  /// Nothing to choose.
  public record Options() {}

  @Override
  public Usage usage() {
    return Usage.of("Print the token in use")
        .detail(
            """
            The token alone and a line feed, for other programs. It is renewed first if that is \
            due. Whoever has it can act as you: keep it out of logs.""")
        .examples(
            "curl -H \"Authorization: Bearer $(sentry auth token)\""
                + " https://sentry.example.com/api/0/");
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
    String token =
        switch (chosen) {
          case ChosenCredential.Stored(var account) ->
              session.connections().stored(account).token();
          case ChosenCredential.FromVariable(var _, String given, var _) -> given;
          case ChosenCredential.FromRc(var _, String given, var _) -> given;
        };
    if (token == null) {
      throw new NotLoggedIn(session.base());
    }
    return session.format() == Format.JSON
        ? Result.detail(new JsonPrimitive(token), look -> List.of())
        : new Result.Verbatim((token + "\n").getBytes(StandardCharsets.UTF_8), Exit.OK);
  }
}
