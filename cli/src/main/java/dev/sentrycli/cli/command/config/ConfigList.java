package dev.sentrycli.cli.command.config;

import com.google.gson.JsonObject;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.effective.EffectiveSetting;
import dev.sentrycli.cli.effective.EffectiveSettings;
import dev.sentrycli.cli.output.Format;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.project.DsnDetection;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `sentry config list`: every setting that holds for a run made here and now, and where it comes
/// from.
public final class ConfigList implements Command<ConfigList.Options> {
  private static final Flag<Boolean> SHOW_ORIGIN =
      Flag.toggle("show-origin", "Say where each setting comes from");
  private static final Flag<Boolean> ALL =
      Flag.toggle("all", "Also the settings that nothing sets").letter('a');

  public record Options(boolean origins, boolean all, EffectiveSettings.Flags flags) {}

  @Override
  public Usage usage() {
    return Usage.of("List the settings that hold here")
        .detail(
            """
            The settings of a run made in this folder with these variables, secrets masked. No server is asked. \
            'sentry cli defaults' changes the stored ones, 'sentry doctor' tries them out.""")
        .examples(
            "sentry config list --show-origin",
            "sentry config list --json --fields key,value,origin")
        .flags(SHOW_ORIGIN, ALL)
        .field("key", "string", "The setting")
        .field("value", "string", "What holds, secrets masked; null if nothing is set")
        .field("origin", "string", "Who says so: a flag, a variable, a file and line, a default")
        .field(
            "originKind",
            "string",
            "flag, argument, variable, file, stored, token, built-in or none")
        .optionalField("problem", "string", "Why it can't be used")
        .optionalField("fix", "string", "What to change about that")
        .asAnonymous();
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(
        arguments.get(SHOW_ORIGIN), arguments.get(ALL), EffectiveSettings.Flags.of(arguments));
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
    List<EffectiveSetting> settings = EffectiveSettings.of(session, options.flags());
    List<JsonObject> items = new ArrayList<>();
    List<EffectiveSetting> shown = new ArrayList<>();
    for (EffectiveSetting setting : settings) {
      items.add(setting.json());
      if (options.all() || setting.source() != null || setting.problem() != null) {
        shown.add(setting);
      }
    }
    Result result = Result.listing(items, look -> List.of(table(shown, options.origins())));
    for (Map.Entry<String, List<String>> fix : fixes(shown).entrySet()) {
      result = result.note(true, "About " + enumerated(fix.getValue()) + ": " + fix.getKey());
    }
    String place = ofFolder(settings, session);
    return result
        .note(
            place != null,
            "No setting names a project: commands take the one of the DSN in " + place)
        .note(
            !options.origins(), "Tip: 'sentry config list --show-origin' tells where each is from");
  }

  /// Where the DSN stands that tells the project here; null if a setting does, or if nothing does.
  private static @Nullable String ofFolder(List<EffectiveSetting> settings, Session session) {
    String url = null;
    for (EffectiveSetting setting : settings) {
      if (setting.key().equals("project") && setting.source() != null) {
        return null;
      }
      if (setting.key().equals("url") && setting.problem() == null) {
        url = setting.value();
      }
    }
    return url == null || session.format() == Format.JSON
        ? null
        : new DsnDetection(session.workplace(), session.environment().variables())
            .placeOf(session.base().value());
  }

  /// What there is to change, and the settings it is about.
  private static Map<String, List<String>> fixes(List<EffectiveSetting> settings) {
    Map<String, List<String>> fixes = new LinkedHashMap<>();
    for (EffectiveSetting setting : settings) {
      if (setting.fix() != null) {
        fixes.computeIfAbsent(setting.fix(), fix -> new ArrayList<>()).add(setting.key());
      }
    }
    return fixes;
  }

  private static String enumerated(List<String> keys) {
    int last = keys.size() - 1;
    return last == 0
        ? keys.getFirst()
        : String.join(", ", keys.subList(0, last)) + " and " + keys.getLast();
  }

  private static Block table(List<EffectiveSetting> settings, boolean origins) {
    List<Block.Column> columns = new ArrayList<>();
    columns.add(new Block.Column("SETTING", false, true, 0));
    columns.add(new Block.Column("VALUE", false, false, 20));
    if (origins) {
      columns.add(new Block.Column("ORIGIN", false, false, 20));
    }
    List<List<Block.Cell>> rows = new ArrayList<>();
    for (EffectiveSetting setting : settings) {
      List<Block.Cell> row = new ArrayList<>();
      row.add(Block.Cell.of(setting.key()));
      row.add(Block.Cell.of(value(setting)));
      if (origins) {
        row.add(Block.Cell.of(setting.source() == null ? "" : setting.origin()));
      }
      rows.add(row);
    }
    return new Block.Grid(columns, rows, false, false);
  }

  private static Text value(EffectiveSetting setting) {
    String value = setting.value();
    String problem = setting.problem();
    if (problem != null) {
      return Text.of("✖ ", Style.RED).plus(problem);
    }
    return value == null ? Text.of("not set", Style.MUTED) : Text.of(value);
  }
}
