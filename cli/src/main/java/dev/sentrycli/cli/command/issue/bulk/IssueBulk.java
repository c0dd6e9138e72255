package dev.sentrycli.cli.command.issue.bulk;

import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.issue.Issue;
import dev.sentrycli.api.issue.IssueSearch;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.cli.command.BadSearch;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Consent;
import dev.sentrycli.cli.command.PeriodFlag;
import dev.sentrycli.cli.command.Waiting;
import dev.sentrycli.cli.command.issue.bulk.BatchRun.Pace;
import dev.sentrycli.cli.command.issue.bulk.BatchRun.Summary;
import dev.sentrycli.cli.command.issue.bulk.BulkPlan.Planned;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.query.SearchQuery;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.setting.Setting;
import dev.sentrycli.cli.setting.Source;
import dev.sentrycli.cli.target.OneOrganization;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.grammar.UsageException.Kind;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.prompt.LastWords;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// `sentry issue bulk`: changes all issues of a search, after a plan that can be looked at, carried
/// out piece by piece, and taken back.
public final class IssueBulk implements Command<IssueBulk.Options> {
  private static final String USAGE = "sentry issue bulk <org>/<project> --query <search>";

  /// Options of a run.
  ///
  /// @param sure whether nobody has to be asked
  /// @param overwrites whether issues count that somebody has changed since the plan
  public record Options(BulkWork work, Pace pace, boolean sure, boolean overwrites) {}

  /// Issues a search found.
  private record Found(List<Planned> planned, int alike, boolean more) {}

  @Override
  public Usage usage() {
    return Usage.of("Change all issues of a search, with a plan and a way back")
        .detail(
            """
            With --plan nothing is changed: the issues and their present state are written to a \
            file, to be looked at and carried out with --apply. Without it both happens in one go, \
            after a question. Either way the file is what --undo puts the issues back with.

            Changes are sent in batches, with a pause between them. A run that is cut off is \
            continued by the same --apply or --undo. Issues that somebody has changed since the \
            plan are left alone and named.""")
        .examples(
            "sentry issue bulk acme/web --query 'is:unresolved lastSeen:+30d' --archive --plan",
            "sentry issue bulk --apply issue-bulk-archive-20261125-120000.json",
            "sentry issue bulk --undo issue-bulk-archive-20261125-120000.json",
            "sentry issue bulk acme/ --query 'is:unresolved browser:Opera' --assign '#web' --yes",
            "sentry issue bulk acme/web --query 'release:1.2' --resolve --in 1.3 --dry-run")
        .takes(
            Positional.optional("org/project", "Where to search; or 'undo', before a file"),
            Positional.optional("file", "The plan to undo, after the word 'undo'"))
        .flags(BulkFlags.all())
        .field("mode", "string", "plan, apply or undo")
        .field("plan", "string", "The file with the plan, which --undo takes")
        .field("org", "string", "The organization")
        .optionalField("projects", "array", "The projects a plan is about; none for all")
        .field("action", "object", "What is done: name, value, changes")
        .field("total", "number", "How many issues the plan has")
        .optionalField("issues", "array", "The issues of a plan with their present state")
        .optionalField("applied", "array", "Those that were changed: id, shortId")
        .optionalField("undone", "array", "Those that were put back")
        .optionalField("skipped", "array", "Those left alone: id, shortId, reason")
        .optionalField("failed", "array", "Those the server refused: id, shortId, reason")
        .optionalField("remaining", "array", "Those this run did not come to");
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(
        BulkFlags.work(arguments),
        new Pace(
            arguments.get(BulkFlags.BATCH),
            Duration.ofSeconds(arguments.get(BulkFlags.PAUSE)),
            arguments.get(Consent.DRY_RUN)),
        Consent.given(arguments),
        arguments.get(BulkFlags.OVERWRITE));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public boolean maybeOfFolder(Options options) {
    return options.work() instanceof BulkWork.Fresh; // a plan says itself where it belongs
  }

  @Override
  public boolean asksAfresh() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    return switch (options.work()) {
      case BulkWork.Fresh fresh -> fresh(fresh, options, session);
      case BulkWork.Stored stored -> {
        Path path = session.environment().workingFolder().resolve(stored.file());
        try (PlanFile file = PlanFile.open(path, session.environment())) {
          requireSamePlace(file, stored.target(), session);
          yield carriedOut(file, stored.undoes(), options, session);
        }
      }
    };
  }

  private static Result fresh(BulkWork.Fresh fresh, Options options, Session session) {
    OneOrganization place =
        session
            .targets()
            .strictly()
            .oneOrganization(
                fresh.target(), USAGE, "Issues are changed in one organization at a time");
    BulkAction action = fresh.wish().in(place.organization(), session);
    String query =
        SearchQuery.rewrite(fresh.query(), warning -> session.notices().warn("query", warning));
    Found found = found(place, query, fresh, action, session);
    BulkPlan plan =
        new BulkPlan(
            session.base().value().toString(),
            place.organization(),
            slugs(place),
            query,
            session.environment().clock().instant().toString(),
            action,
            found.planned());
    boolean dryRun = options.pace().dryRun();
    if (fresh.plan() != null || dryRun || plan.issues().isEmpty()) {
      Path file = null;
      if (fresh.plan() != null && !dryRun && !plan.issues().isEmpty()) {
        try (PlanFile written = PlanNames.chosen(fresh.plan(), plan, session)) {
          file = written.path();
        }
      }
      Result planned =
          BulkOutcome.planned(
              plan, file, found.alike(), found.more(), fresh.limit(), fresh.period());
      return plan.issues().isEmpty() && found.alike() == 0
          ? BadSearch.foundNothing(planned, null, fresh.query())
          : planned;
    }
    if (found.more()) {
      session.notices().warn("bulk", BulkOutcome.moreThan(fresh.limit()));
    }
    if (!consents(plan.issues(), plan, false, options, session)) {
      return Result.detail(
          BulkOutcome.json(plan, null, found.alike(), found.more()), look -> List.of());
    }
    try (PlanFile file = PlanNames.record(plan, session)) {
      session.notices().info("bulk", "The way back is kept in " + file.path());
      Course course = course(file, false, options, session);
      return done(file, course, false, options, session);
    }
  }

  private static List<String> slugs(OneOrganization place) {
    List<String> slugs = new ArrayList<>();
    place.projects().forEach(project -> slugs.add(project.project()));
    return slugs;
  }

  private static Found found(
      OneOrganization place,
      String query,
      BulkWork.Fresh fresh,
      BulkAction action,
      Session session) {
    IssueSearch search =
        IssueSearch.everything()
            .in(session.targets().ids(place.projects()))
            .matching(query)
            .sortedBy("date")
            .during(PeriodFlag.span(fresh.period(), session))
            .withoutStatistics();
    Slice<Issue> slice;
    try {
      slice = session.api().issues().upTo(place.organization(), search, fresh.limit());
    } catch (ApiException.Status refused) {
      throw BadSearch.or(refused, query);
    }
    List<Planned> planned = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    int alike = 0;
    for (Issue issue : slice.items()) {
      IssueState state = IssueState.of(issue.json());
      if (!seen.add(issue.id())) {
        continue;
      }
      if (action.isReachedBy(state)) {
        alike++;
      } else {
        String shortId = issue.shortId();
        planned.add(
            new Planned(
                issue.id(),
                shortId == null ? issue.id() : shortId,
                issue.title(),
                issue.projectId(),
                state));
      }
    }
    return new Found(planned, alike, slice.hasMore());
  }

  /// A plan is carried out where it was made and nowhere else.
  private static void requireSamePlace(PlanFile file, Target target, Session session) {
    BulkPlan plan = file.plan();
    String instance = session.base().value().toString();
    if (!plan.instance().equals(instance)) {
      throw BulkException.otherInstance(file.path(), plan.instance(), instance);
    }
    Setting<String> project = session.places().project();
    if (project != null && project.source() instanceof Source.Flag) {
      throw new UsageException(
          Kind.SYNTAX,
          "--project has no effect here: the plan names its issues",
          "leave out --project");
    }
    Setting<String> chosen = session.places().organization();
    String named =
        target instanceof Target.Detect
            ? chosen != null && chosen.source() instanceof Source.Flag ? chosen.value() : null
            : session.targets().organization(target, USAGE);
    if (named != null && !named.equals(plan.organization())) {
      throw BulkException.otherOrganization(file.path(), plan.organization(), named);
    }
  }

  private static Result carriedOut(
      PlanFile file, boolean undoes, Options options, Session session) {
    Course course = course(file, undoes, options, session);
    List<Planned> candidates = batches(file, course, options, session).candidates();
    if (candidates.isEmpty()) {
      String sentence = undoes ? "Nothing is left to be put back" : "Nothing is left to be done";
      return Result.detail(
          BulkOutcome.json(file, Summary.NOTHING, undoes, options.pace().dryRun()),
          look -> List.of(new Block.Paragraph(Text.of(sentence))));
    }
    if (!options.pace().dryRun() && !consents(candidates, file.plan(), undoes, options, session)) {
      return Result.detail(
          BulkOutcome.json(file, Summary.NOTHING, undoes, false), look -> List.of());
    }
    return done(file, course, undoes, options, session);
  }

  private static boolean consents(
      List<Planned> candidates, BulkPlan plan, boolean undoes, Options options, Session session) {
    String issues = BulkOutcome.count(candidates.size()) + " " + plan.place();
    if (!options.sure() && session.console().isInteractive()) {
      session.console().err(BulkOutcome.sample(candidates));
    }
    String deed = undoes ? "put back as they were" : plan.action().participle();
    return Consent.toDo(
        options.sure(),
        issues + " would be " + deed,
        "Should " + issues + " be " + deed + "?",
        session);
  }

  private static Course course(PlanFile file, boolean undoes, Options options, Session session) {
    BulkAction action = file.plan().action();
    return undoes
        ? new Course.Undoing(action, session.environment().clock().instant(), options.overwrites())
        : new Course.Applying(action, action.changes(session.environment()), options.overwrites());
  }

  private static BatchRun batches(PlanFile file, Course course, Options options, Session session) {
    return new BatchRun(
        session.api().issues(),
        file,
        course,
        options.pace(),
        Waiting.real(),
        text -> session.notices().info("bulk", text));
  }

  private static Result done(
      PlanFile file, Course course, boolean undoes, Options options, Session session) {
    Summary summary;
    String path = file.path().toString();
    String words =
        options.pace().dryRun()
            ? "Cut off: nothing was changed"
            : "Cut off: 'sentry issue bulk %s %s' goes on with what is left%s"
                .formatted(
                    undoes ? "--undo" : "--apply",
                    path,
                    undoes ? "" : ", 'sentry issue bulk --undo " + path + "' goes back");
    try (LastWords _ = LastWords.of(session.console(), words)) {
      summary = batches(file, course, options, session).run();
    } catch (ApiException failure) {
      if (!options.pace().dryRun()) {
        String again = (undoes ? "--undo " : "--apply ") + file.path();
        session.notices().warn("bulk", "'sentry issue bulk " + again + "' tries it again");
      }
      throw failure;
    }
    return BulkOutcome.done(file, summary, undoes, options.pace().dryRun());
  }
}
