package dev.sentrycli.cli.command.about;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.gateway.Audience;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.BaseUrl.BadAddressException;
import dev.sentrycli.api.gateway.Gateway;
import dev.sentrycli.api.gateway.Passport;
import dev.sentrycli.api.status.Condition;
import dev.sentrycli.api.status.Condition.Component;
import dev.sentrycli.api.status.Condition.Incident;
import dev.sentrycli.api.status.Condition.Indicator;
import dev.sentrycli.api.status.StatusPage;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.grammar.UsageException.Kind;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `sentry status show`: whether the service is up, by its status page or its own health check. It
/// needs no login, and sends none along.
public final class StatusShow implements Command<StatusShow.Options> {
  private static final BaseUrl STATUS_OF_SAAS = BaseUrl.parse("https://status.sentry.io");
  private static final Flag<@Nullable String> URL =
      Flag.text("url", "address", "The status page or instance to ask, rather than the one in use");

  /// @param url null for the instance in use
  public record Options(@Nullable BaseUrl url) {}

  @Override
  public Usage usage() {
    return Usage.of("Show whether the service is up")
        .detail(
            """
            Asks the instance in use for its health, or the status page at --url. No login is needed, and no token is sent. \
            The exit code is 0 whatever the answer is; 'indicator' of the JSON output tells scripts.""")
        .examples(
            "sentry status",
            "sentry status show --url https://status.example.com",
            "sentry status show --json --fields indicator")
        .flags(URL)
        .field("indicator", "string", "none, maintenance, minor, major or critical")
        .field("description", "string", "The same as a sentence")
        .field("url", "string", "What was asked")
        .field("components", "array", "Name and status of each part")
        .field("incidents", "array", "What is being dealt with")
        .asAnonymous();
  }

  @Override
  public Options read(Arguments arguments) {
    String url = arguments.get(URL);
    try {
      return new Options(url == null ? null : BaseUrl.parse(url));
    } catch (BadAddressException bad) {
      throw new UsageException(
          Kind.SYNTAX,
          "--url " + bad.getMessage(),
          "an example is --url https://status.example.com");
    }
  }

  @Override
  public boolean isOfOrganization() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    BaseUrl url = options.url();
    if (url == null) {
      BaseUrl instance = session.base().value();
      url = instance.isSaas() ? STATUS_OF_SAAS : instance;
    }
    Condition condition = ask(url, session);
    String asked = url.toString();
    return Result.detail(json(condition, asked), look -> picture(condition, asked));
  }

  private static Condition ask(BaseUrl url, Session session) {
    BaseUrl instance = session.base().value();
    boolean own = url.origin().equals(instance.origin()) && !instance.isSaas();
    Passport passport =
        own
            ? new Passport(url, null, session.selection().customHeaders().headers())
            : Passport.anonymous(url);
    try (Gateway gateway = session.gateway(passport)) {
      return new StatusPage(gateway, own ? Audience.ACCOUNT : Audience.ANYONE).condition();
    } catch (ApiException silent) {
      session.notices().debug("status", String.valueOf(silent.getMessage()));
      return new Condition(Indicator.MAJOR, cause(silent, url), List.of(), List.of());
    }
  }

  private static String cause(ApiException failure, BaseUrl url) {
    return switch (failure) {
      case ApiException.Unreachable unreachable ->
          url + " can't be reached: " + unreachable.reason().words();
      case ApiException.TimedOut _ -> url + " did not answer in time";
      case ApiException.Tls _ -> "No secure connection to " + url + " could be made";
      case ApiException.Redirected _ -> url + " leads elsewhere, and that was not followed";
      case ApiException.RateLimited _ -> url + " answers 429: it was asked too often";
      case ApiException.Misconfigured misconfigured ->
          url + " was not asked: " + misconfigured.setting() + " " + misconfigured.reason();
      case ApiException.Untrusted _,
          ApiException.Status _,
          ApiException.NotSentry _,
          ApiException.Unreadable _ ->
          url + " gave no usable answer";
    };
  }

  private static JsonObject json(Condition condition, String url) {
    JsonObject json = new JsonObject();
    json.addProperty("indicator", condition.indicator().name().toLowerCase(Locale.ROOT));
    json.addProperty("description", condition.description());
    json.addProperty("url", url);
    JsonArray components = new JsonArray();
    for (Component component : condition.components()) {
      JsonObject each = new JsonObject();
      each.addProperty("name", component.name());
      each.addProperty("status", component.status());
      components.add(each);
    }
    json.add("components", components);
    JsonArray incidents = new JsonArray();
    for (Incident incident : condition.incidents()) {
      JsonObject each = new JsonObject();
      each.addProperty("name", incident.name());
      each.addProperty("status", incident.status());
      each.addProperty("impact", incident.impact());
      each.addProperty("shortlink", incident.shortlink());
      incidents.add(each);
    }
    json.add("incidents", incidents);
    return json;
  }

  private static List<Block> picture(Condition condition, String url) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Heading(
            3,
            Text.of("● ", colour(condition.indicator()))
                .plus(condition.description(), Style.BOLD)));
    if (!condition.incidents().isEmpty()) {
      blocks.add(new Block.Heading(3, Text.of("Active incidents")));
      List<Text> lines = new ArrayList<>();
      for (Incident incident : condition.incidents()) {
        Text line =
            Text.of(incident.name())
                .plus(
                    " (" + incident.impact() + " impact, " + incident.status() + ")", Style.MUTED);
        lines.add(
            incident.shortlink().isEmpty()
                ? line
                : line.plus(" ").plus(Text.link(incident.shortlink(), incident.shortlink())));
      }
      blocks.add(new Block.Bullets(lines));
      blocks.add(new Block.Gap());
    }
    List<Text> troubled = new ArrayList<>();
    for (Component component : condition.components()) {
      if (!component.isOperational()) {
        troubled.add(Text.of("● ", Style.YELLOW).plus(component.name() + " — " + words(component)));
      }
    }
    if (!troubled.isEmpty()) {
      blocks.add(new Block.Heading(3, Text.of("Components")));
      blocks.add(new Block.Lines(troubled));
      blocks.add(new Block.Gap());
    }
    blocks.add(new Block.Lines(List.of(Text.of("Asked: ", Style.MUTED).plus(url, Style.MUTED))));
    return blocks;
  }

  private static String words(Component component) {
    String words = component.status().replace('_', ' ');
    return words.isEmpty() ? "?" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static Style colour(Indicator indicator) {
    return switch (indicator) {
      case NONE -> Style.GREEN;
      case MAINTENANCE, MINOR -> Style.YELLOW;
      case MAJOR, CRITICAL -> Style.RED;
    };
  }
}
