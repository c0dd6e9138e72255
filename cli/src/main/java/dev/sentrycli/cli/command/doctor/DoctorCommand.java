package dev.sentrycli.cli.command.doctor;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.Gateway;
import dev.sentrycli.api.gateway.Header;
import dev.sentrycli.api.gateway.Passport;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.effective.EffectiveSetting;
import dev.sentrycli.cli.effective.EffectiveSettings;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.setting.Setting;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.grammar.UsageException.Kind;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `sentry doctor`: everything that has to be right between this machine and an instance, looked at
/// one after the other, with the one thing that helps where something is not.
public final class DoctorCommand implements Command<DoctorCommand.Options> {
  private static final Flag<@Nullable String> BUNDLE =
      Flag.text(
          "bundle", "file.zip", "Write what was found to an archive for a ticket, no secrets");
  private static final Flag<Integer> TIMEOUT =
      Flag.count("timeout", 10, 1, 600, "Seconds to wait for each connection and answer");

  /// @param bundle null for none
  public record Options(@Nullable Path bundle, Duration limit, EffectiveSettings.Flags flags) {}

  @Override
  public Usage usage() {
    return Usage.of("Look for what is wrong between here and the instance")
        .detail(
            """
            Checks the settings, the name of the host, the proxy, the certificate, whether Sentry answers or a \
            gateway before it, its version, the clocks, the token and its scopes, the organization and project \
            in use, where uploads go, and whether events are taken. What failed takes with it what stands on it. \
            Nothing is changed on the server.

            Exit code 60 if something is wrong; warnings are not.""")
        .examples(
            "sentry doctor",
            "sentry doctor --json",
            "sentry doctor --org acme --project web # as if these were in use here",
            "sentry doctor --bundle ticket.zip # for whoever helps; look at it before you send it")
        .flags(BUNDLE, TIMEOUT)
        .field("ok", "boolean", "Whether nothing is wrong")
        .field("url", "string", "The instance; null if the settings name none")
        .field(
            "checks", "array", "name, status (ok, warning, failed, skipped), detail, fix, source")
        .optionalField("bundle", "string", "The archive that was written")
        .asAnonymous();
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(
        bundle(arguments.get(BUNDLE)),
        Duration.ofSeconds(arguments.get(TIMEOUT)),
        EffectiveSettings.Flags.of(arguments));
  }

  private static @Nullable Path bundle(@Nullable String written) {
    if (written == null) {
      return null;
    }
    if (!written.toLowerCase(Locale.ROOT).endsWith(".zip")) {
      throw new UsageException(
          Kind.VALUE,
          "The archive is a zip file, and '" + written + "' does not say so",
          "write --bundle " + (written.isBlank() ? "ticket" : written) + ".zip");
    }
    try {
      return Path.of(written);
    } catch (InvalidPathException noPath) {
      throw new UsageException(Kind.VALUE, "--bundle holds no name of a file");
    }
  }

  @Override
  public boolean asksAfresh() {
    return true;
  }

  @Override
  public boolean tellsNoWarnings() {
    return true;
  }

  @Override
  public boolean isOfOrganization() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    Path file =
        options.bundle() == null
            ? null
            : session.environment().workingFolder().resolve(options.bundle());
    TicketArchive archive = file == null ? null : new TicketArchive(file);
    session.connections().examine(options.limit());
    List<EffectiveSetting> settings = EffectiveSettings.of(session, options.flags());
    Findings findings = new Findings(session.notices());
    Setting<BaseUrl> instance = new SettingChecks(session, settings).addTo(findings);
    examine(instance, options, session, findings);
    JsonObject json = json(instance, findings);
    if (archive != null) {
      archive.write(json, settings, session);
      json.addProperty("bundle", String.valueOf(file));
    }
    return Result.detail(json, look -> lines(findings))
        .note(
            file != null,
            "Wrote " + file + " without the secrets known here; look at it before you send it")
        .ending(findings.areOk() ? Exit.OK : Exit.OUTCOME);
  }

  private static void examine(
      @Nullable Setting<BaseUrl> instance, Options options, Session session, Findings findings) {
    BaseUrl base = instance == null ? BaseUrl.SENTRY_IO : instance.value();
    String source = instance == null ? "" : instance.source().describe();
    try (Gateway anonymous = session.gateway(new Passport(base, null, headers(session)))) {
      new ConnectionChecks(
              anonymous, source, options.limit(), session.environment().clock().instant())
          .addTo(findings);
      new ServerChecks(anonymous, source, session.environment().clock()).addTo(findings);
    }
    AccessChecks access = new AccessChecks(session);
    access.addTo(findings);
    new TrafficChecks(session, base, access).addTo(findings);
  }

  /// The headers for the gateway before the server, as far as there are any that may be sent.
  private static List<Header> headers(Session session) {
    try {
      return session.selection().customHeaders().headers();
    } catch (Failure toldAlready) {
      return List.of();
    }
  }

  private static JsonObject json(@Nullable Setting<BaseUrl> instance, Findings findings) {
    JsonObject json = new JsonObject();
    json.addProperty("ok", findings.areOk());
    json.addProperty("url", instance == null ? null : instance.value().toString());
    JsonArray checks = new JsonArray();
    for (Check check : findings.all()) {
      checks.add(check.json());
    }
    json.add("checks", checks);
    return json;
  }

  private static List<Block> lines(Findings findings) {
    List<Block> blocks = new ArrayList<>();
    for (Check check : findings.all()) {
      Text line = mark(check).plus(check.name(), Style.BOLD).plus("  " + check.detail());
      String source = check.source();
      blocks.add(
          new Block.Paragraph(
              source == null ? line : line.plus("  (from " + source + ")", Style.MUTED)));
      if (check.fix() != null) {
        blocks.add(new Block.Paragraph(Text.of("  → " + check.fix())));
      }
    }
    blocks.add(new Block.Gap());
    blocks.add(new Block.Paragraph(summary(findings)));
    return blocks;
  }

  private static Text mark(Check check) {
    return switch (check.status()) {
      case OK -> Text.of("✓ ", Style.GREEN);
      case WARNING -> Text.of("! ", Style.YELLOW);
      case FAILED -> Text.of("✖ ", Style.RED);
      case SKIPPED -> Text.of("- ", Style.MUTED);
    };
  }

  private static Text summary(Findings findings) {
    int failed = 0;
    int warnings = 0;
    for (Check check : findings.all()) {
      failed += check.status() == Check.Status.FAILED ? 1 : 0;
      warnings += check.status() == Check.Status.WARNING ? 1 : 0;
    }
    String noted =
        warnings == 0 ? "" : warnings == 1 ? ", 1 warning" : ", " + warnings + " warnings";
    return failed == 0
        ? Text.of("Nothing is wrong" + noted, Style.GREEN)
        : Text.of(
            (failed == 1 ? "1 thing is" : failed + " things are") + " wrong" + noted, Style.RED);
  }
}
