package dev.sentrycli.cli.command.attribute;

import com.google.gson.JsonObject;
import dev.sentrycli.api.attribute.Attributes;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.organization.Fanout;
import dev.sentrycli.cli.command.BadSearch;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Feature;
import dev.sentrycli.cli.command.InProjects;
import dev.sentrycli.cli.command.PageWalk;
import dev.sentrycli.cli.command.PeriodFlag;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.linked.LinkedFlags;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.output.TypedCommand;
import dev.sentrycli.cli.query.Dataset;
import dev.sentrycli.cli.query.Period;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.setting.PageLimit;
import dev.sentrycli.cli.target.OneOrganization;
import dev.sentrycli.cli.target.Scope;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.cli.target.TargetSyntax;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Cell;
import dev.sentrycli.terminal.Block.Column;
import dev.sentrycli.terminal.Printable;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `sentry attribute list`: what can be searched for and shown of spans, logs and metrics.
public final class AttributeList implements Command<AttributeList.Options> {
  private static final String USAGE = "sentry attribute list <org>/<project>";
  private static final String RULE = "Attributes are listed of one organization at a time";
  public static final List<String> TYPES = List.of("array", "boolean", "number", "string");
  private static final String ARRAY = "array";
  private static final String USUAL_PERIOD = "7d";

  private static final Flag<Integer> LIMIT = SharedFlags.limit("attributes");
  private static final Flag<@Nullable Dataset> DATASET =
      Flag.<Dataset>value(
              "dataset",
              "spans|logs|metrics",
              "Whose attributes; those of spans otherwise",
              AttributeList::dataset)
          .letter('d');
  private static final Flag<List<String>> TYPE =
      Flag.list("type", "string,number,…", "Only those that hold string, number, boolean, array");
  private static final Flag<Period> PERIOD =
      PeriodFlag.of(USUAL_PERIOD, "Only what was seen in this time: 24h, 2026-01-01..2026-01-31");

  /// @param word a lone word that is a project, an organization, or a filter if it is neither
  /// @param types none for all
  public record Options(
      Target target,
      @Nullable String word,
      AttributeFilter filter,
      Dataset dataset,
      List<String> types,
      Period period,
      int limit,
      @Nullable String cursor) {}

  @Override
  public Usage usage() {
    return Usage.of("List the attributes there are")
        .detail(
            """
            'acme/' is an organization, 'acme/web' a project. A word behind it is a part of the \
            names, 'has:<name>' an attribute that must be there as well. Their keys can stand in \
            --query and --fields of other commands.""")
        .examples(
            "sentry attribute list acme/storefront",
            "sentry attribute list acme/ http --type number",
            "sentry attribute list acme/storefront 'order has:span.op' --dataset logs")
        .takes(
            Positional.optional("org/project", "An organization with '/', or a project"),
            Positional.optional("filter", "A part of the name, and 'has:<name>'"))
        .flags(DATASET, TYPE, PERIOD, LIMIT, SharedFlags.CURSOR, SharedFlags.FRESH)
        .field("key", "string", "How searches call it")
        .field("name", "string", "How people call it")
        .field("type", "string", "string, number, boolean or array")
        .field("source", "string", "sentry, or user for attributes of one's own")
        .optionalField("aliases", "array", "Other keys of the same");
  }

  private static Dataset dataset(String text) {
    Dataset dataset = Dataset.named(text);
    return switch (dataset) {
      case SPANS, LOGS, METRICS -> dataset;
      case null, default ->
          throw new IllegalArgumentException("it is one of spans, logs and metrics");
    };
  }

  /// What the page of a link is about; spans if that is told with no attributes.
  private static Dataset linked(Target target) {
    return switch (LinkedFlags.dataset(target)) {
      case LOGS -> Dataset.LOGS;
      case METRICS -> Dataset.METRICS;
      case null, default -> Dataset.SPANS;
    };
  }

  @Override
  public Options read(Arguments arguments) {
    List<String> types = arguments.get(TYPE);
    for (String type : types) {
      if (!TYPES.contains(type)) {
        throw new UsageException(
            UsageException.Kind.SYNTAX,
            "Failed to parse \"%s\" for type: it is one of %s"
                .formatted(type, String.join(", ", TYPES)));
      }
    }
    Dataset dataset = arguments.get(DATASET);
    String first = arguments.positional(0);
    String second = arguments.positional(1);
    boolean filterOnly = second == null && first != null && AttributeFilter.isOne(first.strip());
    String filter = filterOnly ? first : second;
    Target target = TargetSyntax.parse(filterOnly ? null : first);
    return new Options(
        target,
        second == null && target instanceof Target.Search(String word) ? word : null,
        filter == null ? AttributeFilter.NONE : AttributeFilter.parse(filter),
        dataset == null ? linked(target) : dataset,
        types,
        LinkedFlags.period(target, PERIOD, arguments),
        arguments.get(LIMIT),
        PageWalk.checked(arguments.get(SharedFlags.CURSOR)));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options asked, Session session) {
    Options options = understood(asked, session);
    OneOrganization where = session.targets().oneOrganization(options.target(), USAGE, RULE);
    List<String> types =
        options.types().isEmpty() ? TYPES : options.types().stream().sorted().toList();
    PageWalk walk =
        PageWalk.start(
            "attribute list",
            where.typed()
                + " "
                + options.dataset()
                + " "
                + types
                + " "
                + options.filter()
                + " "
                + options.period(),
            options.cursor(),
            session);
    String cursor = walk.cursor();
    AttributePages start =
        cursor == null
            ? AttributePages.first(types.size())
            : AttributePages.parse(cursor, types.size());
    List<AttributeWalk> pages =
        feature(options.dataset())
            .asked(where, session, () -> pages(where, types, start, options, session));
    List<AttributeWalk.Attribute> all = new ArrayList<>();
    pages.forEach(ofType -> all.addAll(ofType.attributes()));
    all.sort(AttributeWalk.Attribute.ORDER);
    List<AttributeWalk.Attribute> shown = all.subList(0, Math.min(all.size(), options.limit()));
    String next = AttributeWalk.next(start, pages, shown).text();
    List<JsonObject> rows = new ArrayList<>();
    shown.forEach(attribute -> rows.add(attribute.json()));
    return Result.page(
            rows,
            walk.envelope(next, false),
            look -> rows.isEmpty() ? nothing(where, options) : table(rows))
        .note(
            !rows.isEmpty(),
            PageWalk.count(rows.size(), "attribute") + (next == null ? "" : " (more available)"))
        .note(walk.hasHint(), walk.hint(call(where, options), options.limit(), LIMIT))
        .note(
            !rows.isEmpty() && options.dataset() != Dataset.METRICS,
            "Tip: 'sentry %s list <org>/<project> --query \"has:%s\"' finds what has the first"
                .formatted(
                    options.dataset() == Dataset.LOGS ? "log" : "span",
                    rows.isEmpty() ? "" : Fields.textOr(rows.getFirst(), "key", "")));
  }

  private static Feature feature(Dataset dataset) {
    return switch (dataset) {
      case LOGS -> Feature.LOGS;
      case METRICS -> Feature.METRICS;
      default -> Feature.SPANS;
    };
  }

  /// What leads to the same list.
  private static TypedCommand call(OneOrganization where, Options options) {
    TypedCommand call = new TypedCommand("attribute list").word(where.typed());
    String filter = options.filter().typed();
    if (!filter.isEmpty()) {
      call.word(filter);
    }
    call.flag("-d", options.dataset().word(), Dataset.SPANS.word());
    for (String type : options.types()) {
      call.flag("--type", type, null);
    }
    return call.flag("-t", options.period().text(), USUAL_PERIOD);
  }

  /// A lone word that names no project and no organization is a part of the names.
  private static Options understood(Options options, Session session) {
    String word = options.word();
    if (word == null) {
      return options;
    }
    Scope scope = session.targets().exactly(word);
    if (scope != null) {
      String organization = scope instanceof Scope.Organization(String all) ? all : null;
      return organization == null ? options : with(options, new Target.Org(organization), null);
    }
    session
        .notices()
        .info(
            "attribute", "'%s' is no project; looked for are attributes so called".formatted(word));
    return with(options, new Target.Detect(), word);
  }

  private static Options with(Options options, Target target, @Nullable String filter) {
    return new Options(
        target,
        null,
        filter == null ? options.filter() : AttributeFilter.parse(filter),
        options.dataset(),
        options.types(),
        options.period(),
        options.limit(),
        options.cursor());
  }

  private static List<AttributeWalk> pages(
      OneOrganization where,
      List<String> types,
      AttributePages start,
      Options options,
      Session session) {
    InProjects projects = InProjects.of(where, session);
    Attributes.Question question =
        new Attributes.Question(
            options.dataset().api(),
            options.filter().part(),
            projects.search(options.filter().having()),
            projects.ids(),
            PeriodFlag.span(options.period(), session));
    int maxPages = PageLimit.of(session.environment());
    List<AttributeWalk> pages = new ArrayList<>();
    for (Fanout.Outcome<String, AttributeWalk> outcome :
        Fanout.<String, AttributeWalk>over(
            types,
            type ->
                AttributeWalk.from(
                    start.places().get(types.indexOf(type)),
                    type,
                    options.limit(),
                    maxPages,
                    cursor ->
                        session
                            .api()
                            .attributes()
                            .page(
                                where.organization(),
                                question,
                                type,
                                Math.min(options.limit(), AttributeWalk.PAGE),
                                cursor)))) {
      AttributeWalk ofType = outcome.answer();
      if (ofType != null) {
        pages.add(ofType);
      } else if (isUnknownType(outcome, options)) {
        pages.add(AttributeWalk.NONE);
      } else if (outcome.failure() != null) {
        throw outcome.failure();
      }
    }
    return pages;
  }

  /// Older servers have no lists as values. Nobody asked for them by name.
  private static boolean isUnknownType(
      Fanout.Outcome<String, AttributeWalk> outcome, Options options) {
    return outcome.asked().equals(ARRAY)
        && !options.types().contains(ARRAY)
        && outcome.failure() instanceof ApiException.Status status
        && status.status() == 400;
  }

  private static List<Block> nothing(OneOrganization where, Options options) {
    return List.of(
        new Block.Paragraph(
            Text.of(
                "No such attributes of %s found within %s%s"
                    .formatted(
                        where.title(),
                        options.period().words(),
                        BadSearch.wording(options.filter().typed())))));
  }

  private static List<Block> table(List<JsonObject> rows) {
    List<List<Cell>> cells = new ArrayList<>();
    for (JsonObject row : rows) {
      cells.add(
          List.of(
              Cell.of(Printable.line(Fields.textOr(row, "key", ""))),
              Cell.of(Fields.textOr(row, "type", "")),
              Cell.of(Fields.textOr(row, "source", "")),
              Cell.of(Printable.line(String.join(", ", Fields.texts(row, "aliases"))))));
    }
    return List.of(
        new Block.Grid(
            List.of(
                new Column("KEY", false, true, 0),
                new Column("TYPE", false, true, 0),
                new Column("SOURCE", false, true, 0),
                new Column("ALIASES", false, false, 0)),
            cells,
            false,
            false));
  }
}
