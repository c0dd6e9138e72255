package dev.sentrycli.cli.command.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Consent;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.setting.CustomHeaders;
import dev.sentrycli.cli.setting.DefaultValue;
import dev.sentrycli.cli.setting.SettingException;
import dev.sentrycli.cli.state.Defaults;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.grammar.UsageException.Kind;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Fact;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `sentry cli defaults`: values that hold until a flag, a variable or a file says otherwise.
public final class CliDefaults implements Command<CliDefaults.Options> {
  private static final Flag<Boolean> CLEAR =
      Flag.toggle("clear", "Forget the value, or all of them");

  /// @param key null for all
  /// @param value null to show, or to forget
  public record Options(
      Defaults.@Nullable Key key, @Nullable String value, boolean clear, boolean sure) {}

  @Override
  public Usage usage() {
    return Usage.of("Show or change stored defaults")
        .detail(
            """
            Without a value the defaults are shown, all or the one of the key. They count where no argument, variable or \
            .sentryclirc says otherwise.""")
        .examples(
            "sentry cli defaults",
            "sentry cli defaults org acme",
            "sentry cli defaults url https://sentry.example.com",
            "sentry cli defaults project --clear")
        .takes(
            Positional.optional(
                "key",
                "organization, project, telemetry, agent-skills, graphics, tips, url, headers or"
                    + " ca-cert"),
            Positional.optional("value", "What to store"))
        .flags(CLEAR, Consent.YES, Consent.FORCE)
        .field("action", "string", "show, set, clear or clear-all")
        .field("defaults", "object", "All values, null where nothing is stored")
        .asAnonymous();
  }

  @Override
  public Options read(Arguments arguments) {
    String word = arguments.positional(0);
    String value = arguments.positional(1);
    boolean clear = arguments.get(CLEAR);
    if (clear && value != null) {
      throw new UsageException(Kind.VALUE, "A value does not go with --clear");
    }
    Defaults.Key key = null;
    if (word != null && !(value == null && List.of("list", "ls", "show").contains(word))) {
      key = Defaults.Key.named(word.toLowerCase(Locale.ROOT));
      if (key == null) {
        List<String> known = new ArrayList<>();
        for (Defaults.Key each : Defaults.Key.values()) {
          known.add(each.word());
        }
        throw new UsageException(
            Kind.VALUE,
            "There is no default called '" + word + "'",
            "there are " + String.join(", ", known));
      }
    }
    return new Options(key, value, clear, Consent.given(arguments));
  }

  @Override
  public @Nullable String instanceUrl(Arguments arguments) {
    return null;
  }

  @Override
  public Result run(Options options, Session session) {
    Defaults defaults = session.defaults();
    Defaults.Key key = options.key();
    if (options.clear() && key == null) {
      return clearAll(options, session);
    }
    if (key == null || (options.value() == null && !options.clear())) {
      JsonObject json = json("show", defaults);
      return Result.detail(
          json,
          look -> table(key == null ? List.of(Defaults.Key.values()) : List.of(key), session));
    }
    String before = defaults.get(key);
    if (options.clear()) {
      defaults.clear(key);
      return changed("clear", key, before, null, defaults, "Default " + key.label() + " cleared");
    }
    String value =
        DefaultValue.of(
            key, String.valueOf(options.value()), session.environment().workingFolder());
    defaults.set(key, value);
    return changed(
        "set",
        key,
        before,
        value,
        defaults,
        "Default " + key.label() + " set to " + shown(key, value));
  }

  private static Result clearAll(Options options, Session session) {
    if (!Consent.toDo(
        options.sure(),
        "All defaults would be forgotten",
        "Forget all stored defaults?",
        session)) {
      return Result.detail(json("show", session.defaults()), look -> List.of());
    }
    session.defaults().clearAll();
    return Result.detail(
        json("clear-all", session.defaults()),
        look -> List.of(new Block.Paragraph(Text.done("All defaults cleared"))));
  }

  private static Result changed(
      String action,
      Defaults.Key key,
      @Nullable String before,
      @Nullable String now,
      Defaults defaults,
      String message) {
    JsonObject json = json(action, defaults);
    JsonObject change = new JsonObject();
    change.addProperty("key", key.word());
    change.add("previousValue", text(key, before));
    change.add("newValue", text(key, now));
    json.add("changed", change);
    return Result.detail(json, look -> List.of(new Block.Paragraph(Text.done(message))));
  }

  private static JsonObject json(String action, Defaults defaults) {
    JsonObject json = new JsonObject();
    json.addProperty("action", action);
    JsonObject all = new JsonObject();
    for (Defaults.Key key : Defaults.Key.values()) {
      all.add(key.word(), text(key, defaults.get(key)));
    }
    json.add("defaults", all);
    return json;
  }

  /// A stored value for programs: toggles as on or off, secrets masked.
  private static JsonElement text(Defaults.Key key, @Nullable String value) {
    return value == null ? JsonNull.INSTANCE : new JsonPrimitive(shown(key, value));
  }

  private static String shown(Defaults.Key key, String value) {
    if (key != Defaults.Key.HEADERS) {
      return value;
    }
    try {
      return CustomHeaders.parse(value, "the stored headers").masked();
    } catch (SettingException unreadable) {
      return "***";
    }
  }

  private static List<Block> table(List<Defaults.Key> keys, Session session) {
    List<Fact> facts = new ArrayList<>();
    for (Defaults.Key key : keys) {
      String value = session.defaults().get(key);
      Text shown =
          value != null
              ? Text.of(shown(key, value))
              : Text.of(key.isToggle() ? "on (default)" : "not set", Style.MUTED);
      String variable = override(key, session);
      String remark = variable == null ? effect(key) : variable + " is set";
      facts.add(
          new Fact(
              key.label(), remark == null ? shown : shown.plus("  (" + remark + ")", Style.MUTED)));
    }
    return List.of(new Block.Heading(1, Text.of("Defaults")), new Block.Facts(facts));
  }

  /// What a setting does here that it is only kept for, so that others find it.
  private static @Nullable String effect(Defaults.Key key) {
    return key == Defaults.Key.TELEMETRY ? "none is sent" : null;
  }

  private static @Nullable String override(Defaults.Key key, Session session) {
    String name =
        switch (key) {
          case ORGANIZATION -> "SENTRY_ORG";
          case PROJECT -> "SENTRY_PROJECT";
          case URL -> session.environment().isSet("SENTRY_HOST") ? "SENTRY_HOST" : "SENTRY_URL";
          case HEADERS -> "SENTRY_CUSTOM_HEADERS";
          case TIPS -> "SENTRY_DISABLE_TIPS";
          case GRAPHICS -> "SENTRY_NO_GRAPHICS";
          case CA_CERT -> "SENTRY_CA_CERT";
          case TELEMETRY, AGENT_SKILLS -> null;
        };
    return name != null && session.environment().isSet(name) ? name : null;
  }
}
