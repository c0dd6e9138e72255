package dev.sentrycli.acceptance.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.acceptance.reliability.Machine.Run;
import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.sandbox.fault.Action;
import dev.sentrycli.sandbox.fault.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Events hold what anybody on the internet wrote. No text of a server can give orders to the
/// terminal.
class EscapesTest {
  private static final String HOSTILE =
      "\u001b[35;5mX\u001b]0;title\u0007\u001b]52;c;aGk=\u001b\\\u009b2J\u0090q\u009c\r\b\u0000\u007f"
          + "\u202egnp.exe\u202c\u2066\u200f\u061c\u001b[2J";

  /// What the program needs to find its way; the rest may hold anything.
  private static final Set<String> KEPT =
      Set.of("id", "slug", "shortId", "eventID", "groupID", "type", "dateCreated", "lastSeen",
          "firstSeen", "dateReceived", "status");

  private static final Pattern OWN_COLOURS = Pattern.compile("\u001b\\[[0-9;]*m");
  private static final Pattern OWN_LINKS = Pattern.compile("\u001b]8;[^\u001b\u0007]*\u001b\\\\");

  @TempDir static Path folder;
  private static Sandbox sandbox;
  private static Machine machine;

  @BeforeAll
  static void start() {
    sandbox = Servers.start();
    machine = new Machine(folder);
    machine.set("SENTRY_HOST", sandbox.url()).set("SENTRY_AUTH_TOKEN", sandbox.token());
    machine.set("SENTRY_NO_CACHE", "1");
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org list",
        "org view {org}",
        "project list {org}/",
        "project view {org}/{project}",
        "issue list {org}/{project}",
        "issue list {org}/",
        "issue view {org}/{issue}",
        "auth status",
        "auth whoami",
        "auth login --force --url {url} --token {token}",
        "info",
      })
  void noTextOfTheServerCommandsTheTerminal(String line) throws Exception {
    String[] words =
        line.replace("{org}", Servers.organization(sandbox).slug())
            .replace("{project}", Servers.project(sandbox).slug())
            .replace("{issue}", AnswersTest.issue(sandbox))
            .replace("{url}", sandbox.url())
            .replace("{token}", sandbox.token())
            .split(" ", -1);
    boolean harmless = false;
    for (Set<String> kept : List.of(KEPT, Set.<String>of())) {
      for (boolean errors : new boolean[] {false, true}) {
        sandbox.faults().clear();
        sandbox.requests().clear();
        machine.run(words);
        Map<String, JsonElement> answers = AnswersTest.answers(sandbox);
        answers.forEach(
            (request, answer) ->
                sandbox
                    .faults()
                    .add(
                        Fault.on(
                            request,
                            Action.json(errors ? 400 : 200, poisoned(answer, "", kept)))));
        for (String colour : List.of("0", "1")) {
          machine.set("FORCE_COLOR", colour);
          Run run = machine.run(words);
          check(run.out(), run);
          check(run.err(), run);
          harmless |= run.all().contains("gnp.exe");
        }
      }
    }
    if (!line.equals("info")) {
      assertThat(harmless).as("the rest of the text is still shown").isTrue();
      sandbox.faults().clear();
      assertThat(machine.run(words).exit()).isZero();
    }
  }

  private static void check(String shown, Run run) {
    assertThat(shown).doesNotContain("\u001b[35;5m").doesNotContain("\u001b]8;;" + "X");
    String rest = OWN_COLOURS.matcher(OWN_LINKS.matcher(shown).replaceAll("")).replaceAll("");
    for (int i = 0; i < rest.length(); i++) {
      char c = rest.charAt(i);
      boolean commands =
          (Character.isISOControl(c) && c != '\n')
              || (c >= '\u202a' && c <= '\u202e')
              || (c >= '\u2066' && c <= '\u2069')
              || c == '\u200f'
              || c == '\u200e'
              || c == '\u061c';
      assertThat(commands).as("U+%04X at %d of%n%s", (int) c, i, run).isFalse();
    }
  }

  private static JsonElement poisoned(JsonElement element, String name, Set<String> kept) {
    if (element instanceof JsonObject object) {
      JsonObject copy = new JsonObject();
      object.entrySet().forEach(
          field -> copy.add(field.getKey(), poisoned(field.getValue(), field.getKey(), kept)));
      return copy;
    }
    if (element instanceof JsonArray array) {
      JsonArray copy = new JsonArray();
      array.forEach(one -> copy.add(poisoned(one, name, kept)));
      return copy;
    }
    if (element instanceof JsonPrimitive text && text.isString() && !kept.contains(name)) {
      return new JsonPrimitive(text.getAsString() + HOSTILE);
    }
    return element;
  }
}
