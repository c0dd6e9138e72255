package dev.sentrycli.cli.recovery;

import com.google.gson.JsonObject;
import dev.sentrycli.api.explore.TableQuery;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.time.TimeSpan;
import dev.sentrycli.cli.command.InProjects;
import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.ProjectTarget;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Completes ids of which only a piece is known, by looking through the newest things there are.
public final class IdFinder {
  private static final int SHOWN = 5;

  private final Session session;
  private final IdKind kind;

  public IdFinder(IdKind kind, Session session) {
    this.kind = kind;
    this.session = session;
  }

  /// The id that is meant.
  ///
  /// @param project that it is looked for in; null if nobody named one, so that a piece can't be
  ///   completed
  /// @param command that shows the thing of an id
  /// @throws IdException if none fits, or several do
  public String find(
      WrittenId written, @Nullable ProjectTarget project, UnaryOperator<String> command) {
    return switch (written) {
      case WrittenId.Known known -> {
        if (known.remark() != null) {
          session.notices().warn(kind.word(), known.remark());
        }
        yield known.id();
      }
      case WrittenId.OfSpan span -> traceOf(span, project);
      case WrittenId.Piece piece -> completed(piece, project, command);
    };
  }

  private String traceOf(WrittenId.OfSpan written, @Nullable ProjectTarget project) {
    IdException refusal =
        IdException.none(
            kind,
            written.word(),
            ": it looks like a span id",
            "'sentry trace view <org>/<project> %s' finds the trace of a span"
                .formatted(written.span()));
    if (project == null) {
      throw refusal;
    }
    TableQuery query =
        TableQuery.of("spans", List.of("trace", "timestamp"), TimeSpan.last("30d"))
            .where("id:" + written.span())
            .sortedBy("-timestamp");
    Set<String> found = looked("trace", query, null, project, 10, refusal);
    if (found.isEmpty()) {
      throw IdException.notFound(kind, written.word(), "the spans of '" + project + "' of 30 days");
    }
    String trace = found.iterator().next();
    session
        .notices()
        .warn(
            kind.word(),
            "%s is the id of a span; this is its trace %s".formatted(written.span(), trace));
    return trace;
  }

  private String completed(
      WrittenId.Piece piece, @Nullable ProjectTarget project, UnaryOperator<String> command) {
    int known = piece.start().length() + piece.end().length();
    IdException refusal =
        IdException.none(
            kind,
            piece.word(),
            ": it has " + known + " digits",
            "with '<org>/<project>' before it, it is completed if only one fits");
    if (project == null) {
      throw refusal;
    }
    Scan scan = Scan.of(kind, project);
    String id =
        among(
            piece,
            kind,
            looked(scan.column(), scan.query(), scan.older(), project, scan.rows(), refusal),
            command);
    if (id == null) {
      throw IdException.notFound(kind, piece.word(), scan.looked());
    }
    session
        .notices()
        .warn(
            kind.word(),
            "'%s' is taken for the %s id %s"
                .formatted(Slug.printable(piece.word()), kind.word(), id));
    return id;
  }

  /// The one id that a piece fits; null if it fits none.
  ///
  /// @param command that shows the thing of an id
  /// @throws IdException if it fits several
  public static @Nullable String among(
      WrittenId.Piece piece, IdKind kind, Iterable<String> ids, UnaryOperator<String> command) {
    List<String> fitting = new ArrayList<>();
    for (String id : ids) {
      if (id.startsWith(piece.start()) && id.endsWith(piece.end())) {
        fitting.add(id);
      }
    }
    if (fitting.size() > 1) {
      throw IdException.ambiguous(
          kind, piece.word(), fitting.size(), fitting.stream().limit(SHOWN).map(command).toList());
    }
    return fitting.isEmpty() ? null : fitting.getFirst();
  }

  /// The ids in a column, each once, newest first.
  private Set<String> looked(
      String column,
      TableQuery query,
      @Nullable TableQuery older,
      ProjectTarget project,
      int rows,
      IdException refusal) {
    Set<String> found = new LinkedHashSet<>();
    try {
      InProjects projects = InProjects.of(List.of(project), session);
      for (JsonObject row :
          session
              .api()
              .explore()
              .table(
                  project.organization(),
                  within(projects, query),
                  older == null ? null : within(projects, older),
                  rows,
                  null)
              .rows()
              .items()) {
        String id = Fields.textOrNull(row, column);
        if (id != null) {
          found.add(id.replace("-", ""));
        }
      }
    } catch (ApiException unavailable) {
      session.notices().debug(kind.word(), "Not looked for: " + unavailable.getMessage());
      throw refusal;
    }
    return found;
  }

  private static TableQuery within(InProjects projects, TableQuery query) {
    return query.where(projects.search(query.query())).in(projects.ids());
  }

  /// What is looked through.
  ///
  /// @param older the same for servers without this dataset, or null
  private record Scan(
      String column, TableQuery query, @Nullable TableQuery older, int rows, String looked) {
    static Scan of(IdKind kind, ProjectTarget project) {
      return switch (kind) {
        case EVENT ->
            new Scan(
                "id",
                query("errors", "id", "90d"),
                null,
                100,
                looked(100, "events", "90d", project));
        case TRACE ->
            new Scan(
                "trace",
                query("spans", "trace", "30d"),
                query("transactions", "trace", "30d"),
                100,
                looked(100, "spans", "30d", project));
        case LOG ->
            new Scan(
                "sentry.item_id",
                query("logs", "sentry.item_id", "30d"),
                query("ourlogs", "sentry.item_id", "30d"),
                1000,
                looked(1000, "logs", "30d", project));
        case REPLAY, SPAN ->
            throw new IllegalArgumentException(kind.word() + " ids are not looked for here");
      };
    }

    private static TableQuery query(String dataset, String column, String period) {
      return TableQuery.of(dataset, List.of(column, "timestamp"), TimeSpan.last(period))
          .sortedBy("-timestamp");
    }

    private static String looked(int rows, String things, String period, ProjectTarget project) {
      return "the last %d %s of '%s', at most %s old".formatted(rows, things, project, period);
    }
  }
}
