package dev.sentrycli.grammar.help;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.grammar.ExampleTree;
import dev.sentrycli.grammar.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IntrospectionTest {
  private final Tree<ExampleTree.Call> tree = new ExampleTree().tree();

  @Test
  void describesACommand() {
    Map<String, @Nullable Object> command = Introspection.of(tree, List.of("issue", "list"));

    assertThat(command.keySet())
        .containsExactly(
            "path",
            "brief",
            "fullDescription",
            "flags",
            "positional",
            "positionals",
            "aliases",
            "examples",
            "jsonFields");
    assertThat(command)
        .containsEntry("path", "sentry issue list")
        .containsEntry("positional", "[<org/project>]")
        .containsEntry(
            "positionals",
            List.of(
                object(
                    "name",
                    "org/project",
                    "brief",
                    "Where to look",
                    "optional",
                    true,
                    "variadic",
                    false)))
        .containsEntry(
            "aliases", object("q", "query", "n", "limit", "s", "sort", "f", "fresh", "h", "help"))
        .containsEntry(
            "jsonFields",
            List.of(
                object(
                    "name",
                    "shortId",
                    "type",
                    "string",
                    "description",
                    "What people call it",
                    "optional",
                    false),
                object(
                    "name",
                    "assignedTo",
                    "type",
                    "object",
                    "description",
                    "Who has it",
                    "optional",
                    true)));
  }

  @Test
  void tellsKindsOfFlagsApart() {
    assertThat(flags("issue", "list"))
        .contains(
            object(
                "name",
                "limit",
                "brief",
                "How many to show at most",
                "kind",
                "parsed",
                "default",
                25,
                "optional",
                true,
                "variadic",
                false,
                "hidden",
                false),
            object(
                "name",
                "sort",
                "brief",
                "What comes first",
                "kind",
                "enum",
                "values",
                List.of("date", "new", "freq", "user"),
                "default",
                "date",
                "optional",
                true,
                "variadic",
                false,
                "hidden",
                false),
            object(
                "name",
                "json",
                "brief",
                "Print JSON",
                "kind",
                "boolean",
                "default",
                false,
                "optional",
                true,
                "variadic",
                false,
                "hidden",
                false));
    assertThat(flags("alert", "metrics", "create"))
        .contains(
            object(
                "name",
                "name",
                "brief",
                "What to call it",
                "kind",
                "parsed",
                "optional",
                false,
                "variadic",
                false,
                "hidden",
                false));
  }

  @Test
  void marksWhatIsDestructive() {
    assertThat(Introspection.of(tree, List.of("issue", "merge")))
        .containsEntry("destructive", true);
  }

  @Test
  void listsTheCommandsOfAGroupAndOfGroupsInside() {
    Map<String, @Nullable Object> alert = Introspection.of(tree, List.of("alert"));

    assertThat(alert).containsEntry("name", "alert");
    assertThat(each(list(alert, "commands"), "path"))
        .containsExactly(
            "sentry alert metrics list", "sentry alert metrics create", "sentry alert issues list");
  }

  @Test
  void listsAllOfTheProgram() {
    Map<String, @Nullable Object> program = Introspection.of(tree, List.of());

    assertThat(program.keySet()).containsExactly("routes", "envVars", "flags");
    assertThat(each(list(program, "routes"), "name"))
        .containsExactly("issue", "event", "log", "org", "alert", "api", "sourcemap", "cli");
    assertThat(program.get("envVars"))
        .isEqualTo(
            List.of(
                object(
                    "name",
                    "SENTRY_HOST",
                    "brief",
                    "The server to talk to",
                    "description",
                    "Where the server is.",
                    "example",
                    "sentry.acme"),
                object(
                    "name",
                    "SENTRY_AUTH_TOKEN",
                    "brief",
                    "The token to use",
                    "description",
                    "A token.")));
    assertThat(list(program, "flags"))
        .startsWith(object("long", "json", "description", "Print JSON"))
        .contains(object("long", "help", "short", "h", "description", Tree.HELP.brief()));
  }

  private List<Object> flags(String... path) {
    return list(Introspection.of(tree, List.of(path)), "flags");
  }

  private static List<Object> list(Map<String, @Nullable Object> object, String key) {
    if (object.get(key) instanceof List<?> list) {
      return List.copyOf(list);
    }
    throw new AssertionError(key + " is no list");
  }

  private static List<@Nullable Object> each(List<Object> objects, String key) {
    List<@Nullable Object> values = new ArrayList<>();
    for (Object object : objects) {
      values.add(object instanceof Map<?, ?> map ? map.get(key) : null);
    }
    return values;
  }

  private static Map<String, Object> object(Object... pairs) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int index = 0; index < pairs.length; index += 2) {
      object.put(pairs[index].toString(), pairs[index + 1]);
    }
    return object;
  }
}
