package dev.sentrycli.cli.link;

import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.cli.link.SentryUrl.Page;
import dev.sentrycli.cli.query.HexId;
import dev.sentrycli.grammar.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Recognises the pages of Sentry by their paths, old and new ones.
///
/// @param subdomain the organization a host of sentry.io stands for, or null
/// @param segments of the path below the prefix, decoded
record SentryPages(BaseUrl base, @Nullable String subdomain, List<String> segments, String query) {
  private static final Set<String> EVENTS = Set.of("latest", "oldest", "recommended");

  /// Lists below `issues/` whose names look like short ids.
  private static final Set<String> ISSUE_LISTS =
      Set.of("errors-outages", "breached-metrics", "user-feedback");

  SentryUrl page() {
    String first = at(0);
    if (first == null) {
      if (subdomain != null) {
        return in(subdomain, new Page.Organization());
      }
      throw noPage("The link leads to the instance as a whole and names no organization");
    }
    return switch (first) {
      case "organizations" -> {
        String org = slug("organization", at(1));
        yield in(org, organizationPage(segments.subList(2, segments.size())));
      }
      case "settings" -> settings();
      case "share" -> {
        if ("issue".equals(at(1))) {
          yield new SentryUrl(base, subdomain, new Page.Share(hex("shared issue", at(2))));
        }
        throw noPage("The link leads to no page this program knows");
      }
      case "api" -> {
        if ("0".equals(at(1))) {
          yield new SentryUrl(base, null, new Page.Api("/" + String.join("/", segments) + "/"));
        }
        throw noPage("The link leads to no page this program knows");
      }
      default -> subdomain != null ? in(subdomain, organizationPage(segments)) : oldStyle();
    };
  }

  private SentryUrl settings() {
    if (subdomain != null) {
      return in(subdomain, projectSettings(1));
    }
    String org = at(1);
    if (org == null || org.equals("account")) {
      throw noPage("The link leads to settings that belong to no organization");
    }
    return in(slug("organization", org), projectSettings(2));
  }

  private Page projectSettings(int from) {
    return "projects".equals(at(from)) && at(from + 1) != null
        ? new Page.Project(slug("project", at(from + 1)))
        : new Page.Organization();
  }

  /// `acme/web/issues/7/`: how old servers spelled it.
  private SentryUrl oldStyle() {
    if (segments.size() >= 4
        && (segments.get(2).equals("issues") || segments.get(2).equals("group"))
        && Slug.isNumeric(segments.get(3))) {
      String project = slug("project", at(1));
      return in(slug("organization", at(0)), issue(segments.subList(3, segments.size()), project));
    }
    throw noPage("The link leads to no page this program knows");
  }

  private Page organizationPage(List<String> rest) {
    if (rest.isEmpty()) {
      return new Page.Organization();
    }
    List<String> tail = rest.subList(1, rest.size());
    String next = tail.isEmpty() ? null : tail.getFirst();
    // Many pages lead to a trace, and all of them in this way.
    int trace = tail.indexOf("trace");
    if (trace >= 0 && trace + 1 < tail.size() && HexId.parse(tail.get(trace + 1)) != null) {
      return trace(tail.get(trace + 1));
    }
    return switch (rest.getFirst()) {
      case "issues" -> {
        if (next == null) {
          yield new Page.IssueList();
        }
        if (next.equals("alerts") || next.equals("feedback")) {
          yield organizationPage(tail);
        }
        yield isIssue(next) ? issue(tail, parameter("project")) : new Page.IssueList();
      }
      case "projects" ->
          next == null ? new Page.Organization() : new Page.Project(slug("project", next));
      case "explore", "insights" -> organizationPage(tail);
      case "traces" -> {
        String id = "trace".equals(next) ? second(tail) : next;
        yield id == null ? new Page.Organization() : trace(id);
      }
      case "performance", "discover", "eventsv2" -> {
        if ("trace".equals(next) && tail.size() > 1) {
          yield trace(second(tail));
        }
        int colon = next == null ? -1 : next.indexOf(':');
        yield next != null && colon > 0
            ? new Page.Event(
                slug("project", next.substring(0, colon)), hex("event", next.substring(colon + 1)))
            : new Page.Organization();
      }
      case "replays" -> next == null ? new Page.Organization() : replay(next);
      case "dashboard" ->
          next == null ? new Page.Organization() : new Page.Dashboard(slug("dashboard", next));
      case "feedback" -> feedback();
      case "share" ->
          "issue".equals(next) && tail.size() > 1
              ? new Page.Share(hex("shared issue", second(tail)))
              : new Page.Organization();
      case "alerts" -> alerts(tail);
      case "monitors" -> monitors(tail);
      case "releases" ->
          next == null ? new Page.Organization() : new Page.Release(whole("release", next));
      case "conversations" ->
          next == null
              ? new Page.Organization()
              : new Page.Conversation(whole("conversation", next));
      case "crons" ->
          tail.size() > 1
              ? new Page.Monitor(slug("project", next), slug("monitor", second(tail)))
              : new Page.Organization();
      default -> new Page.Organization();
    };
  }

  /// The span is marked as `node=span-a1b2c3d4e5f60718`, in older links as `node=txn-...`.
  private Page trace(@Nullable String written) {
    String span = null;
    for (String pair : query.split("&", -1)) {
      if (pair.startsWith("node=span-") && span == null) {
        span = HexId.span(SentryPath.decoded(pair.substring("node=span-".length())));
      }
    }
    return new Page.Trace(hex("trace", written), span);
  }

  private static Page alerts(List<String> tail) {
    if (tail.size() < 3 || !tail.getFirst().equals("rules")) {
      return new Page.Organization();
    }
    String project = tail.get(1);
    if (project.equals("crons") && tail.size() > 3) {
      return new Page.Monitor(slug("project", tail.get(2)), slug("monitor", tail.get(3)));
    }
    return new Page.AlertRule(
        project.equals("details") ? null : slug("project", project),
        slug("alert rule", tail.get(2)));
  }

  /// `monitors/7301/` and `monitors/alerts/7101/`, where recent servers show alerts.
  private static Page monitors(List<String> tail) {
    boolean alert = !tail.isEmpty() && tail.getFirst().equals("alerts");
    int at = alert ? 1 : 0;
    String id = at < tail.size() ? tail.get(at) : "";
    if (!Slug.isNumeric(id)) {
      return new Page.Organization();
    }
    return alert ? new Page.Alert(slug("alert", id)) : new Page.Detector(slug("metric alert", id));
  }

  private static Page replay(String written) {
    int colon = written.indexOf(':');
    return colon < 0
        ? new Page.Replay(hex("replay", written), null)
        : new Page.Replay(
            hex("replay", written.substring(colon + 1)),
            slug("project", written.substring(0, colon)));
  }

  private Page feedback() {
    String chosen = parameter("feedbackSlug");
    int colon = chosen == null ? -1 : chosen.indexOf(':');
    if (chosen == null || colon <= 0) {
      return new Page.Organization();
    }
    return new Page.Feedback(
        slug("project", chosen.substring(0, colon)), slug("feedback", chosen.substring(colon + 1)));
  }

  /// @param tail the issue and what follows it
  private static Page issue(List<String> tail, @Nullable String project) {
    String event = null;
    if (tail.size() > 2 && tail.get(1).equals("events")) {
      String written = tail.get(2);
      event = EVENTS.contains(written) ? written : hex("event", written);
    }
    return new Page.Issue(slug("issue", tail.getFirst()), event, chosen(project));
  }

  private SentryUrl in(String organization, Page page) {
    return switch (page) {
      case Page.Organization _, Page.IssueList _, Page.Dashboard _ ->
          new SentryUrl(base, organization, page, filter());
      default -> new SentryUrl(base, organization, page);
    };
  }

  private SentryUrl.Filter filter() {
    List<String> projects = new ArrayList<>();
    for (String project : parameters("project")) {
      if (project.equals("-1")) {
        projects.clear();
        break;
      }
      if (Slug.problem(project) == null) {
        projects.add(project);
      }
    }
    String query = parameter("query");
    return new SentryUrl.Filter(
        list(),
        List.copyOf(projects),
        parameters("environment"),
        query == null ? parameter("logsQuery") : query,
        period());
  }

  /// The last word of the path, of `organizations/acme/explore/traces/` this is `traces`.
  private @Nullable String list() {
    return segments.size() < (subdomain == null ? 3 : 1) ? null : segments.getLast();
  }

  /// Pages say it in their `statsPeriod`, or as two times.
  private @Nullable String period() {
    String start = parameter("start");
    String end = parameter("end");
    if (start == null && end == null) {
      return parameter("statsPeriod");
    }
    String zone = "true".equals(parameter("utc")) ? "Z" : "";
    return moment(start, zone) + ".." + moment(end, zone);
  }

  private static String moment(@Nullable String time, String zone) {
    boolean zoned = time == null || time.indexOf('T') < 0 || time.endsWith("Z");
    return (time == null ? "" : time) + (zoned ? "" : zone);
  }

  /// The project of a query; null if it is all of them.
  private static @Nullable String chosen(@Nullable String project) {
    return project != null && Slug.problem(project) == null && !project.equals("-1")
        ? project
        : null;
  }

  private static boolean isIssue(String written) {
    if (Slug.isNumeric(written)) {
      return true;
    }
    int dash = written.lastIndexOf('-');
    return dash > 0
        && !ISSUE_LISTS.contains(written)
        && Slug.isShortIdEnd(written.substring(dash + 1));
  }

  /// What may hold any character that can be shown.
  private static String whole(String what, String written) {
    for (int i = 0; i < written.length(); i++) {
      if (Slug.isUnprintable(written.charAt(i))) {
        throw SentryUrl.refused("the " + what + " in the link holds a control character");
      }
    }
    return written;
  }

  private @Nullable String at(int index) {
    return index < segments.size() ? segments.get(index) : null;
  }

  private static @Nullable String second(List<String> tail) {
    return tail.size() > 1 ? tail.get(1) : null;
  }

  /// The value of a query parameter if it is there once and not empty.
  private @Nullable String parameter(String name) {
    List<String> found = parameters(name);
    return found.size() == 1 ? found.getFirst() : null;
  }

  /// The values of a query parameter that are not empty.
  private List<String> parameters(String name) {
    List<String> found = new ArrayList<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0 && equals < pair.length() - 1 && pair.substring(0, equals).equals(name)) {
        found.add(SentryPath.decoded(pair.substring(equals + 1).replace('+', ' ')));
      }
    }
    return List.copyOf(found);
  }

  private static String slug(String what, @Nullable String written) {
    return Slug.of(what, written == null ? "" : written);
  }

  private static String hex(String what, @Nullable String written) {
    String id = written == null ? null : HexId.parse(written);
    if (id == null) {
      throw SentryUrl.refused(
          "The link holds no %s id where one is expected: 32 hexadecimal digits".formatted(what));
    }
    return id;
  }

  private static UsageException noPage(String message) {
    return SentryUrl.refused(
        message,
        "links to organizations, projects, issues, events, traces, replays and dashboards work");
  }
}
