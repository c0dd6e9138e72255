package dev.sentrycli.cli.command.cli;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.BaseUrl.BadAddressException;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.account.Account;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Consent;
import dev.sentrycli.cli.instance.LoginHost;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Login;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.setting.Setting;
import dev.sentrycli.cli.setting.Source;
import dev.sentrycli.cli.state.Defaults;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.grammar.UsageException.Kind;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `sentry cli import`: makes a login and defaults of the `.sentryclirc` files of other clients.
public final class CliImport implements Command<CliImport.Options> {
  private static final Flag<@Nullable String> URL =
      Flag.text("url", "address", "The instance the token is for, where its file does not say");
  private static final Flag<Boolean> SKIP_VALIDATION =
      Flag.toggle("skip-validation", "Store the token without asking the server about it");

  /// @param url null if it was not named
  public record Options(
      @Nullable BaseUrl url, boolean sure, boolean dryRun, boolean skipValidation) {}

  @Override
  public Usage usage() {
    return Usage.of("Make a login and defaults of .sentryclirc files")
        .detail(
            """
            Reads the files of the working folder, of those above it and of the home; of each value the nearest counts. \
            The token is checked with its instance and stored as a login, organization and project as defaults.

            A token is only sent to the address in its own file, or to that of --url: a file that came with a cloned \
            repository cannot lead it elsewhere. A login or a default that is there already stays, \
            and so do the files.""")
        .examples(
            "sentry cli import --dry-run",
            "sentry cli import",
            "sentry cli import --url https://sentry.example.com --yes")
        .flags(Consent.YES, Consent.DRY_RUN, URL, SKIP_VALIDATION)
        .field("imported", "boolean", "Whether anything was stored")
        .field("stored", "object", "Whether token, url, org and project were")
        .optionalField("tokenValid", "boolean", "Whether the server took the token")
        .optionalField("user", "object", "Whose token it is, as far as known")
        .field("warnings", "array", "What was left out, and why")
        .optionalField("dryRun", "boolean", "True with --dry-run")
        .asAnonymous();
  }

  @Override
  public Options read(Arguments arguments) {
    String url = arguments.get(URL);
    try {
      return new Options(
          url == null ? null : BaseUrl.parse(url),
          arguments.get(Consent.YES),
          arguments.get(Consent.DRY_RUN),
          arguments.get(SKIP_VALIDATION));
    } catch (BadAddressException bad) {
      throw new UsageException(
          Kind.SYNTAX,
          "--url " + bad.getMessage(),
          "an example is --url https://sentry.example.com");
    }
  }

  @Override
  public Result run(Options options, Session session) {
    RcImport found = RcImport.read(session, options.url());
    RcImport plan = found.ofWhatIsNotSet(session);
    for (String warning : plan.warnings()) {
      session.notices().warn("import", warning);
    }
    if (plan.isEmpty()) {
      return result(
          plan,
          false,
          null,
          options,
          found.isEmpty()
              ? "There is nothing to import: no .sentryclirc has a value"
              : "There is nothing to import: all of it is set already");
    }
    if (options.dryRun()) {
      return result(plan, false, null, options, "Nothing was stored (dry run)");
    }
    if (!options.sure()) {
      session.console().err(Text.of("From " + sources(plan) + ":"));
      lines(plan).forEach(line -> session.console().err(line));
    }
    String deed = "What " + sources(plan) + " says would be stored";
    if (!Consent.toDo(options.sure(), deed, "Store these?", session)) {
      return result(plan, false, null, options, "Nothing was stored");
    }
    Account account = null;
    Setting<String> token = plan.token();
    Setting<BaseUrl> url = plan.url();
    if (token != null && url != null) {
      String address = session.defaults().get(Defaults.Key.URL);
      Login login = new Login(session, LoginHost.of(session.instance(), url));
      account =
          options.skipValidation()
              ? login.byUncheckedToken(token.value())
              : login.byToken(token.value(), null, false);
      if (address != null) {
        session.defaults().set(Defaults.Key.URL, address); // a login has set its own
      }
    } else if (url != null) {
      session.defaults().set(Defaults.Key.URL, url.value().toString());
    }
    store(Defaults.Key.ORGANIZATION, plan.organization(), session);
    store(Defaults.Key.PROJECT, plan.project(), session);
    return result(plan, true, account, options, "Imported from " + sources(plan))
        .note(
            token != null,
            "The token still stands in "
                + (token == null ? "" : token.source().describe())
                + ": take it out if no other client reads it");
  }

  private static void store(Defaults.Key key, @Nullable Setting<String> value, Session session) {
    if (value != null) {
      session.defaults().set(key, value.value());
    }
  }

  /// The files that something is taken from.
  private static String sources(RcImport plan) {
    Set<String> files = new LinkedHashSet<>();
    for (Setting<?> setting : plan.settings()) {
      files.add(
          setting.source() instanceof Source.RcFile(Path file, _, _)
              ? file.toString()
              : setting.source().describe());
    }
    return String.join(", ", files);
  }

  private static List<Text> lines(RcImport plan) {
    List<Text> lines = new ArrayList<>();
    if (plan.token() != null && plan.url() != null) {
      lines.add(
          line("Token", masked(plan.token().value()) + " for " + plan.url().value(), plan.token()));
    }
    if (plan.url() != null && !plan.urlIsSet()) {
      lines.add(line("URL", plan.url().value().toString(), plan.url()));
    }
    if (plan.organization() != null) {
      lines.add(line("Organization", plan.organization().value(), plan.organization()));
    }
    if (plan.project() != null) {
      lines.add(line("Project", plan.project().value(), plan.project()));
    }
    return lines;
  }

  /// Enough to tell two tokens apart, and of no use to anybody else.
  private static String masked(String token) {
    int shown = 4;
    return token.length() <= 3 * shown
        ? "***"
        : token.substring(0, shown) + "***" + token.substring(token.length() - shown);
  }

  private static Text line(String label, String value, Setting<?> setting) {
    return Text.of("  " + label + ": ")
        .plus(value, Style.BOLD)
        .plus("  (from " + setting.source().describe() + ")", Style.MUTED);
  }

  private static Result result(
      RcImport plan,
      boolean imported,
      @Nullable Account account,
      Options options,
      String headline) {
    JsonObject stored = new JsonObject();
    stored.addProperty("token", imported && plan.token() != null);
    stored.addProperty("url", imported && plan.url() != null && !plan.urlIsSet());
    stored.addProperty("org", imported && plan.organization() != null);
    stored.addProperty("project", imported && plan.project() != null);
    JsonObject json = new JsonObject();
    json.addProperty("imported", imported);
    json.add("stored", stored);
    if (account != null && !options.skipValidation()) {
      json.addProperty("tokenValid", true);
      JsonObject user = account.identity().json();
      if (!user.isEmpty()) {
        json.add("user", user);
      }
    }
    json.add("warnings", Fields.array(plan.warnings()));
    if (options.dryRun()) {
      json.addProperty("dryRun", true);
    }
    List<Text> lines = new ArrayList<>();
    lines.add(imported ? Text.done(headline) : Text.of(headline));
    if (imported || options.dryRun()) {
      lines.addAll(lines(plan));
    }
    String who = account == null ? null : account.identity().display();
    if (who != null) {
      lines.add(Text.of("  Logged in as: ").plus(who));
    }
    return Result.detail(json, look -> List.of(new Block.Lines(lines)));
  }
}
