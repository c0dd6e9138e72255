package dev.sentrycli.cli.link;

import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.BaseUrl.BadAddressException;
import dev.sentrycli.api.gateway.Origin;
import dev.sentrycli.grammar.UsageException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A link to a page of Sentry, as people copy it from a browser.
///
/// @param base the instance it belongs to; sentry.io for all its subdomains
/// @param organization null only for shared issues and API addresses
/// @param filter what the link narrows the page to
public record SentryUrl(BaseUrl base, @Nullable String organization, Page page, Filter filter) {

  /// A page as a whole.
  public SentryUrl(BaseUrl base, @Nullable String organization, Page page) {
    this(base, organization, page, Filter.NONE);
  }

  /// What the query of a link to a list or a dashboard says.
  ///
  /// @param list what is listed, as the path calls it, such as `traces`; null if that is not known
  /// @param projects slugs or ids; none for all
  /// @param environments none for all
  /// @param query null for what the server shows first
  /// @param period as `--period` takes it, such as `14d`; null for the usual one
  public record Filter(
      @Nullable String list,
      List<String> projects,
      List<String> environments,
      @Nullable String query,
      @Nullable String period) {
    public static final Filter NONE = new Filter(null, List.of(), List.of(), null, null);
  }

  /// What a link leads to.
  public sealed interface Page {
    record Organization() implements Page {}

    record Project(String project) implements Page {}

    /// A search among issues.
    record IssueList() implements Page {}

    /// @param issue an id or a short id
    /// @param event an event's id, or `latest`, `oldest`, `recommended`
    /// @param project a slug or an id
    record Issue(String issue, @Nullable String event, @Nullable String project) implements Page {}

    record Event(String project, String event) implements Page {}

    /// @param span the span that is marked in it, or null
    record Trace(String trace, @Nullable String span) implements Page {}

    record Replay(String replay, @Nullable String project) implements Page {}

    record Dashboard(String dashboard) implements Page {}

    /// What was said to agents and by them.
    record Conversation(String conversation) implements Page {}

    record Feedback(String project, String issue) implements Page {}

    record Share(String share) implements Page {}

    record AlertRule(@Nullable String project, String rule) implements Page {}

    /// An alert about issues, as recent servers keep them.
    ///
    /// @param alert its number
    record Alert(String alert) implements Page {}

    /// What makes issues on recent servers, such as a metric alert.
    ///
    /// @param detector its number
    record Detector(String detector) implements Page {}

    record Release(String version) implements Page {}

    record Monitor(String project, String monitor) implements Page {}

    /// @param path below the base, from `/api/0/` on
    record Api(String path) implements Page {}
  }

  /// Whether the argument is meant as a link: it starts with `http://` or `https://`, or with the
  /// host of the instance in use.
  public static boolean isSentryUrl(String text, @Nullable BaseUrl configured) {
    String word = text.strip();
    return hasScheme(word) || startsWithHost(word, configured);
  }

  /// The instance a link belongs to; null if the text is no link at all. Pages that no command
  /// knows count too, because what matters here is who would be asked.
  ///
  /// @throws UsageException if it is a link that can't be used
  public static @Nullable BaseUrl instanceIn(String text, @Nullable BaseUrl configured) {
    if (!isSentryUrl(text, configured)) {
      return null;
    }
    return SentryPath.of(split(text.strip(), configured), configured).base();
  }

  /// Reads a link.
  ///
  /// @param configured the instance in use; its path prefix and scheme are taken over
  /// @throws UsageException if the link is malformed or leads to no page a command could use
  public static SentryUrl parse(String text, @Nullable BaseUrl configured) {
    return SentryPath.of(split(text.strip(), configured), configured).page();
  }

  /// The link itself, if it belongs to the instance that is asked. Which scheme it was pasted with
  /// does not count.
  ///
  /// @throws UsageException otherwise: what it names is somewhere else
  public SentryUrl at(BaseUrl instance) {
    Origin own = base.origin();
    Origin asked = instance.origin();
    boolean samePort = own.port() == asked.port() || (hasUsualPort(own) && hasUsualPort(asked));
    boolean same =
        (own.isSaas() && asked.isSaas()) || (own.host().equals(asked.host()) && samePort);
    if (same) {
      return this;
    }
    throw refused(
        "The link belongs to %s, and this run asks %s".formatted(own, asked),
        "leave out what names the other instance, such as --url");
  }

  /// The projects the link names, as slugs or ids; none for all.
  public List<String> projects() {
    if (page instanceof Page.Organization || page instanceof Page.IssueList) {
      return filter.projects();
    }
    String project = project();
    return project == null ? List.of() : List.of(project);
  }

  /// The one project the link names, as slug or id.
  public @Nullable String project() {
    return switch (page) {
      case Page.Project project -> project.project();
      case Page.Issue issue -> issue.project();
      case Page.Event event -> event.project();
      case Page.Replay replay -> replay.project();
      case Page.Feedback feedback -> feedback.project();
      case Page.AlertRule rule -> rule.project();
      case Page.Monitor monitor -> monitor.project();
      case Page.Organization _, Page.IssueList _ ->
          filter.projects().size() == 1 ? filter.projects().getFirst() : null;
      case Page.Trace _,
          Page.Dashboard _,
          Page.Share _,
          Page.Conversation _,
          Page.Alert _,
          Page.Detector _,
          Page.Release _,
          Page.Api _ ->
          null;
    };
  }

  /// What it leads to, in words: "an issue".
  public String kind() {
    return switch (page) {
      case Page.Organization _ -> "an organization";
      case Page.Project _ -> "a project";
      case Page.IssueList _ -> "a list of issues";
      case Page.Issue _ -> "an issue";
      case Page.Event _ -> "an event";
      case Page.Trace _ -> "a trace";
      case Page.Replay _ -> "a replay";
      case Page.Dashboard _ -> "a dashboard";
      case Page.Conversation _ -> "a conversation";
      case Page.Feedback _ -> "feedback";
      case Page.Share _ -> "a shared issue";
      case Page.AlertRule _ -> "an alert rule";
      case Page.Alert _ -> "an alert about issues";
      case Page.Detector _ -> "a metric alert";
      case Page.Release _ -> "a release";
      case Page.Monitor _ -> "a monitor";
      case Page.Api _ -> "the API";
    };
  }

  /// The refusal of a command that wants something else, such as "an issue".
  public UsageException insteadOf(String wanted) {
    return new UsageException(
        UsageException.Kind.SYNTAX,
        "this is a link to %s, and the command takes %s".formatted(kind(), wanted),
        "for %s use 'sentry %s'".formatted(kind(), command()));
  }

  /// Whether it leads to no more than an organization, projects or a list.
  public boolean isPlace() {
    return page instanceof Page.Organization
        || page instanceof Page.Project
        || page instanceof Page.IssueList;
  }

  /// What to say where no more of it is used than the place, as lists do.
  public String reducedTo(String place) {
    return "the link leads to %s; used is only '%s' of it, and 'sentry %s' takes the link"
        .formatted(kind(), place, command());
  }

  private String command() {
    return switch (page) {
      case Page.Organization _ -> "org view";
      case Page.Project _ -> "project view";
      case Page.IssueList _ -> "issue list";
      case Page.Issue _, Page.Share _ -> "issue view";
      case Page.Event _ -> "event view";
      case Page.Trace _ -> "trace view";
      case Page.Replay _ -> "replay view";
      case Page.Dashboard _ -> "dashboard view";
      case Page.Conversation _ -> "agent-conversation view";
      case Page.Feedback _ -> "feedback view";
      case Page.AlertRule _ -> "alert";
      case Page.Alert _ -> "alert issues view";
      case Page.Detector _ -> "alert metrics view";
      case Page.Release _ -> "release view";
      case Page.Monitor _ -> "monitor";
      case Page.Api _ -> "api";
    };
  }

  /// A link in its parts: where it leads, what follows the host, and the query.
  record Parts(Origin origin, String path, String query) {}

  private static Parts split(String word, @Nullable BaseUrl configured) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (Slug.isUnprintable(c) || Character.isWhitespace(c) || c == '\\') {
        throw refused("The link holds a space, a backslash or a control character");
      }
    }
    String full = word;
    if (!hasScheme(word)) {
      String scheme = configured == null ? "https" : configured.origin().scheme();
      full = scheme + "://" + word;
    }
    int start = full.indexOf("://") + 3;
    int end = start;
    while (end < full.length() && "/?#".indexOf(full.charAt(end)) < 0) {
      end++;
    }
    String authority = full.substring(start, end);
    if (authority.indexOf('@') >= 0) {
      throw refused(
          "links that hold a user name, a token or a key are not accepted",
          "copy the address of the page from the browser; a login is 'sentry auth login'");
    }
    String rest = full.substring(end);
    int hash = rest.indexOf('#');
    if (hash >= 0) {
      rest = rest.substring(0, hash);
    }
    int question = rest.indexOf('?');
    String path = question < 0 ? rest : rest.substring(0, question);
    String query = question < 0 ? "" : rest.substring(question + 1);
    return new Parts(origin(full.substring(0, start), authority, configured), path, query);
  }

  /// Of the instance in use the scheme is taken over: people paste http for https and the reverse.
  private static Origin origin(String scheme, String authority, @Nullable BaseUrl configured) {
    String lower = authority.toLowerCase(Locale.ROOT);
    boolean saas = lower.equals("sentry.io") || lower.endsWith(".sentry.io");
    Origin origin;
    try {
      origin = BaseUrl.parse((saas ? "https://" : scheme) + authority).origin();
    } catch (BadAddressException bad) {
      throw refused("The address in the link " + bad.getMessage());
    }
    if (configured != null
        && configured.origin().host().equals(origin.host())
        && hasUsualPort(configured.origin())
        && hasUsualPort(origin)) {
      return configured.origin();
    }
    return origin;
  }

  private static boolean hasUsualPort(Origin origin) {
    return origin.port() == (origin.isEncrypted() ? 443 : 80);
  }

  private static boolean hasScheme(String word) {
    return word.regionMatches(true, 0, "https://", 0, 8)
        || word.regionMatches(true, 0, "http://", 0, 7);
  }

  private static boolean startsWithHost(String word, @Nullable BaseUrl configured) {
    int slash = word.indexOf('/');
    if (configured == null || slash <= 0 || slash == word.length() - 1) {
      return false;
    }
    Origin origin = configured.origin();
    String host = word.substring(0, slash).toLowerCase(Locale.ROOT);
    String own = origin.host();
    boolean usual = hasUsualPort(origin);
    // a host without a dot or port could be the slug of an organization: then a page must follow
    boolean plain = own.indexOf('.') < 0 && usual;
    boolean same = host.equals(own + ":" + origin.port()) || (usual && host.equals(own));
    return same && (!plain || SentryPath.hasMarker(word.substring(slash)));
  }

  static UsageException refused(String message, String... hints) {
    return new UsageException(UsageException.Kind.SYNTAX, message, hints);
  }
}
