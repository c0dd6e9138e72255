package dev.sentrycli.grammar;

import static dev.sentrycli.grammar.ExampleTree.DATA;
import static dev.sentrycli.grammar.ExampleTree.FIELDS;
import static dev.sentrycli.grammar.ExampleTree.FOLLOW;
import static dev.sentrycli.grammar.ExampleTree.FRESH;
import static dev.sentrycli.grammar.ExampleTree.JSON;
import static dev.sentrycli.grammar.ExampleTree.LEVEL;
import static dev.sentrycli.grammar.ExampleTree.LIMIT;
import static dev.sentrycli.grammar.ExampleTree.NO_ENVIRON;
import static dev.sentrycli.grammar.ExampleTree.ORG;
import static dev.sentrycli.grammar.ExampleTree.OWN_VERBOSE;
import static dev.sentrycli.grammar.ExampleTree.PER_PAGE;
import static dev.sentrycli.grammar.ExampleTree.QUERY;
import static dev.sentrycli.grammar.ExampleTree.SORT;
import static dev.sentrycli.grammar.ExampleTree.TAG;
import static dev.sentrycli.grammar.ExampleTree.VERBOSE;
import static dev.sentrycli.grammar.ExampleTree.VERIFY;
import static dev.sentrycli.grammar.ExampleTree.WEB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {
  private final ExampleTree example = new ExampleTree();
  private final Tree<ExampleTree.Call> tree = example.tree();

  @ParameterizedTest
  @CsvSource({
    "issue list,                  issue list,     ''",
    "issue list acme/,            issue list,     acme/",
    "issue ls acme/,              issue list,     acme/",
    "issues acme/,                issue list,     acme/",
    "issue show WEB-1,            issue view,     WEB-1",
    "issue WEB-1,                 issue view,     WEB-1",
    "issue WEB-1 WEB-2,           issue view,     WEB-1 WEB-2",
    "issue -- list,               issue view,     list",
    "issue list -- --json,        issue list,     --json",
    "org,                         org view,       ''",
    "log,                         log list,       ''",
    "alert metrics list,          alert metrics list, ''",
    "sourcemaps upload dist,      sourcemap upload, dist",
    "api organizations/,          api,            organizations/",
    "api -,                       api,            -",
    "api -5,                      api,            -5",
    "api -.5,                     api,            -.5",
    "cli fix,                     cli fix,        ''",
  })
  void routesWordsToTheCommandTheyName(String line, String path, String positionals) {
    Parsed.Run<ExampleTree.Call> run = run(line);

    assertThat(run.path()).isEqualTo(words(path));
    assertThat(run.arguments().positionals()).isEqualTo(words(positionals));
  }

  @Test
  void makesOnlyTheCommandThatIsNamed() {
    run("alert metrics list");

    assertThat(example.made).containsExactly("list");
  }

  @Test
  void takesAnEmptyWordForAnArgument() {
    assertThat(run(List.of("issue", "list", "")).arguments().positionals()).containsExactly("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "issue list --limit 5", "issue list --limit=5", "issue list -n 5", "issue list -n5",
        "issue list -n=5", "issue list -fn5", "issue list -fn 5", "issues -n 1 -n 5",
        "issues --limit 005"
      })
  void readsAValueHoweverItIsAttached(String line) {
    assertThat(run(line).arguments().get(LIMIT)).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"issues --per-page 7", "issues --perPage 7", "issues --perPage=7"})
  void takesCamelCaseForDashes(String line) {
    assertThat(run(line).arguments().get(PER_PAGE)).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource({
    "issue view X --web,            true",
    "issue view X -w,               true",
    "issue view X -fw,              true",
    "issue view X -wf,              true",
    "issue view X --web=true,       true",
    "issue view X --web=yes,        true",
    "issue view X -w=no,            false",
    "issue view X --web=false,      false",
    "issue view X --no-web,         false",
    "issue view X --noWeb,          false",
    "issue view X --web --no-web,   false",
    "issue view X --no-web --web,   true",
    "issue view X,                  false",
    "issue --web X,                 true",
  })
  void turnsTogglesOnAndOff(String line, boolean on) {
    assertThat(run(line).arguments().get(WEB)).isEqualTo(on);
  }

  @Test
  void knowsWhetherAToggleWasGivenAtAll() {
    assertThat(run("issue view X --no-web").arguments().given(WEB)).isTrue();
    assertThat(run("issue view X").arguments().given(WEB)).isFalse();
  }

  @Test
  void prefersAFlagThatIsNamedLikeANegation() {
    assertThat(run("event send --no-environ").arguments().get(NO_ENVIRON)).isTrue();
    assertThat(run("event send --no-no-environ").arguments().get(NO_ENVIRON)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--json --org acme issue list --fields id,title web",
        "--json issue --org acme list web --fields id,title",
        "issue --json --org=acme --fields=id --fields title list web",
        "issue list web --json --org acme --fields id,title,id",
        "issue list --org acme web --fields=id,,title --json",
      })
  void takesFlagsOfEveryCommandAnywhere(String line) {
    Parsed.Run<ExampleTree.Call> run = run(line);

    assertThat(run.path()).containsExactly("issue", "list");
    assertThat(run.arguments().positionals()).containsExactly("web");
    assertThat(run.arguments().get(JSON)).isTrue();
    assertThat(run.arguments().get(ORG)).isEqualTo("acme");
    assertThat(run.arguments().get(FIELDS)).containsExactly("id", "title");
  }

  @Test
  void letsACommandTakeTheLetterOfAFlagOfEveryCommand() {
    assertThat(run("issue list -v").arguments().get(VERBOSE)).isTrue();

    Arguments arguments = run("sourcemap upload dist -v strict").arguments();
    assertThat(arguments.get(VERIFY)).isEqualTo("strict");
    assertThat(arguments.get(VERBOSE)).isFalse();
  }

  @Test
  void letsACommandTakeTheNameOfAFlagOfEveryCommand() {
    assertThat(run("api x --verbose").arguments().get(OWN_VERBOSE)).isTrue();
    assertThat(wrong("api x -v")).hasMessage("No flag registered for -v");
  }

  @Test
  void collectsWhatIsRepeated() {
    assertThat(run("event send -t a:1 --tag b:2 -t=c:3").arguments().get(TAG))
        .containsExactly("a:1", "b:2", "c:3");
    assertThat(run("event send").arguments().get(TAG)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "log list,                 0, ''",
    "log list -f,              2, ''",
    "log list --follow,        2, ''",
    "log list --follow 5,      5, ''",
    "log list --follow=5,      5, ''",
    "log list -f5,             5, ''",
    "log list --follow=,       2, ''",
    "log list -f acme/,        2, acme/",
    "log list -f -n 3 acme/,   2, acme/",
    "log -f acme/,             2, acme/",
    "log list -f 7f3a9c0d,     2, 7f3a9c0d",
    "log list -f 61,           2, 61",
    "log list -f 3d,           2, 3d",
    "log list -f 5s/web,       2, 5s/web",
    "log list -f -- 5s,        2, 5s",
    "log list 5s -f,           2, 5s",
  })
  void readsAValueThatMayBeLeftOut(String line, int seconds, String positionals) {
    Arguments arguments = run(line).arguments();

    assertThat(arguments.get(FOLLOW)).isEqualTo(seconds);
    assertThat(arguments.positionals()).isEqualTo(words(positionals));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5s", "1.5", "0.5s", "250ms", "5m"})
  void refusesWhatIsMeantAsAValueThatMayBeLeftOut(String value) {
    UsageException wrong = wrong("log list -f " + value + " acme/");

    assertThat(wrong)
        .hasMessage(
            "Failed to parse \"%s\" for follow: a whole number from 1 to 60 is needed"
                .formatted(value));
    assertThat(wrong.hints()).startsWith("'--follow=2' is how a value is written");
  }

  @Test
  void tellsHowAWordThatLooksLikeAValueIsMeantAsAName() {
    assertThat(wrong("log list -f 3m").hints()).contains("if '3m' is no value: '--follow=2 3m'");
    assertThat(wrong("log list -f 1.5").hints()).noneMatch(hint -> hint.contains("is no value"));
  }

  @Test
  void refusesANegativeNumberAsAValueThatMayBeLeftOut() {
    assertThat(wrong("log list acme/web -f -1"))
        .hasMessage("Failed to parse \"-1\" for follow: it must be from 1 to 60");
  }

  @Test
  void refusesZeroAsAValueThatMayBeLeftOut() {
    assertThat(wrong("log list --follow 0 acme/"))
        .hasMessage("Failed to parse \"0\" for follow: it must be from 1 to 60");
  }

  @ParameterizedTest
  @CsvSource({
    "issues -q -count(),        -count()",
    "issues -q -date,           -date",
    "issues -q -5,              -5",
    "issues -q -,               -",
    "issues -q --json=1,        NONE",
    "issues -q --bogus,         NONE",
    "issues -q -f,              NONE",
    "issues -q --,              NONE",
    "issues -q=-f,              -f",
    "issues --query=--json,     --json",
    "issues --query=a=b,        a=b",
    "issues --query=,           ''",
  })
  void takesADashedWordForAValueUnlessItIsAFlag(String line, String value) {
    if (value.equals("NONE")) {
      assertThat(wrong(line)).hasMessageStartingWith("Expected a value for --query");
    } else {
      assertThat(run(line).arguments().get(QUERY)).isEqualTo(value);
    }
  }

  @Test
  void readsAChoiceWhateverItsCase() {
    assertThat(run("issues --sort FREQ").arguments().get(SORT)).isEqualTo("freq");
    assertThat(run("issues").arguments().get(SORT)).isEqualTo("date");
    assertThat(run("--log-level debug issues").arguments().get(LEVEL)).isEqualTo("debug");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "org list --bogus                 | No flag registered for --bogus",
        "org list --bogus=1               | No flag registered for --bogus",
        "org list -x                      | No flag registered for -x",
        "org list -fx                     | No flag registered for -x",
        "org list --no-limit              | No flag registered for --no-limit",
        "org list -V                      | No flag registered for -V",
        "-V                               | No flag registered for -V",
        "--bogus org list                 | No flag registered for --bogus",
        "cli --bogus                      | No flag registered for --bogus",
        "org list --limit abc             | Failed to parse \"abc\" for limit: a whole number from 1 to 1000 is needed",
        "org list --limit 1.5             | Failed to parse \"1.5\" for limit: a whole number from 1 to 1000 is needed",
        "org list --limit 0               | Failed to parse \"0\" for limit: it must be from 1 to 1000",
        "org list --limit -3              | Failed to parse \"-3\" for limit: it must be from 1 to 1000",
        "org list --limit                 | Expected a value for --limit",
        "org list --limit --json          | Expected a value for --limit, but '--json' is a flag",
        "org list --json=maybe            | Failed to parse \"maybe\" for json: it is on or off, so 'true' or 'false' is needed",
        "org list --no-json=1             | --no-json takes no value",
        "org view acme extra              | Too many arguments, expected 1 but encountered \"extra\"",
        "org list extra                   | Too many arguments, expected 0 but encountered \"extra\"",
        "issue view                       | Issue ID is required",
        "issue                            | Issue ID is required",
        "issue merge                      | Expected argument for <issue>...",
        "api                              | Expected argument for <endpoint>",
        "alert metrics create acme        | Expected a value for --name",
        "cli -- x                         | Expected a command before '--'",
        "-- org                           | Expected a command before '--'",
      })
  void saysWhatIsWrong(String line, String message) {
    UsageException wrong = wrong(line);

    assertThat(wrong).hasMessage(message);
    assertThat(wrong.kind()).isEqualTo(UsageException.Kind.SYNTAX);
  }

  @Test
  void namesTheChoicesThereAre() {
    assertThat(wrong("issues --sort frex"))
        .hasMessage("Expected \"frex\" to be one of (date|new|freq|user)")
        .satisfies(wrong -> assertThat(wrong.hints()).contains("Did you mean '--sort freq'?"));
    assertThat(wrong("issues --log-level loud"))
        .hasMessage("Expected \"loud\" to be one of (error|warn|debug)");
    assertThat(wrong("issues --sort"))
        .hasMessage("Expected a value for --sort, one of (date|new|freq|user)");
  }

  @ParameterizedTest
  @CsvSource({
    "org list --limt 5,       Did you mean '--limit'?",
    "org list -limit 5,       Did you mean '--limit'?",
    "org list --no-limit,     '--limit' takes a value and can't be turned off",
    "org list --limit --json, '--limit=--json' makes it the value",
    "org view a b,            Usage: sentry org view [<org>]",
    "issue merge,             Usage: sentry issue merge <issue>...",
    "org list --bogus,        'sentry org list --help' explains it",
    "issues acme/ WEB-1,      Did you mean: sentry issue view WEB-1?",
    "issues view WEB-1,       Did you mean: sentry issue view WEB-1?",
    "--limit 5 org list,      The flags of a command come after its name",
  })
  void saysWhatToTypeInstead(String line, String hint) {
    assertThat(wrong(line).hints()).contains(hint);
  }

  @Test
  void doesNotOfferToViewWhatWasNoPlural() {
    assertThat(wrong("issue list acme/ WEB-1").hints()).noneMatch(hint -> hint.contains("view"));
  }

  @Test
  void suggestsNearCommands() {
    UsageException wrong = wrong("isue list");

    assertThat(wrong.kind()).isEqualTo(UsageException.Kind.UNKNOWN_COMMAND);
    assertThat(wrong).hasMessage("Command not found: isue list");
    assertThat(wrong.hints()).startsWith("Did you mean: issue?");
    assertThat(wrong("merge WEB-1").hints()).startsWith("Did you mean: sentry issue merge?");
    assertThat(wrong("upload dist").hints()).startsWith("Did you mean: sentry sourcemap upload?");
  }

  @Test
  void understandsAVerbBeforeItsNounAndAPluralThatIsNoShortcut() {
    assertThat(wrong("list issue").hints()).startsWith("Did you mean: sentry issue list?");
    assertThat(wrong("list issues").hints()).startsWith("Did you mean: sentry issue list?");
    assertThat(wrong("list frobs").hints()).noneMatch(hint -> hint.startsWith("Did you mean"));
    Tree<Described> tree =
        Tree.<Described>of("sentry", "A tree", "1")
            .chapter(
                "All",
                Group.of("dsn", "Keys", Route.of("list", "All", () -> () -> Usage.of("All"))),
                Route.of("doc", "One", () -> () -> Usage.of("One")));
    assertThat(hints(tree, "dsns")).startsWith("Did you mean: sentry dsn list?");
    assertThat(hints(tree, "docs")).startsWith("Did you mean: doc?");
  }

  @Test
  void asksForTheQuotesOfALine() {
    Usage usage =
        Usage.of("Name a line")
            .takes(Positional.required("name", "It"), Positional.required("line", "It").inQuotes());
    Tree<Described> tree =
        Tree.<Described>of("sentry", "A tree", "1")
            .chapter("All", Route.of("keep", "It", () -> () -> usage));
    String quoted = "Put the line in quotes: sentry keep mine 'issue list acme/'";
    assertThat(hints(tree, "keep mine issue list acme/")).startsWith(quoted);
    assertThat(hints(tree, "keep mine issue list --limit 5"))
        .startsWith("Put the line in quotes: sentry keep mine 'issue …'");
    assertThat(hints(tree, "keep mine")).noneMatch(hint -> hint.contains("quotes"));
  }

  @Test
  void suggestsNearSubcommands() {
    UsageException wrong = wrong("cli inport");

    assertThat(wrong.kind()).isEqualTo(UsageException.Kind.UNKNOWN_SUBCOMMAND);
    assertThat(wrong).hasMessage("No command registered for `inport`, did you mean `import`?");
    assertThat(wrong("cli zzzz")).hasMessage("No command registered for `zzzz`");
    assertThat(wrong("cli zzzz").hints()).allMatch(hint -> hint.startsWith("'sentry cli' has "));
    assertThat(wrong("cli org").hints()).startsWith("Tip: sentry org");
    assertThat(wrong("alert metrics add"))
        .hasMessage("No command registered for `add`, did you mean `create`?");
    assertThat(wrong("cli merge").hints()).startsWith("Tip: sentry issue merge");
    assertThat(wrong("cli fixx")).hasMessage("No command registered for `fixx`");
  }

  @Test
  void namesTheFlagThatDoesWhatAWordSaysElsewhere() {
    assertThat(wrong("log follow acme/web").kind())
        .isEqualTo(UsageException.Kind.UNKNOWN_SUBCOMMAND);
    assertThat(wrong("log follow acme/web").hints()).startsWith("Tip: sentry log list --follow");
    assertThat(wrong("log tail acme/web").hints()).startsWith("Tip: sentry log list --follow");
    assertThat(wrong("org tail acme").hints()).noneMatch(hint -> hint.contains("--follow"));
    assertThat(wrong("event tag WEB-1").hints()).noneMatch(hint -> hint.contains("--tag"));
  }

  @Test
  void namesThePeriodForFlagsThatSayATimeElsewhere() {
    Tree<Described> tree =
        Tree.<Described>of("sentry", "A tree", "1")
            .chapter(
                "All",
                Route.of(
                    "dated",
                    "It",
                    () -> () -> Usage.of("It").flags(Flag.text("period", "time", "Which time"))),
                Route.of("timeless", "It", () -> () -> Usage.of("It").flags(ExampleTree.SORT)));
    for (String flag : List.of("--start", "--since", "--stats-period=1d", "--until")) {
      assertThat(hints(tree, "dated " + flag).getFirst()).startsWith("'--period 24h' or");
      assertThat(hints(tree, "timeless " + flag)).noneMatch(hint -> hint.contains("--period"));
    }
    assertThat(hints(tree, "timeless --start")).startsWith("Did you mean '--sort'?");
    assertThat(hints(tree, "dated --peroid 1d")).startsWith("Did you mean '--period'?");
  }

  @Test
  void saysWhereThereAreNoPages() {
    String none = "there are no pages here: a larger '--limit' shows more";
    assertThat(wrong("org list -c next").hints()).contains(none);
    assertThat(wrong("org list --cursor next").hints()).contains(none);
    assertThat(wrong("org view -c next").hints()).doesNotContain(none);
    Tree<Described> other = standingAlone("add", Usage.of("It").flags(LIMIT));
    assertThat(hints(other, "add -c line")).doesNotContain(none);
  }

  @Test
  void joinsTheTwoWordsOfAProject() {
    String one = "a project is one word: acme/web";
    assertThat(wrong("issue list acme web").hints()).contains(one);
    assertThat(wrong("issue list acme/ web").hints()).noneMatch(hint -> hint.contains("one word:"));
    assertThat(wrong("issue list acme a:b").hints()).noneMatch(hint -> hint.contains("one word:"));
    assertThat(wrong("issue list a b c").hints()).noneMatch(hint -> hint.contains("one word:"));
  }

  @Test
  void joinsNoWordsWhereTwoProjectsMayBeMeant() {
    Positional project = Positional.required("org/project", "It").several("one project at a time");
    Tree<Described> tree = standingAlone("delete", Usage.of("It").takes(project));

    assertThat(hints(tree, "delete web mobile"))
        .contains("one project at a time")
        .noneMatch(hint -> hint.contains("one word:"));
  }

  @Test
  void doubtsAnArgumentThatLooksLikeASubcommand() {
    assertThat(run("issue lst").doubt()).isEqualTo("Did you mean: sentry issue list?");
    assertThat(run("issue WEB-1").doubt()).isNull();
    assertThat(run("issue view lst").doubt()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "'',                           ''",
    "help,                         ''",
    "help help,                    ''",
    "help --help,                  ''",
    "--help,                       ''",
    "-h,                           ''",
    "--json --help,                ''",
    "--bogus --help,               ''",
    "cli,                          cli",
    "cli help,                     cli",
    "issue --help,                 issue",
    "issue -h,                     issue",
    "issue help,                   issue",
    "--help issue,                 issue",
    "help issue,                   issue",
    "help issues,                  issue list",
    "help issue ls,                issue list",
    "help alert metrics create,    alert metrics create",
    "-h issue list,                issue list",
    "issue --help list,            issue list",
    "issue ls --help,              issue list",
    "issue list --limit abc -h,    issue list",
    "issue list a b c --help,      issue list",
    "issue list --bogus --help,    issue list",
    "issue list -fh,               issue list",
    "issue list --limit --help,    issue list",
    "issue WEB-1 --help,           issue view",
    "alert,                        alert",
    "alert metrics,                alert metrics",
  })
  void explainsWhenAsked(String line, String topic) {
    assertThat(help(line).topic()).isEqualTo(words(topic));
    assertThat(help(line).tip()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "org list help,         org list",
    "org view a help,       org view",
    "org list --h,          org list",
    "org view --bogus help, org view",
    "issue merge --h,       issue merge",
  })
  void explainsACommandThatFailsWithHelpAmongItsWords(String line, String topic) {
    assertThat(help(line).topic()).isEqualTo(words(topic));
    assertThat(help(line).tip()).isEqualTo("Tip: '" + topic + " --help' shows this every time");
  }

  @Test
  void runsACommandWhoseArgumentHappensToBeHelp() {
    Parsed.Run<ExampleTree.Call> run = run("org view help");

    assertThat(run.arguments().positionals()).containsExactly("help");
    assertThat(run.helpInstead()).isNotNull();
    assertThat(run("org view acme").helpInstead()).isNull();
  }

  @Test
  void leavesHelpBehindTwoDashesAlone() {
    assertThat(run("org view -- --help").arguments().positionals()).containsExactly("--help");
  }

  @Test
  void doesNotExplainWhatIsTurnedOff() {
    assertThat(run("org view --no-help").path()).containsExactly("org", "view");
  }

  @Test
  void carriesGlobalFlagsToHelp() {
    Arguments arguments = help("issue list --help --json --log-level loud").arguments();

    assertThat(arguments.get(JSON)).isTrue();
    assertThat(arguments.given(LEVEL)).isFalse();
  }

  @Test
  void knowsNoHelpOnWhatIsNotThere() {
    UsageException wrong = wrong("help frobnicate");

    assertThat(wrong.kind()).isEqualTo(UsageException.Kind.UNKNOWN_COMMAND);
    assertThat(wrong).hasMessage("Command not found: frobnicate");
    assertThat(wrong("help issue lst").hints()).startsWith("Did you mean: sentry help issue list?");
    assertThat(wrong("help api more").kind()).isEqualTo(UsageException.Kind.UNKNOWN_COMMAND);
    assertThat(wrong("help --bogus")).hasMessage("No flag registered for --bogus");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "--version --json", "org list --version", "org --version"})
  void printsTheVersionWhereverItIsAskedFor(String line) {
    assertThat(Parser.parse(tree, words(line))).isInstanceOf(Parsed.Version.class);
  }

  @Test
  void readsWordsWithoutATree() {
    Usage usage = Usage.of("x").flags(LIMIT, DATA).takes(Positional.required("a", "b"));

    Arguments arguments = Parser.arguments(usage, List.of(JSON), words("v --limit 3 --json"));

    assertThat(arguments.get(LIMIT)).isEqualTo(3);
    assertThat(arguments.get(JSON)).isTrue();
    assertThat(arguments.get(FRESH)).isFalse();
    assertThat(arguments.positional(0)).isEqualTo("v");
    assertThat(arguments.positional(1)).isNull();
    assertThatThrownBy(() -> Parser.arguments(usage, List.of(), List.of()))
        .hasMessage("Expected argument for <a>");
  }

  private Parsed.Run<ExampleTree.Call> run(String line) {
    return run(words(line));
  }

  private Parsed.Run<ExampleTree.Call> run(List<String> argv) {
    if (Parser.parse(tree, argv) instanceof Parsed.Run<ExampleTree.Call> run) {
      return run;
    }
    throw new AssertionError(argv + " runs nothing");
  }

  private Parsed.Help<ExampleTree.Call> help(String line) {
    if (Parser.parse(tree, words(line)) instanceof Parsed.Help<ExampleTree.Call> help) {
      return help;
    }
    throw new AssertionError("'" + line + "' explains nothing");
  }

  private static Tree<Described> standingAlone(String name, Usage usage) {
    return Tree.<Described>of("sentry", "A tree", "1")
        .chapter("All", Route.of(name, "It", () -> () -> usage));
  }

  private static List<String> hints(Tree<Described> tree, String line) {
    try {
      Parser.parse(tree, words(line));
    } catch (UsageException wrong) {
      return wrong.hints();
    }
    throw new AssertionError("understood: " + line);
  }

  private UsageException wrong(String line) {
    try {
      throw new AssertionError(
          "'" + line + "' was understood as " + Parser.parse(tree, words(line)));
    } catch (UsageException wrong) {
      return wrong;
    }
  }

  private static List<String> words(String line) {
    return line.isEmpty() ? List.of() : List.of(line.split(" "));
  }
}
