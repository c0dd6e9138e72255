package dev.sentrycli.cli.dashboard;

import dev.sentrycli.cli.link.SentryUrl;
import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.cli.target.TargetSyntax;
import dev.sentrycli.grammar.UsageException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The words that name a dashboard, before any server is asked.
///
/// @param target the organization, or a project of it
/// @param name its number or its title
public record DashboardReference(Target target, String name) {
  /// `42`, `Title`, `acme/42`, `acme/Title`, `acme/web/42`, `acme/ 42`, `acme/ Title`, or a link.
  ///
  /// @param words one or two
  /// @throws UsageException if they name none
  public static DashboardReference parse(List<String> words) {
    if (words.size() == 1) {
      return single(words.getFirst().strip());
    }
    String name = words.get(1).strip();
    if (name.isEmpty()) {
      throw nameless();
    }
    return new DashboardReference(organization(words.getFirst()), name);
  }

  /// Whether a lone word is an organization and nothing else: `acme/`.
  public static boolean isOrganization(String word) {
    String typed = word.strip();
    int last = typed.length() - 1;
    for (int i = 0; i < last; i++) {
      char c = typed.charAt(i);
      if (!(c < 128 && Character.isLetterOrDigit(c)) && c != '-' && c != '_') {
        return false;
      }
    }
    return last > 0 && typed.charAt(last) == '/';
  }

  /// `acme`, `acme/` and `acme/web` all name an organization here.
  public static Target organization(String word) {
    String typed = word.strip();
    return TargetSyntax.parse(
        typed.indexOf('/') < 0 && !typed.isEmpty() && typed.indexOf(' ') < 0 ? typed + "/" : typed);
  }

  /// Whether the first of two words may name a dashboard by its number: `acme/7` of `acme/7 42`,
  /// which may also be a project by its number.
  public static boolean isNamedTwice(List<String> words) {
    if (words.size() < 2) {
      return false;
    }
    String first = words.getFirst().strip();
    int slash = first.lastIndexOf('/');
    return SentryUrl.isSentryUrl(first, null)
        ? SentryUrl.parse(first, null).page() instanceof SentryUrl.Page.Dashboard
        : slash >= 0 && Slug.isNumeric(first.substring(slash + 1));
  }

  /// What stands before a title as a project by its number, and may be meant as the dashboard:
  /// `acme/42` of `acme/42 Title`; null if nothing does.
  public @Nullable String numberBeforeTitle() {
    return !isNumber()
            && target instanceof Target.Explicit(String organization, List<String> projects)
            && projects.size() == 1
            && Slug.isNumeric(projects.getFirst())
        ? organization + "/" + projects.getFirst()
        : null;
  }

  public boolean isNumber() {
    return Slug.isNumeric(name);
  }

  /// The organization a lone word may begin with, since a title may hold slashes, too: `acme` of
  /// `acme/Front end`; null if it can't be one.
  @Nullable String leading() {
    int slash = name.indexOf('/');
    if (!(target instanceof Target.Detect) || slash <= 0) {
      return null;
    }
    for (int i = 0; i < slash; i++) {
      char c = name.charAt(i);
      if (!(c < 128 && Character.isLetterOrDigit(c)) && c != '-' && c != '_') {
        return null;
      }
    }
    return name.substring(0, slash);
  }

  /// The titles it may mean, the most likely one first.
  ///
  /// @param organization what [#leading] says and is an organization; null for none
  List<String> titles(@Nullable String organization) {
    if (organization == null) {
      return List.of(name);
    }
    String rest = name.substring(organization.length() + 1).strip();
    String behindProject = rest.substring(rest.indexOf('/') + 1).strip();
    return List.of(rest, behindProject, name);
  }

  private static DashboardReference single(String word) {
    if (word.isEmpty()) {
      throw nameless();
    }
    if (SentryUrl.isSentryUrl(word, null)) {
      SentryUrl url = SentryUrl.parse(word, null);
      if (url.page() instanceof SentryUrl.Page.Dashboard(String id)) {
        return new DashboardReference(new Target.FromUrl(url), id);
      }
      throw url.insteadOf("a dashboard");
    }
    if (isOrganization(word)) {
      throw new UsageException(
          UsageException.Kind.SYNTAX,
          "'%s' is an organization, and no dashboard is named".formatted(Slug.printable(word)),
          "name the dashboard behind it: '%s <id>' or '%s <title>'"
              .formatted(Slug.printable(word), Slug.printable(word)),
          "'sentry dashboard list %s' shows the dashboards".formatted(Slug.printable(word)));
    }
    int slash = word.lastIndexOf('/');
    // A title may hold slashes; only a number makes sure that an organization stands before one.
    if (slash > 0 && Slug.isNumeric(word.substring(slash + 1))) {
      return new DashboardReference(
          organization(word.substring(0, slash)), word.substring(slash + 1));
    }
    return new DashboardReference(new Target.Detect(), word);
  }

  private static UsageException nameless() {
    return new UsageException(
        UsageException.Kind.SYNTAX,
        "The dashboard is named by an empty word",
        "it is written '<org>/<id>' or '<org>/<title>'");
  }
}
