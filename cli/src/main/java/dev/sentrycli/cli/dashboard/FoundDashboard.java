package dev.sentrycli.cli.dashboard;

import dev.sentrycli.api.dashboard.Dashboard;
import dev.sentrycli.cli.command.RefusedException;
import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.TargetException;
import dev.sentrycli.grammar.suggest.Nearest;
import dev.sentrycli.terminal.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A dashboard whose organization and number are known.
public record FoundDashboard(String organization, String id) {
  private static final int MOST_NEAR = 5;

  /// @param usage the command as it is typed, with placeholders
  /// @throws DashboardException if no dashboard, or several, have that title
  public static FoundDashboard of(DashboardReference reference, String usage, Session session) {
    String leading = reference.leading();
    if (leading != null && !session.targets().canSee(leading)) {
      leading = null;
    }
    String organization =
        leading == null ? session.targets().organization(reference.target(), usage) : leading;
    if (reference.isNumber()) {
      return new FoundDashboard(organization, reference.name());
    }
    List<Dashboard> all = listed(reference, organization, session);
    List<String> titles = reference.titles(leading);
    List<Dashboard> found = new ArrayList<>();
    for (int i = 0; i < titles.size() && found.isEmpty(); i++) {
      for (Dashboard dashboard : all) {
        if (dashboard.title().equalsIgnoreCase(titles.get(i))) {
          found.add(dashboard);
        }
      }
    }
    String number = reference.numberBeforeTitle();
    if (found.size() == 1) {
      if (number != null) {
        String title = Printable.line(found.getFirst().title());
        session
            .notices()
            .warn(
                "dashboard",
                "'%s' is taken for a project; the dashboard is the one called '%s'"
                    .formatted(number, title));
      }
      return new FoundDashboard(organization, found.getFirst().id());
    }
    if (found.isEmpty()) {
      throw untitled(titles.getFirst(), organization, number, all);
    }
    List<String> numbers = new ArrayList<>();
    found.forEach(dashboard -> numbers.add("'" + organization + "/" + dashboard.id() + "'"));
    throw new DashboardException(
        Exit.RESOLUTION,
        "%d dashboards of '%s' are called '%s'"
            .formatted(found.size(), organization, Printable.line(titles.getFirst())),
        List.of(),
        List.of("write one of " + String.join(", ", numbers)));
  }

  /// All dashboards of the organization. Where that is a number which is not there, and a word
  /// follows, they may stand the wrong way round.
  private static List<Dashboard> listed(
      DashboardReference reference, String organization, Session session) {
    try {
      return all(organization, session);
    } catch (TargetException missing) {
      if (!Slug.isNumeric(organization) || Slug.problem(reference.name()) != null) {
        throw missing;
      }
      List<String> hints = new ArrayList<>();
      hints.add(
          "the organization comes first: '%s/%s' is the dashboard %s of '%s'"
              .formatted(reference.name(), organization, organization, reference.name()));
      hints.addAll(missing.hints());
      throw new DashboardException(
          missing.exit(), String.valueOf(missing.getMessage()), missing.details(), hints);
    }
  }

  /// All dashboards of an organization.
  private static List<Dashboard> all(String organization, Session session) {
    return RefusedException.unlessMissing(
        organization, session, () -> session.api().dashboards().all(organization));
  }

  /// The dashboard with its widgets.
  ///
  /// @throws DashboardException if it is not there
  public Dashboard load(Session session) {
    return orMissing(session.api().dashboards().find(organization, id), session);
  }

  /// As [#load], for what is going to be changed.
  public Dashboard loadNow(Session session) {
    return orMissing(session.api().dashboards().findNow(organization, id), session);
  }

  /// Its page.
  public String url(Session session) {
    return session.links().dashboard(organization, id);
  }

  /// What to say when the server knows no dashboard of this number.
  private RuntimeException notThere(Session session) {
    if (!session.targets().canSee(organization)) {
      return session.targets().noOrganization(organization);
    }
    List<String> others = new ArrayList<>();
    for (Dashboard dashboard : all(organization, session)) {
      if (others.size() < MOST_NEAR) {
        others.add(dashboard.id() + "  " + Printable.line(dashboard.title()));
      }
    }
    List<String> details = new ArrayList<>();
    if (!others.isEmpty()) {
      details.add("there are:");
      others.forEach(other -> details.add("  " + other));
    }
    return DashboardException.missing(
        "The dashboard '%s' is not there in '%s', or this account can't see it"
            .formatted(id, organization),
        details,
        "'sentry dashboard list %s/' shows the dashboards".formatted(organization));
  }

  private Dashboard orMissing(@Nullable Dashboard found, Session session) {
    if (found == null) {
      throw notThere(session);
    }
    return found;
  }

  private static DashboardException untitled(
      String title, String organization, @Nullable String number, List<Dashboard> all) {
    List<String> hints = new ArrayList<>();
    if (number != null) {
      hints.add(
          "if '%s' is the dashboard: a title of several words stands in quotes".formatted(number));
    }
    List<String> near = near(title, all);
    if (!near.isEmpty()) {
      hints.add("Did you mean " + String.join(", ", near) + "?");
    }
    hints.add("'sentry dashboard list %s/' shows the dashboards".formatted(organization));
    return new DashboardException(
        Exit.VALIDATION,
        "No dashboard of '%s' is called '%s'".formatted(organization, Printable.line(title)),
        List.of(),
        hints);
  }

  /// Up to five titles, in quotes, that resemble one.
  public static List<String> near(String title, List<Dashboard> all) {
    String wanted = title.toLowerCase(Locale.ROOT);
    List<String> near = new ArrayList<>();
    for (Dashboard dashboard : all) {
      String other = dashboard.title().toLowerCase(Locale.ROOT);
      boolean resembles =
          other.contains(wanted)
              || (!other.isBlank() && wanted.contains(other))
              || !Nearest.to(wanted, List.of(other)).isEmpty();
      if (resembles && near.size() < MOST_NEAR) {
        near.add("'" + Printable.line(dashboard.title()) + "'");
      }
    }
    return near;
  }
}
