package dev.sentrycli.cli.command;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.JsonView;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.organization.Fanout;
import dev.sentrycli.api.organization.Organization;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.output.Format;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.output.TypedCommand;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.state.SeenNames;
import dev.sentrycli.cli.target.ProjectTarget;
import dev.sentrycli.cli.target.Scope;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.cli.target.TargetException;
import dev.sentrycli.cli.target.TargetSyntax;
import dev.sentrycli.cli.target.Wildcard;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.grammar.UsageException.Kind;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lists what organizations have: a page of one organization, what a name or a pattern fits, or
/// what there is in all of them.
public abstract class OwnedList<T extends JsonView> implements Command<OwnedList.Options> {
  private final Owned<T> kind;
  private final Flag<Integer> limit;

  /// @param limit how many of them to show
  protected OwnedList(Owned<T> kind, Flag<Integer> limit) {
    this.kind = kind;
    this.limit = limit;
  }

  /// What the command line says.
  public record Options(Target target, int limit, @Nullable String cursor) {}

  /// What was found, as JSON shows it.
  ///
  /// @param remarks what there is to say about what was asked for
  /// @param more whether there is more than was asked of the server
  private record Found(Map<String, JsonObject> rows, List<String> remarks, boolean more) {
    Found(List<String> remarks) {
      this(new LinkedHashMap<>(), remarks, false);
    }

    <T extends JsonView> Found add(String organization, List<T> things) {
      for (T thing : things) {
        JsonObject row = Fields.with(thing.json(), "orgSlug", organization);
        rows.putIfAbsent(organization + "\n" + Fields.textOr(row, "id", row.toString()), row);
      }
      return this;
    }
  }

  /// @throws UsageException if a cursor is given for something that has no pages
  @Override
  public final Options read(Arguments arguments) {
    Target target = TargetSyntax.parse(arguments.positional(0));
    String cursor = PageWalk.checked(arguments.get(SharedFlags.CURSOR));
    if (cursor != null && !isOrganization(target)) {
      String organization = target instanceof Target.Search(String word) ? word : "<org>";
      throw new UsageException(
          Kind.VALUE,
          "--cursor needs a whole organization to walk through",
          (target instanceof Target.Search ? "Did you mean '" : "write '")
              + call(organization + "/ --cursor " + cursor)
              + (target instanceof Target.Search ? "'?" : "'"));
    }
    return new Options(target, arguments.get(limit), cursor);
  }

  private static boolean isOrganization(Target target) {
    return target instanceof Target.Org
        || (target instanceof Target.FromUrl link && link.written() instanceof Target.Org);
  }

  @Override
  public final boolean takesLinks() {
    return true;
  }

  @Override
  public final Result run(Options options, Session session) {
    return switch (session.targets().narrowed(options.target())) {
      case Target.Org(String organization) -> page(organization, options, session);
      case Target.Detect _ -> detected(options, session);
      case Target.Explicit(String organization, List<String> names) -> {
        Found found = new Found(new ArrayList<>());
        names.forEach(name -> addNamed(found, organization, name, session));
        yield whole(found, " in " + organization, "", options, session);
      }
      case Target.Search(String word) -> {
        if (kind.siblings().contains(word)) {
          session
              .notices()
              .info("target", "'" + word + "' is a command, not a project: all are listed");
          yield detected(options, session);
        }
        Scope exact = session.targets().exactly(word);
        yield exact == null ? called(word, options, session) : within(exact, options, session);
      }
      case Target.DisplayName(String name) -> called(name, options, session);
      case Target.ProjectId _, Target.DsnOrg _, Target.Glob _, Target.Several _, Target.FromUrl _ ->
          within(session.targets().listed(options.target(), call("<org>/")), options, session);
    };
  }

  private Result within(Scope scope, Options options, Session session) {
    return switch (scope) {
      case Scope.Organization(String organization) -> page(organization, options, session);
      case Scope.Projects(List<ProjectTarget> projects) -> {
        Found found = new Found(new ArrayList<>());
        for (ProjectTarget project : projects) {
          addNamed(found, project.organization(), project.project(), session);
        }
        yield whole(found, " in these projects", "", options, session);
      }
      case Scope.Fitting(String organization, String pattern) -> {
        List<T> fitting = new ArrayList<>();
        for (T thing :
            asked(organization, session, () -> kind.mayFit(session.api(), organization, pattern))) {
          if (kind.names(thing).stream().anyMatch(name -> Wildcard.matches(pattern, name))) {
            fitting.add(thing);
          }
        }
        yield whole(
            new Found(List.of()).add(organization, fitting),
            " in " + organization + " for '" + pattern + "'",
            " matching '" + pattern + "'",
            options,
            session);
      }
      case Scope.Everything _ -> throw new IllegalStateException("nobody asked for everything");
    };
  }

  private <A> A asked(String organization, Session session, Supplier<A> question) {
    Feature feature = kind.feature();
    return feature == null
        ? RefusedException.unlessMissing(organization, session, question)
        : feature.asked(organization, session, question);
  }

  /// Those of a project; in its place those that are called so, or else all.
  private void addNamed(Found found, String organization, String name, Session session) {
    List<T> things = kind.ofProject(session.api(), organization, name);
    if (things == null) {
      things = asked(organization, session, () -> kind.called(session.api(), organization, name));
      String none = "No " + kind.one() + " '" + name + "' in '" + organization + "'";
      if (things.isEmpty()) {
        things = kind.all(session.api(), organization);
        found
            .remarks()
            .add(
                kind.isOfProjects()
                    ? "No project or "
                        + kind.one()
                        + " '"
                        + name
                        + "' in '"
                        + organization
                        + "'. Showing all its "
                        + kind.many()
                    : none + ". Showing all its " + kind.many() + kind.allInstead());
      } else if (kind.isOfProjects()) {
        found
            .remarks()
            .add(
                "No project '"
                    + name
                    + "' in '"
                    + organization
                    + "'. Showing "
                    + kind.many()
                    + " matching '"
                    + name
                    + "'");
      }
    }
    found.add(organization, things);
  }

  /// Those of this name in all organizations.
  private Result called(String word, Options options, Session session) {
    List<String> organizations =
        session.targets().organizations().stream().map(Organization::slug).toList();
    Found found = new Found(new ArrayList<>());
    for (var outcome :
        Several.answered(
            Fanout.<String, List<T>>over(
                organizations, organization -> kind.called(session.api(), organization, word)),
            session)) {
      found.add(outcome.asked(), answer(outcome));
    }
    if (!found.rows().isEmpty()) {
      return whole(found, "", " matching '" + word + "'", options, session);
    }
    try {
      return within(session.targets().listed(options.target(), call("<org>/")), options, session);
    } catch (TargetException missing) {
      NothingCalledSo nothing = new NothingCalledSo(kind, word, missing);
      if (session.format() == Format.JSON) {
        // Nothing is an answer to a search, too; people are told what there is instead.
        session.notices().warn("target", String.valueOf(nothing.getMessage()));
        return Result.listing(List.of(), look -> List.of());
      }
      throw nothing;
    }
  }

  private Result detected(Options options, Session session) {
    Scope scope = session.targets().scopeOrEverything(new Target.Detect(), call("<org>/"));
    List<String> organizations =
        switch (scope) {
          case Scope.Organization(String organization) -> List.of(organization);
          case Scope.Fitting(String organization, String _) -> List.of(organization);
          case Scope.Everything(List<String> all) -> all;
          case Scope.Projects(List<ProjectTarget> projects) -> {
            Set<String> owners = new LinkedHashSet<>();
            projects.forEach(project -> owners.add(project.organization()));
            yield List.copyOf(owners);
          }
        };
    Map<String, JsonObject> rows = new LinkedHashMap<>();
    boolean more = false;
    for (var outcome :
        Several.answered(
            Fanout.<String, Slice<T>>over(
                organizations,
                organization ->
                    asked(
                        organization,
                        session,
                        () -> kind.first(session.api(), organization, options.limit()))),
            session)) {
      Slice<T> slice = answer(outcome);
      more |= slice.hasMore();
      new Found(rows, List.of(), false).add(outcome.asked(), slice.items());
    }
    String where = organizations.size() == 1 ? " in " + organizations.getFirst() : "";
    return whole(new Found(rows, List.of(), more), where, "", options, session);
  }

  private static <A, B> B answer(Fanout.Outcome<A, B> outcome) {
    B answer = outcome.answer();
    if (answer == null) {
      throw new IllegalStateException("no answer about " + outcome.asked());
    }
    return answer;
  }

  private Result page(String organization, Options options, Session session) {
    PageWalk walk = PageWalk.start(kind.command(), organization + "/", options.cursor(), session);
    Supplier<Slice<T>> question =
        () -> kind.page(session.api(), organization, options.limit(), walk.cursor());
    Slice<T> slice =
        kind.isRefusedByServer()
            ? RefusedException.orRefused(organization, session, question)
            : asked(organization, session, question);
    List<JsonObject> rows = new ArrayList<>();
    slice.items().forEach(thing -> rows.add(Fields.with(thing.json(), "orgSlug", organization)));
    remember(rows, session);
    return Result.page(
            rows,
            walk.envelope(slice.next(), slice.hasPrevious()),
            look -> blocks(rows, List.of(), " in " + organization, look))
        .note(!rows.isEmpty(), count(rows.size()) + (slice.hasMore() ? " (more available)" : ""))
        .note(
            walk.hasHint(),
            walk.hint(
                new TypedCommand(kind.command()).word(organization + "/"), options.limit(), limit));
  }

  /// @param where looked at, for the sentence that nothing was found
  /// @param which of them are shown, for the sentence that counts them
  private Result whole(Found found, String where, String which, Options options, Session session) {
    List<JsonObject> all = List.copyOf(found.rows().values());
    List<JsonObject> shown = all.subList(0, Math.min(options.limit(), all.size()));
    remember(shown, session);
    if (session.format() == Format.JSON) {
      found.remarks().forEach(remark -> session.notices().warn("target", remark));
    }
    boolean cut = found.more() || shown.size() < all.size();
    return Result.listing(shown, look -> blocks(shown, found.remarks(), where, look))
        .note(!shown.isEmpty(), count(shown.size()) + which + (cut ? "; --limit shows more" : ""));
  }

  private List<Block> blocks(List<JsonObject> rows, List<String> remarks, String where, Look look) {
    List<Block> blocks = new ArrayList<>();
    remarks.forEach(remark -> blocks.add(new Block.Paragraph(Text.of(remark))));
    if (rows.isEmpty()) {
      blocks.add(new Block.Paragraph(Text.of("No " + kind.many() + " found" + where)));
    } else {
      blocks.addAll(kind.table(rows, look));
    }
    return blocks;
  }

  private String count(int number) {
    return PageWalk.count(number, kind.one(), kind.many());
  }

  private String call(String target) {
    return "sentry " + kind.command() + " " + target;
  }

  private static void remember(List<JsonObject> rows, Session session) {
    Map<String, String> known = session.seenNames().of(SeenNames.Kind.ORGANIZATIONS);
    Map<String, String> seen = new LinkedHashMap<>();
    for (JsonObject row : rows) {
      String organization = Fields.textOr(row, "orgSlug", "");
      if (!known.containsKey(organization)) {
        seen.put(organization, organization);
      }
    }
    session.seenNames().add(SeenNames.Kind.ORGANIZATIONS, seen);
  }

  private static final class NothingCalledSo extends Failure {
    private NothingCalledSo(Owned<?> kind, String word, TargetException missing) {
      super(
          Exit.RESOLUTION,
          "No project or " + kind.one() + " '" + word + "' is there, or this account can't see it",
          missing.details(),
          hints(kind, missing));
    }

    private static List<String> hints(Owned<?> kind, TargetException missing) {
      List<String> hints = new ArrayList<>();
      for (String hint : missing.hints()) {
        if (hint.startsWith("Did you mean")) {
          hints.add(hint);
        }
      }
      hints.add("'sentry " + kind.command() + "' shows the " + kind.many());
      return hints;
    }
  }
}
