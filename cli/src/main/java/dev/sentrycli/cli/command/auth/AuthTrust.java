package dev.sentrycli.cli.command.auth;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.BaseUrl.BadAddressException;
import dev.sentrycli.api.gateway.Origin;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.setting.SettingException;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.grammar.UsageException.Kind;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `sentry auth trust`: confirms an instance that a project's file or a link names, so that a token
/// from the environment may go there.
public final class AuthTrust implements Command<AuthTrust.Options> {
  private static final Flag<@Nullable String> REMOVE =
      Flag.text("remove", "address", "Take the confirmation back");

  /// @param confirm the address to confirm; null for none
  /// @param remove the address to forget; null for none
  public record Options(@Nullable String confirm, @Nullable String remove) {}

  @Override
  public Usage usage() {
    return Usage.of("Confirm an instance for tokens of the environment")
        .detail(
            """
            A token in SENTRY_AUTH_TOKEN does not follow the url of a .sentryclirc that came with a \
            cloned repository, nor a link, until you have confirmed that instance once. Without an \
            argument the confirmed instances are listed.""")
        .examples(
            "sentry auth trust https://sentry.example.com",
            "sentry auth trust --remove https://sentry.example.com",
            "sentry auth trust")
        .takes(Positional.optional("address", "The instance to confirm"))
        .flags(REMOVE)
        .asAnonymous();
  }

  @Override
  public Options read(Arguments arguments) {
    if (arguments.positional(0) != null && arguments.given(REMOVE)) {
      throw new UsageException(Kind.VALUE, "An address to confirm does not go with --remove");
    }
    return new Options(arguments.positional(0), arguments.get(REMOVE));
  }

  @Override
  public @Nullable String instanceUrl(Arguments arguments) {
    return null;
  }

  @Override
  public Result run(Options options, Session session) {
    if (options.confirm() != null) {
      Origin origin = origin(options.confirm(), "The address");
      session.accounts().trust(origin);
      return outcome(
          session, "Tokens of the environment may go to " + origin + " from now on", true);
    }
    if (options.remove() != null) {
      Origin origin = origin(options.remove(), "--remove");
      boolean was = session.accounts().distrust(origin);
      return outcome(
          session,
          was ? "The confirmation of " + origin + " was taken back" : origin + " was not confirmed",
          was);
    }
    return list(session);
  }

  private static Origin origin(String address, String what) {
    try {
      return BaseUrl.parse(address).origin();
    } catch (BadAddressException bad) {
      throw SettingException.usage(
          what + " " + bad.getMessage(), "an example is https://sentry.example.com");
    }
  }

  private static Result outcome(Session session, String message, boolean changed) {
    JsonObject json = json(session);
    json.addProperty("changed", changed);
    return Result.detail(json, look -> List.of(new Block.Paragraph(Text.done(message))));
  }

  private static Result list(Session session) {
    List<Text> origins = new ArrayList<>();
    session.accounts().trusted().forEach(origin -> origins.add(Text.of(origin)));
    return Result.detail(
        json(session),
        look ->
            origins.isEmpty()
                ? List.of(new Block.Paragraph(Text.of("No instance was confirmed")))
                : List.of(new Block.Bullets(origins)));
  }

  private static JsonObject json(Session session) {
    JsonObject json = new JsonObject();
    JsonArray trusted = new JsonArray();
    session.accounts().trusted().forEach(trusted::add);
    json.add("trusted", trusted);
    return json;
  }
}
