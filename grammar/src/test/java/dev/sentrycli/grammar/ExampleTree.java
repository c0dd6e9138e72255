package dev.sentrycli.grammar;

import java.util.ArrayList;
import java.util.List;

/// A program small enough to know by heart that has one of everything a tree can declare.
public final class ExampleTree {
  public static final Flag<Boolean> JSON = Flag.toggle("json", "Print JSON");
  public static final Flag<List<String>> FIELDS =
      Flag.list("fields", "a,b.c", "Fields of the JSON to print");
  public static final Flag<Boolean> VERBOSE =
      Flag.toggle("verbose", "Tell what happens").letter('v').hide();
  public static final Flag<String> LEVEL =
      Flag.choice("log-level", List.of("error", "warn", "debug"), "warn", "How much to tell")
          .hide();
  public static final Flag<@org.jspecify.annotations.Nullable String> ORG =
      Flag.text("org", "slug", "The organization meant").hide();

  public static final Flag<Integer> LIMIT =
      Flag.count("limit", 25, 1, 1000, "How many to show at most").letter('n');
  public static final Flag<Integer> PER_PAGE =
      Flag.count("per-page", 100, 1, 100, "How many to ask for at once");
  public static final Flag<String> SORT =
      Flag.choice("sort", List.of("date", "new", "freq", "user"), "date", "What comes first")
          .letter('s');
  public static final Flag<@org.jspecify.annotations.Nullable String> QUERY =
      Flag.text("query", "query", "What to search for").letter('q');
  public static final Flag<Boolean> WEB = Flag.toggle("web", "Open it in the browser").letter('w');
  public static final Flag<Boolean> FRESH =
      Flag.toggle("fresh", "Ask the server even if the answer is known").letter('f');
  public static final Flag<Integer> FOLLOW =
      Flag.count("follow", 0, 1, 60, "Go on, looking every so many seconds").letter('f').bare("2");
  public static final Flag<List<String>> TAG =
      Flag.texts("tag", "key:value", "A tag to add").letter('t');
  public static final Flag<Boolean> NO_ENVIRON =
      Flag.toggle("no-environ", "Leave the environment out");
  public static final Flag<@org.jspecify.annotations.Nullable String> DATA =
      Flag.text("data", "body", "What to send").letter('d');
  public static final Flag<Boolean> OWN_VERBOSE = Flag.toggle("verbose", "Show the exchange");
  public static final Flag<@org.jspecify.annotations.Nullable String> VERIFY =
      Flag.text("verify", "how", "How to check it").letter('v');
  public static final Flag<@org.jspecify.annotations.Nullable String> NAME =
      Flag.text("name", "text", "What to call it").mandatory();
  public static final Flag<Boolean> YES = Flag.toggle("yes", "Do not ask").letter('y');
  public static final Flag<@org.jspecify.annotations.Nullable String> OUTPUT =
      Flag.text("output", "file", "Where to write").letter('o');

  /// A command that is nothing but its usage.
  public record Call(String name, Usage usage) implements Described {}

  /// The commands made so far, in order.
  public final List<String> made = new ArrayList<>();

  public ExampleTree() {}

  public Tree<Call> tree() {
    return Tree.<Call>of("sentry", "A command line for people who run Sentry themselves", "1.2.3")
        .chapter("Issues and events", issue(), event(), log())
        .chapter("Organization", org(), alert())
        .chapter("The instance and this program", api(), sourcemap(), cli())
        .shortcut("issues", "issue", "list")
        .shortcut("orgs", "org", "list")
        .shortcut("sourcemaps", "sourcemap")
        .globals(JSON, FIELDS, VERBOSE, LEVEL, ORG)
        .variables(
            List.of(
                new Tree.Variable(
                    "SENTRY_HOST", "The server to talk to", "Where the server is.", "sentry.acme"),
                new Tree.Variable("SENTRY_AUTH_TOKEN", "The token to use", "A token.", "")))
        .examples("sentry issue list acme/ # what is broken", "sentry org list");
  }

  private Group<Call> issue() {
    return Group.<Call>of(
            "issue",
            "Search, read and change issues",
            route(
                    "list",
                    Usage.of("List issues")
                        .detail("The issues of one project or of all.\n\nNewest first.")
                        .examples(
                            "sentry issue list acme/",
                            "sentry issue list acme/web --sort freq # most frequent")
                        .flags(QUERY, LIMIT, SORT, PER_PAGE, FRESH)
                        .takes(Positional.optional("org/project", "Where to look"))
                        .field("shortId", "string", "What people call it")
                        .optionalField("assignedTo", "object", "Who has it"))
                .aliases("ls"),
            route(
                    "view",
                    Usage.of("Show one issue")
                        .flags(WEB, FRESH)
                        .takes(
                            Positional.oneOrMore("issue", "Which issue")
                                .missing("Issue ID is required")))
                .aliases("show"),
            route(
                "merge",
                Usage.of("Merge issues")
                    .takes(Positional.oneOrMore("issue", "Which issues"))
                    .asDestructive()),
            route(
                "resolve", Usage.of("Resolve an issue").takes(Positional.required("issue", "It"))))
        .fallback("view");
  }

  private Group<Call> event() {
    return Group.<Call>of(
            "event",
            "Read and send events",
            route(
                "view",
                Usage.of("Show one event")
                    .takes(
                        Positional.optional("target", "Where to look"),
                        Positional.anyNumber("event-id", "Which events"))),
            route(
                "send",
                Usage.of("Send an event")
                    .flags(TAG, NO_ENVIRON)
                    .takes(Positional.anyNumber("file", "What to send"))))
        .fallback("view");
  }

  private Group<Call> log() {
    return Group.<Call>of(
            "log",
            "Read logs",
            route(
                "list",
                Usage.of("List logs")
                    .flags(FOLLOW, QUERY, LIMIT)
                    .takes(Positional.optional("org/project", "Where to look"))))
        .fallback("list");
  }

  private Group<Call> org() {
    return Group.<Call>of(
            "org",
            "Organizations you can reach",
            route("list", Usage.of("List organizations").flags(LIMIT, FRESH)).aliases("ls"),
            route(
                "view",
                Usage.of("Show one organization")
                    .flags(WEB)
                    .takes(Positional.optional("org", "Which one"))))
        .fallback("view");
  }

  private Group<Call> alert() {
    return Group.<Call>of(
        "alert",
        "Rules that tell people when something breaks",
        Group.<Call>of(
            "metrics",
            "Alerts on numbers",
            route("list", Usage.of("List metric alerts").flags(LIMIT)),
            route(
                "create",
                Usage.of("Create a metric alert")
                    .flags(NAME, LIMIT)
                    .takes(Positional.required("org", "Where")))),
        Group.<Call>of("issues", "Alerts on issues", route("list", Usage.of("List issue alerts"))));
  }

  private Route<Call> api() {
    return route(
        "api",
        Usage.of("Make any request")
            .flags(DATA, OWN_VERBOSE)
            .takes(Positional.required("endpoint", "Path below /api/0/")));
  }

  private Group<Call> sourcemap() {
    return Group.<Call>of(
        "sourcemap",
        "Source maps of releases",
        route(
            "upload",
            Usage.of("Upload source maps")
                .flags(VERIFY, OUTPUT)
                .takes(Positional.required("directory", "Where they are"))));
  }

  private Group<Call> cli() {
    return Group.<Call>of(
        "cli",
        "Look after this program",
        route(
            "completion",
            Usage.of("Print the completion script of a shell")
                .takes(Positional.optional("shell", "Which shell").choices("bash", "zsh", "fish"))),
        route("import", Usage.of("Import settings").flags(YES)),
        route("defaults", Usage.of("Show or change defaults")),
        route("fix", Usage.of("Repair the state")).hide());
  }

  private Route<Call> route(String name, Usage usage) {
    return Route.of(
        name,
        usage.brief(),
        () -> {
          made.add(name);
          return new Call(name, usage);
        });
  }
}
