package dev.sentrycli.cli.command.issue.link;

import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.grammar.UsageException.Kind;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/// The address of an issue in another tracker.
///
/// @param text as it was typed, without what points into the page
/// @param host in lower case
/// @param path without a final slash; on a site nobody knows with what is asked of it
/// @param place whose issue it is: a repository, a project, or empty where the key says it all
/// @param key a number, or a key such as `ENG-12`; empty on a site nobody knows
record TrackerUrl(String text, Site site, String host, String path, String place, String key) {

  /// Whose address it is, as far as its form tells.
  enum Site {
    GITHUB,
    GITHUB_ENTERPRISE,
    BITBUCKET,
    GITLAB,
    AZURE,
    JIRA,
    LINEAR,
    UNKNOWN;

    /// The keys of the providers that understand it; of [#LINEAR] the slug of the app.
    List<String> providers() {
      return switch (this) {
        case GITHUB -> List.of("github");
        case GITHUB_ENTERPRISE -> List.of("github_enterprise");
        case BITBUCKET -> List.of("bitbucket");
        case GITLAB -> List.of("gitlab");
        case AZURE -> List.of("vsts");
        case JIRA -> List.of("jira", "jira_server");
        case LINEAR -> List.of("linear");
        case UNKNOWN -> List.of();
      };
    }
  }

  /// @throws UsageException (21) if it is no web address
  static TrackerUrl parse(String typed) {
    String text = typed.strip();
    URI uri;
    try {
      uri = URI.create(text);
    } catch (IllegalArgumentException malformed) {
      throw refused(text);
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!(scheme.equals("https") || scheme.equals("http")) || uri.getHost() == null) {
      throw refused(text);
    }
    if (uri.getRawUserInfo() != null) {
      throw new UsageException(
          Kind.VALUE,
          "The address of an issue must hold no user name or password",
          "copy it from the browser, where it has none");
    }
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    String path = uri.getPath() == null ? "" : uri.getPath();
    while (path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    TrackerUrl known = recognised(text.substring(0, firstOf(text, '?', '#')), host, path);
    if (known.site != Site.UNKNOWN || uri.getRawQuery() == null) {
      return known;
    }
    // Many trackers say there which issue it is: show_bug.cgi?id=12.
    return new TrackerUrl(
        text.split("#", 2)[0], Site.UNKNOWN, host, path + "?" + uri.getRawQuery(), "", "");
  }

  private static int firstOf(String text, char one, char other) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == one || text.charAt(i) == other) {
        return i;
      }
    }
    return text.length();
  }

  private static UsageException refused(String text) {
    return new UsageException(
        Kind.VALUE,
        "'" + text + "' is no web address",
        "the address of the other issue begins with https://, as the browser shows it");
  }

  private static TrackerUrl recognised(String text, String host, String path) {
    String[] parts = path.isEmpty() ? new String[0] : path.substring(1).split("/", -1);
    int n = parts.length;
    if ((host.equals("linear.app") || host.endsWith(".linear.app"))
        && n >= 3
        && parts[1].equals("issue")
        && isKey(parts[2])) {
      return new TrackerUrl(text, Site.LINEAR, host, path, "", parts[2].toUpperCase(Locale.ROOT));
    }
    if (n >= 4
        && parts[n - 3].equals("-")
        && (parts[n - 2].equals("issues") || parts[n - 2].equals("merge_requests"))
        && isNumber(parts[n - 1])) {
      String project = String.join("/", List.of(parts).subList(0, n - 3));
      return new TrackerUrl(text, Site.GITLAB, host, path, project, parts[n - 1]);
    }
    if (n >= 3
        && parts[n - 3].equals("_workitems")
        && parts[n - 2].equals("edit")
        && isNumber(parts[n - 1])) {
      String project = String.join("/", List.of(parts).subList(0, n - 3));
      return new TrackerUrl(text, Site.AZURE, host, path, project, parts[n - 1]);
    }
    if (n >= 2 && parts[n - 2].equals("browse") && isKey(parts[n - 1])) {
      return new TrackerUrl(text, Site.JIRA, host, path, "", parts[n - 1].toUpperCase(Locale.ROOT));
    }
    if (n >= 4 && host.equals("bitbucket.org") && parts[2].equals("issues") && isNumber(parts[3])) {
      return new TrackerUrl(text, Site.BITBUCKET, host, path, parts[0] + "/" + parts[1], parts[3]);
    }
    if (n == 4 && (parts[2].equals("issues") || parts[2].equals("pull")) && isNumber(parts[3])) {
      Site site =
          host.equals("github.com") || host.equals("www.github.com")
              ? Site.GITHUB
              : Site.GITHUB_ENTERPRISE;
      return new TrackerUrl(text, site, host, path, parts[0] + "/" + parts[1], parts[3]);
    }
    return new TrackerUrl(text, Site.UNKNOWN, host, path, "", "");
  }

  private static boolean isNumber(String word) {
    return !word.isEmpty()
        && word.length() < 19
        && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /// Whether it is written like `ENG-12`.
  private static boolean isKey(String word) {
    int dash = word.lastIndexOf('-');
    return dash > 0
        && isNumber(word.substring(dash + 1))
        && Character.isLetter(word.charAt(0))
        && word.substring(0, dash).chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
  }

  /// Whether it is no address but how a tracker calls an issue: `ENG-12`, `acme/web#77`.
  static boolean isName(String text) {
    int hash = text.lastIndexOf('#');
    return isKey(text)
        || (hash >= 0 && text.indexOf("://") < 0 && isNumber(text.substring(hash + 1)));
  }

  /// Whether another address leads to the same issue: trackers have several for one.
  boolean isSameAs(String other) {
    TrackerUrl that;
    try {
      that = parse(other);
    } catch (UsageException unreadable) {
      return false;
    }
    return host.equals(that.host)
        && site == that.site
        && (site == Site.UNKNOWN
            ? path.equals(that.path)
            : place.equalsIgnoreCase(that.place) && key.equals(that.key));
  }

  /// Whether it lies where an integration leads.
  ///
  /// @param domain such as `github.com/acme` or `https://dev.azure.com/acme/`
  boolean isWithin(String domain) {
    String plain = domain.toLowerCase(Locale.ROOT);
    int scheme = plain.indexOf("://");
    plain = scheme < 0 ? plain : plain.substring(scheme + 3);
    while (plain.endsWith("/")) {
      plain = plain.substring(0, plain.length() - 1);
    }
    int slash = plain.indexOf('/');
    String named = slash < 0 ? plain : plain.substring(0, slash);
    int port = named.lastIndexOf(':');
    named = port < 0 ? named : named.substring(0, port);
    String below = slash < 0 ? "" : plain.substring(slash);
    return host.equals(named) && (path.toLowerCase(Locale.ROOT) + "/").startsWith(below + "/");
  }
}
