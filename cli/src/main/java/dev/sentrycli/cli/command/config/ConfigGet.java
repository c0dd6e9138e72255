package dev.sentrycli.cli.command.config;

import com.google.gson.JsonArray;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.effective.EffectiveSetting;
import dev.sentrycli.cli.effective.EffectiveSettings;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Format;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.grammar.UsageException.Kind;
import dev.sentrycli.grammar.suggest.Nearest;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `sentry config get`: the value of one setting that holds here.
public final class ConfigGet implements Command<ConfigGet.Options> {
  public record Options(String key, EffectiveSettings.Flags flags) {}

  @Override
  public Usage usage() {
    return Usage.of("Show one setting that holds here")
        .detail(
            "Exit code 1 if it is not set. A setting with several values, as ca-cert may be, has a"
                + " line for each.")
        .examples("sentry config get url", "sentry config get organization --json")
        .takes(
            Positional.required("key", "The setting, as 'sentry config list' calls it")
                .choices(EffectiveSettings.KEYS.toArray(String[]::new)))
        .field("key", "string", "The setting")
        .field("value", "string", "What holds, secrets masked")
        .field("origin", "string", "Who says so")
        .optionalField("problem", "string", "Why it can't be used")
        .optionalField("fix", "string", "What to change about that")
        .asAnonymous();
  }

  @Override
  public Options read(Arguments arguments) {
    String key = String.valueOf(arguments.positional(0)).toLowerCase(Locale.ROOT);
    if (key.equals("org")) {
      key = "organization";
    }
    if (!EffectiveSettings.KEYS.contains(key)) {
      List<String> near = Nearest.to(key, EffectiveSettings.KEYS);
      throw new UsageException(
          Kind.VALUE,
          "There is no setting called '" + key + "'",
          near.isEmpty()
              ? "'sentry config list --all' lists them"
              : "Did you mean '" + String.join("' or '", near) + "'?");
    }
    return new Options(key, EffectiveSettings.Flags.of(arguments));
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
    JsonArray json = new JsonArray();
    List<Text> lines = new ArrayList<>();
    boolean usable = true;
    for (EffectiveSetting setting : EffectiveSettings.of(session, options.flags())) {
      if (setting.key().equals(options.key())) {
        json.add(setting.json());
        if (setting.value() != null) {
          lines.add(Text.of(setting.value()));
        }
        if (setting.problem() != null) {
          usable = false;
          warn(setting.problem(), setting.fix(), session);
        }
      }
    }
    return Result.detail(
            json.size() == 1 ? json.get(0) : json, look -> List.of(new Block.Lines(lines)))
        .ending(lines.isEmpty() || !usable ? Exit.GENERAL : Exit.OK);
  }

  /// Beside the value, which scripts take as it is; JSON holds both.
  private static void warn(String problem, @Nullable String fix, Session session) {
    if (session.format() != Format.JSON) {
      session.notices().warn("config", fix == null ? problem : problem + "; " + fix);
    }
  }
}
