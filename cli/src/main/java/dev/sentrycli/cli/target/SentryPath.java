package dev.sentrycli.cli.target;

import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.Origin;
import dev.sentrycli.cli.query.HexId;
import dev.sentrycli.cli.target.SentryUrl.Page;
import dev.sentrycli.grammar.UsageException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the path of a link says: which part is the prefix of the instance, and which page follows.
final class SentryPath {
  private static final Set<String> MARKERS = Set.of("organizations", "settings", "share");
  private static final Set<String> EVENTS = Set.of("latest", "oldest", "recommended");

  /// Lists below `issues/` whose names look like short ids.
  private static final Set<String> ISSUE_LISTS =
      Set.of("errors-outages", "breached-metrics", "user-feedback");

  private final BaseUrl base;
  private final @Nullable String subdomain;
  private final List<String> segments;
  private final String query;

  private SentryPath(
      BaseUrl base, @Nullable String subdomain, List<String> segments, String query) {
    this.base = base;
    this.subdomain = subdomain;
    this.segments = segments;
    this.query = query;
  }

  static SentryPath of(SentryUrl.Parts parts, @Nullable BaseUrl configured) {
    List<String> segments = segments(parts.path());
    Origin origin = parts.origin();
    if (origin.isSaas()) {
      return new SentryPath(BaseUrl.SENTRY_IO, subdomain(origin), segments, parts.query());
    }
    if (configured != null && configured.origin().equals(origin)) {
      List<String> prefix = segments(configured.prefix());
      boolean below =
          segments.size() >= prefix.size() && segments.subList(0, prefix.size()).equals(prefix);
      if (below) {
        List<String> rest = segments.subList(prefix.size(), segments.size());
        if (prefix.isEmpty() && markerAt(rest) > 0) {
          return withPrefix(origin, segments, parts.query());
        }
        return new SentryPath(configured, null, rest, parts.query());
      }
      if (markerAt(segments) == 0) {
        return new SentryPath(configured, null, segments, parts.query());
      }
    }
    return withPrefix(origin, segments, parts.query());
  }

  /// Whether the path holds a segment that only pages of Sentry have.
  static boolean hasMarker(String path) {
    int end = path.length();
    for (int i = 0; i < path.length(); i++) {
      if ("?#".indexOf(path.charAt(i)) >= 0) {
        end = i;
        break;
      }
    }
    return markerAt(List.of(path.substring(1, end).split("/", -1))) >= 0;
  }

  BaseUrl base() {
    return base;
  }

  SentryUrl page() {
    String first = at(0);
    if (first == null) {
      if (subdomain != null) {
        return in(subdomain, new Page.Organization());
      }
      throw noPage("the link leads to the instance as a whole and names no organization");
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
        throw noPage("the link leads to no page this program knows");
      }
      case "api" -> {
        if ("0".equals(at(1))) {
          yield new SentryUrl(base, null, new Page.Api("/" + String.join("/", segments) + "/"));
        }
        throw noPage("the link leads to no page this program knows");
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
      throw noPage("the link leads to settings that belong to no organization");
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
    throw noPage("the link leads to no page this program knows");
  }

  private Page organizationPage(List<String> rest) {
    if (rest.isEmpty()) {
      return new Page.Organization();
    }
    List<String> tail = rest.subList(1, rest.size());
    String next = tail.isEmpty() ? null : tail.getFirst();
    return switch (rest.getFirst()) {
      case "issues" -> {
        if (next == null) {
          yield new Page.Organization();
        }
        if (next.equals("alerts") || next.equals("feedback")) {
          yield organizationPage(tail);
        }
        yield isIssue(next) ? issue(tail, parameter("project")) : new Page.Organization();
      }
      case "projects" ->
          next == null ? new Page.Organization() : new Page.Project(slug("project", next));
      case "explore", "insights" -> organizationPage(tail);
      case "traces" -> {
        String id = "trace".equals(next) ? second(tail) : next;
        yield id == null ? new Page.Organization() : new Page.Trace(hex("trace", id));
      }
      case "performance", "discover", "eventsv2" -> {
        if ("trace".equals(next) && tail.size() > 1) {
          yield new Page.Trace(hex("trace", second(tail)));
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
      case "releases" -> next == null ? new Page.Organization() : new Page.Release(version(next));
      case "crons" ->
          tail.size() > 1
              ? new Page.Monitor(slug("project", next), slug("monitor", second(tail)))
              : new Page.Organization();
      default -> new Page.Organization();
    };
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
    boolean chosen = project != null && Slug.problem(project) == null && !project.equals("-1");
    return new Page.Issue(slug("issue", tail.getFirst()), event, chosen ? project : null);
  }

  private static boolean isIssue(String written) {
    if (Slug.isNumeric(written)) {
      return true;
    }
    int dash = written.lastIndexOf('-');
    return dash > 0
        && !ISSUE_LISTS.contains(written)
        && IssueSyntax.isSuffix(written.substring(dash + 1));
  }

  private static String version(String written) {
    for (int i = 0; i < written.length(); i++) {
      if (Slug.isUnprintable(written.charAt(i))) {
        throw SentryUrl.refused("the release in the link holds a control character");
      }
    }
    return written;
  }

  private SentryUrl in(String organization, Page page) {
    return new SentryUrl(base, organization, page);
  }

  private @Nullable String at(int index) {
    return index < segments.size() ? segments.get(index) : null;
  }

  private static @Nullable String second(List<String> tail) {
    return tail.size() > 1 ? tail.get(1) : null;
  }

  /// The value of a query parameter if it is there once and not empty.
  private @Nullable String parameter(String name) {
    String found = null;
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0 && pair.substring(0, equals).equals(name)) {
        if (found != null) {
          return null;
        }
        found = decoded(pair.substring(equals + 1).replace('+', ' '));
      }
    }
    return found == null || found.isEmpty() ? null : found;
  }

  private static String slug(String what, @Nullable String written) {
    return Slug.of(what, written == null ? "" : written);
  }

  private static String hex(String what, @Nullable String written) {
    String id = written == null ? null : HexId.parse(written);
    if (id == null) {
      throw SentryUrl.refused(
          "the link holds no %s id where one is expected: 32 hexadecimal digits".formatted(what));
    }
    return id;
  }

  private static SentryPath withPrefix(Origin origin, List<String> segments, String query) {
    int marker = markerAt(segments);
    int api = apiAt(segments);
    if (marker < 0 || (api >= 0 && api < marker)) {
      marker = api;
    }
    if (marker < 0) {
      marker = oldStyleAt(segments);
    }
    int from = Math.max(marker, 0);
    String prefix = from == 0 ? "" : "/" + String.join("/", segments.subList(0, from));
    return new SentryPath(
        new BaseUrl(origin, prefix), null, segments.subList(from, segments.size()), query);
  }

  private static int markerAt(List<String> segments) {
    for (int i = 0; i < segments.size(); i++) {
      if (MARKERS.contains(segments.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static int apiAt(List<String> segments) {
    for (int i = 0; i + 1 < segments.size(); i++) {
      if (segments.get(i).equals("api") && segments.get(i + 1).equals("0")) {
        return i;
      }
    }
    return -1;
  }

  private static int oldStyleAt(List<String> segments) {
    for (int i = 2; i + 1 < segments.size(); i++) {
      if (segments.get(i).equals("issues") && Slug.isNumeric(segments.get(i + 1))) {
        return i - 2;
      }
    }
    return -1;
  }

  private static @Nullable String subdomain(Origin origin) {
    String host = origin.host();
    if (host.length() <= "sentry.io".length()) {
      return null;
    }
    String label = host.substring(0, host.length() - ".sentry.io".length());
    boolean region = label.length() <= 2 || label.equals("www") || label.indexOf('.') >= 0;
    return region ? null : label;
  }

  private static List<String> segments(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    List<String> segments = new ArrayList<>();
    if (end == 0) {
      return segments;
    }
    for (String segment : path.substring(1, end).split("/", -1)) {
      String decoded = decoded(segment);
      if (decoded.equals("..") || decoded.equals(".")) {
        throw SentryUrl.refused("the link holds '.' or '..' as a part of its path");
      }
      segments.add(decoded);
    }
    return segments;
  }

  private static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] written = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(written.length);
    for (int i = 0; i < written.length; i++) {
      if (written[i] != '%') {
        bytes.put(written[i]);
        continue;
      }
      int high = i + 2 < written.length ? Character.digit(written[i + 1], 16) : -1;
      int low = i + 2 < written.length ? Character.digit(written[i + 2], 16) : -1;
      if (high < 0 || low < 0) {
        throw SentryUrl.refused("the link holds a '%' that encodes no character");
      }
      bytes.put((byte) (high * 16 + low));
      i += 2;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException notText) {
      throw SentryUrl.refused("the link encodes something that is not text");
    }
  }

  private static UsageException noPage(String message) {
    return SentryUrl.refused(
        message,
        "links to organizations, projects, issues, events, traces, replays and dashboards work");
  }
}
