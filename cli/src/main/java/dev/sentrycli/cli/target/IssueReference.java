package dev.sentrycli.cli.target;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How an `<issue>` argument names an issue, before any server is asked.
public sealed interface IssueReference {
  /// The organization named with it, if any.
  @Nullable String organization();

  /// `5001`, `acme/5001`.
  record Numeric(@Nullable String organization, String id) implements IssueReference {}

  /// `WEB-1A`, `acme/WEB-1A`, `acme/web#WEB-1A`; or an alias of the last list such as `w-1a`, which
  /// looks the same.
  ///
  /// @param project a slug that was written before it
  /// @param shortId as it was typed
  record ShortId(@Nullable String organization, @Nullable String project, String shortId)
      implements IssueReference {
    /// As servers spell it.
    public String upperCase() {
      return shortId.toUpperCase(Locale.ROOT);
    }

    /// What precedes the last dash, in lower case: a project's slug or an alias.
    public String head() {
      return shortId.substring(0, shortId.lastIndexOf('-')).toLowerCase(Locale.ROOT);
    }

    public String suffix() {
      return shortId.substring(shortId.lastIndexOf('-') + 1).toUpperCase(Locale.ROOT);
    }
  }

  /// `acme/web/1A`, `web:1A`. With an organization and digits alone it can be an id as well.
  record InProject(@Nullable String organization, String project, String suffix)
      implements IssueReference {
    /// The whole short id, as servers spell it.
    public String shortId() {
      return (project + "-" + suffix).toUpperCase(Locale.ROOT);
    }
  }

  /// `1A`: the end of a short id, whose project the surroundings tell.
  record Suffix(@Nullable String organization, String suffix) implements IssueReference {}

  /// `@latest`, `acme/@most_frequent`.
  record Selected(@Nullable String organization, @Nullable String project, IssueSelector selector)
      implements IssueReference {}

  /// A link to an issue, to feedback or to a shared issue.
  record FromUrl(SentryUrl url) implements IssueReference {
    @Override
    public @Nullable String organization() {
      return url.organization();
    }
  }
}
