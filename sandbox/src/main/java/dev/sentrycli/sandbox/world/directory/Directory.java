package dev.sentrycli.sandbox.world.directory;

import dev.sentrycli.sandbox.world.store.Guard;
import dev.sentrycli.sandbox.world.store.Sequences;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Who and what exists on this instance: organizations, people, teams. Projects are in [Projects].
public final class Directory {
  private final Guard guard;
  private final Sequences sequences;
  private final Clock clock;
  private final Map<Long, Organization> organizations = new TreeMap<>();
  private final Map<Long, User> users = new TreeMap<>();
  private final Map<Long, Member> members = new TreeMap<>();
  private final Map<Long, Team> teams = new TreeMap<>();

  public Directory(Guard guard, Sequences sequences, Clock clock) {
    this.guard = guard;
    this.sequences = sequences;
    this.clock = clock;
  }

  /// All organizations, oldest first.
  public List<Organization> organizations() {
    return guard.read(() -> List.copyOf(organizations.values()));
  }

  /// The organizations that a user is a member of.
  public List<Organization> organizations(User user) {
    return guard.read(
        () -> {
          List<Organization> found = new ArrayList<>();
          for (Organization one : organizations.values()) {
            if (member(one, user) != null) {
              found.add(one);
            }
          }
          return found;
        });
  }

  /// The organization of a slug or an id.
  public @Nullable Organization organization(String slugOrId) {
    return find(organizations.values(), one -> matches(one.slug(), one.id(), slugOrId));
  }

  public @Nullable Organization organization(long id) {
    return found(organizations, id);
  }

  /// Founds an organization with its owner as the first member.
  public Organization addOrganization(String slug, String name, User owner)
      throws SlugTakenException {
    Organization added =
        guard.write(
            () -> {
              if (organization(slug) != null) {
                return null;
              }
              Organization made =
                  new Organization(sequences.next("organization"), slug, name, clock.instant());
              organizations.put(made.id(), made);
              join(made, owner, "owner");
              return made;
            });
    if (added == null) {
      throw new SlugTakenException("The slug \"" + slug + "\" is already in use.");
    }
    return added;
  }

  public List<User> users() {
    return guard.read(() -> List.copyOf(users.values()));
  }

  public @Nullable User user(long id) {
    return found(users, id);
  }

  /// The user with an id, e-mail address or user name.
  public @Nullable User user(String idOrEmail) {
    return find(
        users.values(),
        one ->
            one.email().equalsIgnoreCase(idOrEmail) || Long.toString(one.id()).equals(idOrEmail));
  }

  public User addUser(String name, String email) {
    return guard.write(
        () -> {
          User made = new User(sequences.next("user"), name, email, clock.instant());
          users.put(made.id(), made);
          return made;
        });
  }

  /// The members of an organization by name of their e-mail address.
  public List<Member> members(Organization organization) {
    return guard.read(
        () -> {
          List<Member> found = new ArrayList<>();
          for (Member one : members.values()) {
            if (one.organizationId() == organization.id()) {
              found.add(one);
            }
          }
          found.sort(Comparator.comparing(this::email));
          return found;
        });
  }

  private String email(Member member) {
    User user = users.get(member.userId());
    return user == null ? "" : user.email();
  }

  public @Nullable Member member(Organization organization, User user) {
    return find(
        members.values(),
        one -> one.organizationId() == organization.id() && one.userId() == user.id());
  }

  public @Nullable Member member(Organization organization, String memberId) {
    return find(
        members.values(),
        one ->
            one.organizationId() == organization.id() && Long.toString(one.id()).equals(memberId));
  }

  /// Makes a user a member, or gives a member another role.
  public Member join(Organization organization, User user, String role) {
    return guard.write(
        () -> {
          Member before = member(organization, user);
          long id = before == null ? sequences.next("member") : before.id();
          Member made = new Member(id, organization.id(), user.id(), role, clock.instant());
          members.put(id, made);
          return made;
        });
  }

  /// The teams of an organization by slug.
  public List<Team> teams(Organization organization) {
    return guard.read(
        () -> {
          List<Team> found = new ArrayList<>();
          for (Team one : teams.values()) {
            if (one.organizationId() == organization.id()) {
              found.add(one);
            }
          }
          found.sort(Comparator.comparing(Team::slug));
          return found;
        });
  }

  public @Nullable Team team(long id) {
    return found(teams, id);
  }

  public @Nullable Team team(Organization organization, String slugOrId) {
    return find(
        teams.values(),
        one ->
            one.organizationId() == organization.id() && matches(one.slug(), one.id(), slugOrId));
  }

  /// @param creator who becomes its first member, null for nobody
  public Team addTeam(Organization organization, String slug, String name, @Nullable User creator)
      throws SlugTakenException {
    Team added =
        guard.write(
            () -> {
              if (team(organization, slug) != null) {
                return null;
              }
              Map<Long, String> roles =
                  creator == null ? Map.of() : Map.of(creator.id(), "contributor");
              Team made =
                  new Team(
                      sequences.next("team"),
                      organization.id(),
                      slug,
                      name,
                      clock.instant(),
                      roles);
              teams.put(made.id(), made);
              return made;
            });
    if (added == null) {
      throw new SlugTakenException("A team with this slug already exists.");
    }
    return added;
  }

  /// Puts a user into a team as `contributor` or `admin`; null takes the user out.
  public Team teamRole(Team team, User user, @Nullable String role) {
    return guard.write(
        () -> {
          Map<Long, String> roles = new HashMap<>(teams.getOrDefault(team.id(), team).roles());
          if (role == null) {
            roles.remove(user.id());
          } else {
            roles.put(user.id(), role);
          }
          Team changed =
              new Team(
                  team.id(),
                  team.organizationId(),
                  team.slug(),
                  team.name(),
                  team.created(),
                  roles);
          teams.put(team.id(), changed);
          return changed;
        });
  }

  public void removeTeam(Team team) {
    guard.change(() -> teams.remove(team.id()));
  }

  /// Keeps an organization under its id, as the next three do with theirs.
  public void put(Organization organization) {
    guard.change(() -> organizations.put(organization.id(), organization));
  }

  public void put(User user) {
    guard.change(() -> users.put(user.id(), user));
  }

  public void put(Member member) {
    guard.change(() -> members.put(member.id(), member));
  }

  public void put(Team team) {
    guard.change(() -> teams.put(team.id(), team));
  }

  static boolean matches(String slug, long id, String slugOrId) {
    return slug.equals(slugOrId) || Long.toString(id).equals(slugOrId);
  }

  private <T> @Nullable T find(Iterable<T> all, Predicate<T> wanted) {
    return guard.<@Nullable T>read(
        () -> {
          for (T one : all) {
            if (wanted.test(one)) {
              return one;
            }
          }
          return null;
        });
  }

  private <T> @Nullable T found(Map<Long, T> all, long id) {
    return guard.<@Nullable T>read(() -> all.get(id));
  }
}
