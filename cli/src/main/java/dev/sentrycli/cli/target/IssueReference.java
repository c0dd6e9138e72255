package dev.sentrycli.cli.target;

import dev.sentrycli.cli.link.SentryUrl;
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
  record Selected(@Nullable String organization, @Nullable String project, Selector selector)
      implements IssueReference {}

  /// A link to an issue, to feedback or to a shared issue.
  record FromUrl(SentryUrl url) implements IssueReference {
    @Override
    public @Nullable String organization() {
      return url.organization();
    }
  }

  /// Words that choose one of the unresolved issues.
  enum Selector {
    LATEST("@latest", "date"),
    MOST_FREQUENT("@most_frequent", "freq");

    private final String word;
    private final String sort;

    Selector(String word, String sort) {
      this.word = word;
      this.sort = sort;
    }

    public String word() {
      return word;
    }

    /// The order whose first issue is meant.
    public String sort() {
      return sort;
    }

    /// The selector of this name in any spelling (`@most_frequent`, `@mostFrequent`,
    /// `@most-frequent`), or null.
    public static @Nullable Selector named(String text) {
      String plain = text.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
      return switch (plain) {
        case "@latest" -> LATEST;
        case "@mostfrequent" -> MOST_FREQUENT;
        default -> null;
      };
    }
  }
}
