package dev.sentrycli.cli.command.release;

import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.release.Release;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.RefusedException;
import dev.sentrycli.cli.link.SentryUrl;
import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.cli.target.TargetException;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A word that names a release: `[<org>/]<version>`, or a link to its page. What stands before the
/// first slash is an organization if it can be one, as versions seldom hold slashes.
///
/// @param organization null for the one in use
/// @param link what was pasted, or null
record ReleaseArgument(@Nullable String organization, String version, @Nullable SentryUrl link) {
  private static final int LEAST_DIGITS = 7;
  private static final int HASH_DIGITS = 40;

  static Positional positional(String command) {
    return Positional.required("[<org>/]<version>", "The version of a release, as 'acme/web@2.5.0'")
        .missing("A version is required: 'sentry release " + command + " <org>/<version>'");
  }

  /// @throws UsageException if it can't name a release
  static ReleaseArgument parse(String text) {
    String word = text.strip();
    if (Command.isWebAddress(word)) {
      SentryUrl url = SentryUrl.parse(word, null);
      if (url.page() instanceof SentryUrl.Page.Release(String version)) {
        return new ReleaseArgument(url.organization(), checked(version), url);
      }
      throw url.insteadOf("a release");
    }
    int slash = word.indexOf('/');
    if (slash > 0 && isOrganization(word, slash)) {
      if (slash == word.length() - 1) {
        throw new UsageException(
            UsageException.Kind.SYNTAX,
            "'" + Slug.printable(word) + "' lacks the version of the release",
            "it is written '" + word + "<version>'");
      }
      return new ReleaseArgument(
          word.substring(0, slash), checked(word.substring(slash + 1).strip()), null);
    }
    return new ReleaseArgument(null, checked(word), null);
  }

  private static boolean isOrganization(String word, int end) {
    for (int i = 0; i < end; i++) {
      char c = word.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (!letter && (c != '-' || i == 0 || i == end - 1)) {
        return false;
      }
    }
    return true;
  }

  /// No server takes these, and as parts of an address they mean something else.
  private static String checked(String version) {
    boolean control = version.chars().anyMatch(one -> Slug.isUnprintable((char) one));
    if (version.isEmpty() || version.equals(".") || version.equals("..") || control) {
      throw new UsageException(
          UsageException.Kind.SYNTAX,
          "'" + Slug.printable(version) + "' can't be the version of a release",
          "versions look like 'web@2.5.0', '2.5.0' or the name of a commit");
    }
    return version;
  }

  /// The organization that is meant.
  ///
  /// @param usage the command as it is typed, with placeholders
  String organization(Session session, String usage) {
    if (link != null) {
      link.at(session.base().value());
    }
    Target target = organization == null ? new Target.Detect() : new Target.Org(organization);
    return session.targets().organization(target, usage);
  }

  /// Asks about the release. What is missing, it or its organization, is told apart.
  <T> T asked(String owner, Session session, Supplier<T> question) {
    try {
      return question.get();
    } catch (ApiException.Status status) {
      if (status.status() != 404 || status.isFromRouter()) {
        throw status;
      }
      throw session.targets().canSee(owner)
          ? RefusedException.of(
              status,
              "No release '" + version + "' is in " + owner,
              session,
              "'sentry release list " + owner + "/' shows those there are")
          : withoutOrganization(owner, status, session);
    }
  }

  /// The release, which may be named by the first digits of a commit, as lists show it.
  Release viewed(String owner, Session session) {
    try {
      return session.api().releases().view(owner, version);
    } catch (ApiException.Status status) {
      if (status.status() != 404 || status.isFromRouter() || !isPartOfHash(version)) {
        throw status;
      }
      String whole = session.api().releases().onlyStartingWith(owner, version);
      if (whole == null) {
        throw status;
      }
      session
          .notices()
          .warn("release", "'" + version + "' is taken for the release '" + whole + "'");
      return session.api().releases().view(owner, whole);
    }
  }

  private static boolean isPartOfHash(String version) {
    if (version.length() < LEAST_DIGITS || version.length() >= HASH_DIGITS) {
      return false;
    }
    for (int i = 0; i < version.length(); i++) {
      if (Character.digit(version.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private RefusedException withoutOrganization(
      String owner, ApiException.Status status, Session session) {
    TargetException missing = session.targets().noOrganization(owner);
    List<String> hints = new ArrayList<>(missing.hints());
    if (link == null && organization != null) {
      hints.add(
          "if '"
              + owner
              + "/"
              + version
              + "' is all one version, write '<org>/"
              + owner
              + "/"
              + version
              + "'");
    }
    return RefusedException.of(
        status, String.valueOf(missing.getMessage()), session, hints.toArray(String[]::new));
  }

  /// The version without its package, and not all of a long hash.
  static String brief(String version) {
    int at = version.lastIndexOf('@');
    String bare = at < 0 || at == version.length() - 1 ? version : version.substring(at + 1);
    String lower = bare.toLowerCase(Locale.ROOT);
    boolean hash = lower.length() >= 32;
    for (int i = 0; hash && i < lower.length(); i++) {
      hash = Character.digit(lower.charAt(i), 16) >= 0;
    }
    return hash ? bare.substring(0, 12) : bare;
  }
}
