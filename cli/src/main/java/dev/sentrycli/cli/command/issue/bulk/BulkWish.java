package dev.sentrycli.cli.command.issue.bulk;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.member.Member;
import dev.sentrycli.api.member.Members;
import dev.sentrycli.api.team.Team;
import dev.sentrycli.cli.command.issue.change.ArchivedUntil;
import dev.sentrycli.cli.command.issue.change.ResolvedIn;
import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.session.Session;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What the command line asks to be done to issues, before any server is asked.
sealed interface BulkWish {
  /// Stands for the last release of the project an issue is of.
  String LATEST_RELEASE = "latest";

  /// How many teams are looked through for a number.
  int MOST_TEAMS = 1000;

  /// @param text the value of `--in`, or null
  record Resolve(ResolvedIn in, @Nullable String text) implements BulkWish {}

  record Unresolve() implements BulkWish {}

  /// @param text the value of `--until`, or null
  record Archive(ArchivedUntil until, @Nullable String text) implements BulkWish {}

  /// @param text the value of `--assign`
  record Assign(Actor actor, String text) implements BulkWish {}

  record Prioritize(String priority) implements BulkWish {}

  /// What it comes to in an organization.
  ///
  /// @throws dev.sentrycli.cli.output.Failure if somebody or something it names is not there
  default BulkAction in(String organization, Session session) {
    JsonObject changes = new JsonObject();
    return switch (this) {
      case Resolve(ResolvedIn in, String text) -> {
        changes.addProperty("status", "resolved");
        if (in instanceof ResolvedIn.Release(String version)
            && !version.equals(LATEST_RELEASE)
            && isMissing(() -> session.api().releases().has(organization, version), session)) {
          throw orNoOrganization(
              BulkException.noRelease(organization, version), organization, session);
        }
        JsonObject details = in.details(organization, session);
        if (details != null) {
          changes.add("statusDetails", details);
        }
        yield new BulkAction(BulkAction.Kind.RESOLVE, text, changes);
      }
      case Unresolve _ -> {
        changes.addProperty("status", "unresolved");
        yield new BulkAction(BulkAction.Kind.UNRESOLVE, null, changes);
      }
      case Archive(ArchivedUntil until, String text) ->
          new BulkAction(BulkAction.Kind.ARCHIVE, text, until.changes(session.environment()));
      case Assign(Actor actor, String text) -> {
        changes.addProperty("assignedTo", told(actor, organization, session));
        String value = actor instanceof Actor.Nobody ? "" : text;
        yield new BulkAction(BulkAction.Kind.ASSIGN, value, changes);
      }
      case Prioritize(String priority) -> {
        changes.addProperty("priority", priority);
        yield new BulkAction(BulkAction.Kind.PRIORITY, priority, changes);
      }
    };
  }

  /// Whom servers know under a name: a user or a team by number, or an e-mail address.
  private static String told(Actor actor, String organization, Session session) {
    return switch (actor) {
      case Actor.Nobody _ -> "";
      case Actor.Me _ -> {
        String id = Fields.textOrNull(session.api().caller().user(), "id");
        if (id == null) {
          throw BulkException.nobody(
              "the token in use stands for no user", "name somebody instead");
        }
        yield "user:" + id;
      }
      case Actor.User user -> {
        String told = told(user, organization, session);
        if (told == null) {
          throw noMember(organization, user.name(), session);
        }
        yield told;
      }
      case Actor.Team(String name) when Slug.isNumeric(name) -> {
        if (isMissing(() -> isTeam(name, organization, session), session)) {
          throw orNoOrganization(noTeam(organization, name), organization, session);
        }
        yield "team:" + name;
      }
      case Actor.Team(String slug) -> {
        Team team = session.api().teams().find(organization, slug);
        if (team == null) {
          throw orNoOrganization(noTeam(organization, slug), organization, session);
        }
        yield "team:" + team.id();
      }
    };
  }

  private static BulkException noMember(String organization, String name, Session session) {
    boolean team;
    try {
      team = session.api().teams().find(organization, name) != null;
    } catch (ApiException.Status | ApiException.NotSentry untold) {
      notChecked(untold, session);
      team = false;
    }
    return BulkException.nobody(
        "'" + organization + "' has no member '" + name + "'",
        team
            ? "there is a team so called; teams are written '#" + name + "'"
            : "'sentry api organizations/" + organization + "/members/' shows the members");
  }

  private static BulkException noTeam(String organization, String name) {
    return BulkException.nobody(
        "'" + organization + "' has no team '" + name + "'",
        "'sentry team list " + organization + "/' shows the teams");
  }

  /// Servers say the same of something that is missing and of all that is in an organization they
  /// do not know.
  private static Failure orNoOrganization(
      BulkException missing, String organization, Session session) {
    return session.targets().canSee(organization)
        ? missing
        : session.targets().noOrganization(organization);
  }

  /// What servers know a user by who can be assigned; null if there is nobody so called. Who was
  /// invited and has not come yet can't be assigned.
  private static @Nullable String told(Actor.User user, String organization, Session session) {
    try {
      return isFoundAlone(user.name(), organization, session)
          ? user.told()
          : amongAll(user, organization, session);
    } catch (ApiException.Status | ApiException.NotSentry untold) {
      notChecked(untold, session);
      return user.told();
    }
  }

  /// Whether the server finds an address or a number without showing all members.
  private static boolean isFoundAlone(String name, String organization, Session session) {
    Members members = session.api().members();
    if (name.indexOf('@') > 0) {
      for (Member member : members.byEmail(organization, name)) {
        if (member.userId() != null) {
          return true;
        }
      }
    } else if (Slug.isNumeric(name)) {
      for (Member member : members.byUserId(organization, name)) {
        if (name.equals(member.userId())) {
          return true;
        }
      }
    }
    return false;
  }

  private static @Nullable String amongAll(Actor.User user, String organization, Session session) {
    Slice<Member> all = session.api().members().all(organization);
    for (Member member : all.items()) {
      String id = member.userId();
      if (id != null && isCalled(user.name(), member)) {
        // Issues do not show user names, so one would not be recognised on them.
        return user.isUserName() ? "user:" + id : user.told();
      }
    }
    return all.hasMore() ? user.told() : null;
  }

  private static boolean isCalled(String name, Member member) {
    return Slug.isNumeric(name)
        ? name.equals(member.userId())
        : name.equalsIgnoreCase(member.username()) || name.equalsIgnoreCase(member.email());
  }

  private static boolean isTeam(String id, String organization, Session session) {
    Slice<Team> teams = session.api().teams().list(organization, MOST_TEAMS, null);
    for (Team team : teams.items()) {
      if (id.equals(team.id())) {
        return true;
      }
    }
    return teams.hasMore();
  }

  /// Whether the server says that there is no such thing. Where it tells this login nothing of such
  /// things, the change itself shows it.
  private static boolean isMissing(BooleanSupplier isThere, Session session) {
    try {
      return !isThere.getAsBoolean();
    } catch (ApiException.Status | ApiException.NotSentry untold) {
      notChecked(untold, session);
      return false;
    }
  }

  private static void notChecked(ApiException untold, Session session) {
    session.notices().debug("bulk", "Not checked: " + untold.getMessage());
  }
}
