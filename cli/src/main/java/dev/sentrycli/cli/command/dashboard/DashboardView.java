package dev.sentrycli.cli.command.dashboard;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.sentrycli.api.dashboard.Dashboard;
import dev.sentrycli.api.dashboard.Widget;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.PeriodFlag;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.command.WebPage;
import dev.sentrycli.cli.dashboard.DashboardDrawing;
import dev.sentrycli.cli.dashboard.DashboardDrawing.Pictures;
import dev.sentrycli.cli.dashboard.DashboardReference;
import dev.sentrycli.cli.dashboard.FoundDashboard;
import dev.sentrycli.cli.dashboard.LastValues;
import dev.sentrycli.cli.dashboard.ShownTime;
import dev.sentrycli.cli.dashboard.WidgetAnswers;
import dev.sentrycli.cli.dashboard.WidgetData;
import dev.sentrycli.cli.link.SentryUrl;
import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.linked.LinkedFlags;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.query.Period;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.terminal.picture.Graphics;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// `sentry dashboard view`: a dashboard with what its widgets show.
public final class DashboardView implements Command<DashboardView.Options> {
  private static final String USAGE = "sentry dashboard view <org>/<dashboard>";
  private static final int USUAL_PAUSE = 60;
  private static final int LEAST_PAUSE = 10;
  private static final int LONGEST_PAUSE = 86_400;
  private static final Flag<Integer> SECONDS =
      Flag.count(
          "refresh",
          USUAL_PAUSE,
          LEAST_PAUSE,
          LONGEST_PAUSE,
          "Show it anew after so many seconds (10 or more) until Ctrl-C; 60 if none are given");
  private static final Flag<@Nullable Integer> REFRESH =
      Flag.value(SECONDS.name(), "number", SECONDS.brief(), DashboardView::seconds)
          .letter('r')
          .bare(Integer.toString(USUAL_PAUSE));
  private static final Flag<@Nullable Period> PERIOD =
      PeriodFlag.optional("The time it is shown for: 24h, 7d, 2025-06-01..2025-06-07");
  private static final Flag<String> RENDERER =
      Flag.choice(
          "renderer",
          List.of("auto", "kitty", "sixel"),
          "auto",
          "How pictures are sent to terminals that can show them");
  private static final Flag<Boolean> NO_CAP =
      Flag.toggle("no-graphics-cap", "Make pictures as wide as the terminal, however wide it is");

  /// @param refresh seconds; null for once
  /// @param period null for the dashboard's own
  /// @param renderer null for whatever the terminal takes
  public record Options(
      DashboardReference dashboard,
      boolean web,
      @Nullable Integer refresh,
      @Nullable Period period,
      Graphics.@Nullable Way renderer,
      boolean capped) {}

  @Override
  public Usage usage() {
    return Usage.of("Show a dashboard")
        .detail(
            """
            A dashboard is named by its number, its title or its link. Terminals that take pictures \
            (kitty, sixel) are shown one, unless SENTRY_NO_GRAPHICS is set or 'sentry cli \
            defaults graphics off' was typed; everywhere else it is drawn as text.""")
        .examples(
            "sentry dashboard view acme/42",
            "sentry dashboard view acme/ 'Front end' --period 7d",
            "sentry dashboard view acme/42 --refresh 30",
            "sentry dashboard view acme/42 --json --fields title,widgets.title,widgets.data")
        .takes(DashboardWords.dashboard("A dashboard is required: '" + USAGE + "'"))
        .flags(SharedFlags.WEB, SharedFlags.FRESH, REFRESH, PERIOD, RENDERER, NO_CAP)
        .field("id", "string", "Its number")
        .field("title", "string", "What it is called")
        .field("period", "string", "The time it is shown for")
        .field("fetchedAt", "string", "When it was looked up")
        .field("url", "string", "The address of its page")
        .field("environment", "array", "The environments it is narrowed to")
        .field("widgets", "array", "Its widgets, each with what it shows as data");
  }

  @Override
  public Options read(Arguments arguments) {
    Integer seconds = arguments.get(REFRESH);
    if (seconds != null && seconds < LEAST_PAUSE) {
      throw new UsageException(
          UsageException.Kind.SYNTAX,
          "--refresh " + seconds + " would ask the server too often",
          "it takes from " + LEAST_PAUSE + " to " + LONGEST_PAUSE + " seconds");
    }
    DashboardReference dashboard = DashboardReference.parse(arguments.positionals());
    if (seconds != null
        && seconds == USUAL_PAUSE
        && dashboard.name().indexOf(' ') < 0
        && DashboardReference.isNamedTwice(arguments.positionals())) {
      throw new UsageException(
          UsageException.Kind.SYNTAX,
          "Two dashboards are named: '%s' and '%s'"
              .formatted(
                  Slug.printable(arguments.positionals().getFirst().strip()),
                  Slug.printable(dashboard.name())),
          "name one of them; a number of seconds is written with '=', as in '--refresh=60'");
    }
    Period typed = arguments.get(PERIOD);
    return new Options(
        dashboard,
        arguments.get(SharedFlags.WEB),
        seconds,
        typed == null ? LinkedFlags.period(dashboard.target()) : typed,
        switch (arguments.get(RENDERER)) {
          case "kitty" -> Graphics.Way.KITTY;
          case "sixel" -> Graphics.Way.SIXEL;
          default -> null;
        },
        !arguments.get(NO_CAP));
  }

  /// Fewer seconds than are allowed are taken all the same, since they are no dashboard either.
  private static Integer seconds(String text) {
    boolean few = text.length() == 1 && text.charAt(0) >= '1' && text.charAt(0) <= '9';
    return few ? Integer.valueOf(text) : SECONDS.reader().apply(List.of(text));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    FoundDashboard found = FoundDashboard.of(options.dashboard(), USAGE, session);
    String url = found.url(session);
    if (options.web()) {
      return WebPage.open(url, session);
    }
    Integer seconds = options.refresh();
    if (seconds != null) {
      Pictures pictures = pictures(options, session);
      Looks looks = new Looks(found, options, pictures, session);
      return new Result.Live(
          looks::next,
          Duration.ofSeconds(seconds),
          pictures.graphics().wipe(pictures.way()),
          "without --refresh all of it is shown");
    }
    Dashboard dashboard = found.load(session);
    return shown(found, dashboard, options, pictures(options, session), none(session), session);
  }

  /// The dashboard as it is each time it is looked at.
  private static final class Looks {
    private final FoundDashboard found;
    private final Options options;
    private final Pictures pictures;
    private final Session session;
    private final LastValues last;
    private @Nullable Dashboard known;

    Looks(FoundDashboard found, Options options, Pictures pictures, Session session) {
      this.found = found;
      this.options = options;
      this.pictures = pictures;
      this.session = session;
      this.last = none(session);
    }

    Result next() {
      // What was true a moment ago is not what is asked for.
      session.connections().dropAnswers();
      Dashboard dashboard = dashboard(known);
      known = dashboard;
      return shown(found, dashboard, options, pictures, last, session);
    }

    /// A server that is away for a moment does not end the looking.
    private Dashboard dashboard(@Nullable Dashboard before) {
      try {
        return found.load(session);
      } catch (ApiException noAnswer) {
        if (before == null || !noAnswer.mayPass()) {
          throw noAnswer;
        }
        return before;
      }
    }
  }

  private static Pictures pictures(Options options, Session session) {
    Graphics graphics = session.graphics();
    return new Pictures(
        graphics, graphics.way(options.renderer()), options.capped(), options.refresh() != null);
  }

  private static LastValues none(Session session) {
    return new LastValues(session.api().base().toString(), session.environment().zone().get());
  }

  /// Programs are told what came now, people are shown what came last.
  private static Result shown(
      FoundDashboard found,
      Dashboard saved,
      Options options,
      Pictures pictures,
      LastValues last,
      Session session) {
    Dashboard dashboard = narrowed(saved, options);
    String url = found.url(session);
    ShownTime time = ShownTime.of(options.period(), dashboard, session);
    int width = DashboardDrawing.width(session.console().look());
    List<WidgetData> data =
        new WidgetAnswers(found.organization(), dashboard, time, width, session).all();
    Instant now = session.environment().clock().instant();
    String fetched = now.truncatedTo(ChronoUnit.MILLIS).toString();
    LastValues.Shown shown = last.with(dashboard, data, now);
    ZoneId zone = session.environment().zone().get();
    DashboardDrawing drawing =
        new DashboardDrawing(dashboard, shown.data(), time.text(), url, zone, pictures);
    String remark = shown.remark();
    Integer seconds = options.refresh();
    boolean watched = seconds != null && session.console().attached().out();
    return Result.detail(json(dashboard, data, time, url, fetched), drawing::blocks)
        .inRows(() -> rows(dashboard, data))
        .note(remark != null, Objects.requireNonNullElse(remark, ""))
        .note(
            watched,
            "Looked up at " + last.time(now) + ", every " + seconds + " seconds; Ctrl-C ends it");
  }

  /// What a link narrows the page to counts in place of what the dashboard was saved with. Pages
  /// name projects by their numbers.
  private static Dashboard narrowed(Dashboard saved, Options options) {
    SentryUrl.Filter link = LinkedFlags.filter(options.dashboard().target());
    List<String> projects = link.projects().stream().filter(Slug::isNumeric).toList();
    return saved.lookingAt(projects, link.environments());
  }

  private static List<JsonObject> rows(Dashboard dashboard, List<WidgetData> data) {
    List<JsonObject> rows = new ArrayList<>();
    List<Widget> all = dashboard.widgets();
    for (int i = 0; i < data.size(); i++) {
      rows.addAll(data.get(i).rows(all.get(i).title()));
    }
    return rows;
  }

  private static JsonObject json(
      Dashboard dashboard, List<WidgetData> data, ShownTime time, String url, String fetched) {
    JsonObject json = new JsonObject();
    json.addProperty("id", dashboard.id());
    json.addProperty("title", dashboard.title());
    json.addProperty("period", time.text());
    json.addProperty("fetchedAt", fetched);
    json.addProperty("url", url);
    String created = Fields.textOrNull(dashboard.json(), "dateCreated");
    if (created != null) {
      json.addProperty("dateCreated", created);
    }
    JsonArray environments = new JsonArray();
    dashboard.environments().forEach(environments::add);
    json.add("environment", environments);
    JsonArray widgets = new JsonArray();
    List<Widget> all = dashboard.widgets();
    for (int i = 0; i < data.size(); i++) {
      JsonObject widget = new JsonObject();
      for (String field :
          List.of("title", "displayType", "widgetType", "description", "layout", "queries")) {
        JsonElement value = all.get(i).json().get(field);
        widget.add(field, value == null ? JsonNull.INSTANCE : value);
      }
      widget.add("data", data.get(i).json());
      widgets.add(widget);
    }
    json.add("widgets", widgets);
    return json;
  }
}
