package dev.sentrycli.cli.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonPrimitive;
import dev.sentrycli.cli.output.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Cursors, aliases and remembered answers: what may be lost at any time.
class CachesTest {
  private static final String LIST = "issue list";
  private static final String CONTEXT = "https://a acme is:unresolved";

  @TempDir Path root;
  private final TestClock clock = new TestClock();

  /// A clock that a test moves.
  static final class TestClock extends Clock {
    private Instant now = Instant.parse("2026-05-01T12:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  void aWalkGoesForwardAndBack() {
    Cursors.Step first = cursors().step(LIST, CONTEXT, null);
    assertThat(first.cursor()).isNull();
    assertThat(first.hasPrevious()).isFalse();
    cursors().remember(LIST, CONTEXT, first, "0:25:0");

    Cursors.Step second = cursors().step(LIST, CONTEXT, "next");
    assertThat(second.cursor()).isEqualTo("0:25:0");
    assertThat(second.hasPrevious()).isTrue();
    cursors().remember(LIST, CONTEXT, second, "0:50:0");

    Cursors.Step third = cursors().step(LIST, CONTEXT, "last");
    assertThat(third.cursor()).isEqualTo("0:50:0");
    cursors().remember(LIST, CONTEXT, third, null);
    assertThat(refused("next")).contains("last page");

    Cursors.Step back = cursors().step(LIST, CONTEXT, "prev");
    assertThat(back.cursor()).isEqualTo("0:25:0");
    cursors().remember(LIST, CONTEXT, back, "0:50:0");
    Cursors.Step start = cursors().step(LIST, CONTEXT, "previous");
    assertThat(start.cursor()).isNull();
    cursors().remember(LIST, CONTEXT, start, "0:25:0");
    assertThat(refused("prev")).contains("first page");
    assertThat(cursors().step(LIST, CONTEXT, "first").cursor()).isNull();
  }

  @Test
  void aPlaceKnowsTheProjectsItIsOf() {
    Cursors.Step first = cursors().step(LIST, CONTEXT, null);
    assertThat(first.projects()).isEmpty();
    cursors().remember(LIST, CONTEXT, first.of(List.of("101", "102")), "0:25:0");

    Cursors.Step second = cursors().step(LIST, CONTEXT, "next");
    assertThat(second.projects()).containsExactly("101", "102");
    cursors().remember(LIST, CONTEXT, second, "0:50:0");
    assertThat(cursors().step(LIST, CONTEXT, "prev").projects()).containsExactly("101", "102");
    assertThat(cursors().step(LIST, CONTEXT, "first").projects()).isEmpty();
    assertThat(cursors().step(LIST, CONTEXT, "0:900:0").projects()).isEmpty();
  }

  @Test
  void aPlaceCountsForFiveMinutes() {
    cursors().remember(LIST, CONTEXT, cursors().step(LIST, CONTEXT, null), "0:25:0");

    clock.pass(Duration.ofMinutes(4));
    assertThat(cursors().step(LIST, CONTEXT, "next").cursor()).isEqualTo("0:25:0");

    clock.pass(Duration.ofMinutes(1));
    assertThat(refused("next")).contains("No next page");
  }

  @Test
  void aPlaceCountsForTheSameListOnly() {
    cursors().remember(LIST, CONTEXT, cursors().step(LIST, CONTEXT, null), "0:25:0");

    assertThat(
            catchThrowableOfType(
                StateException.class, () -> cursors().step(LIST, CONTEXT + "x", "next")))
        .isNotNull();
    assertThat(
            catchThrowableOfType(
                StateException.class, () -> cursors().step("event list", CONTEXT, "next")))
        .isNotNull();
  }

  @Test
  void aListOfOnePageLeavesNoPlace() {
    Cursors.Step first = cursors().step(LIST, CONTEXT, null);
    cursors().remember(LIST, CONTEXT, first, "0:25:0");
    cursors().remember(LIST, CONTEXT, first, null);

    assertThat(refused("next")).contains("No next page");
  }

  @Test
  void aCursorOfTheServerIsTakenAsItIs() {
    Cursors.Step raw = cursors().step(LIST, CONTEXT, "0:100:0");
    assertThat(raw.cursor()).isEqualTo("0:100:0");
    cursors().remember(LIST, CONTEXT, raw, "0:125:0");

    assertThat(cursors().step(LIST, CONTEXT, "next").cursor()).isEqualTo("0:125:0");
    assertThat(cursors().step(LIST, CONTEXT, "0:100:0").index()).isEqualTo(1);
  }

  @Test
  void aliasesCountInTheirFolderAndForTheirInstance() {
    Map<String, Aliases.Project> two =
        Map.of("W", new Aliases.Project("acme", "web"), "a", new Aliases.Project("acme", "api"));
    aliases().remember(Path.of("/src/x"), "https://a", two);

    assertThat(aliases().in(Path.of("/src/x/../x"), "https://a"))
        .containsEntry("w", new Aliases.Project("acme", "web"))
        .containsEntry("a", new Aliases.Project("acme", "api"));
    assertThat(aliases().in(Path.of("/src/y"), "https://a")).isEmpty();
    assertThat(aliases().in(Path.of("/src/x"), "https://b")).isEmpty();

    aliases().clear();
    assertThat(aliases().in(Path.of("/src/x"), "https://a")).isEmpty();
  }

  @Test
  void answersAreRememberedForTheirTime() {
    remembered().put("dsn", "https://a key", new JsonPrimitive("acme/web"), Duration.ofHours(24));

    clock.pass(Duration.ofHours(23));
    assertThat(remembered().get("dsn", "https://a key")).isEqualTo(new JsonPrimitive("acme/web"));
    assertThat(remembered().get("orgs", "https://a key")).isNull();

    clock.pass(Duration.ofHours(1));
    assertThat(remembered().get("dsn", "https://a key")).isNull();
  }

  @Test
  void answersCanBeForgotten() {
    remembered().put("dsn", "x", new JsonPrimitive(1), Duration.ofHours(1));

    remembered().clear();
    assertThat(remembered().get("dsn", "x")).isNull();
  }

  @Test
  void theOldestGoWhenThereAreTooMany() {
    CacheFile small = new CacheFile(new StateFolder(root), "small", 3);
    for (int i = 0; i < 5; i++) {
      small.put("k" + i, new JsonPrimitive(i), 1000 + i, 0);
    }

    assertThat(small.get("k0", 0)).isNull();
    assertThat(small.get("k1", 0)).isNull();
    assertThat(small.get("k4", 0)).isEqualTo(new JsonPrimitive(4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"format\":2,\"entries\":{}}",
        "{\"format\":1,\"entries\":{\"x\":7}}",
        "{\"format\":1,\"entries\":[]}",
        "{\"format\":1,\"entries\":{\"issue list\\n\":{\"until\":9e18,\"value\":{\"pages\":[{}],\"index\":-4}}}}"
      })
  void aDamagedFileIsEmpty(String text) throws IOException {
    for (String file : new String[] {"cursors.json", "aliases.json", "remembered.json"}) {
      Files.writeString(root.resolve(file), text);
    }

    assertThat(refused("next")).contains("No next page");
    assertThat(aliases().in(Path.of("/x"), "https://a")).isEmpty();
    assertThat(remembered().get("dsn", "x")).isNull();
    assertThat(catchThrowableOfType(StateException.class, () -> cursors().step(LIST, "", "next")))
        .isNotNull();

    remembered().put("dsn", "x", new JsonPrimitive(1), Duration.ofHours(1));
    assertThat(remembered().get("dsn", "x")).isEqualTo(new JsonPrimitive(1));
  }

  @Test
  void filesAreTheOwnersAlone() throws IOException {
    remembered().put("dsn", "x", new JsonPrimitive(1), Duration.ofHours(1));

    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(root.resolve("remembered.json"))))
        .isEqualTo("rw-------");
  }

  @Test
  void aFolderThatCannotBeWrittenIsWorthOneSentenceAndStopsNothing() throws IOException {
    StateFolder closed = new StateFolder(Files.createFile(root.resolve("file")).resolve("below"));
    assertThat(closed.trouble()).isNull();

    Remembered remembered = new Remembered(closed, clock);
    remembered.put("dsn", "x", new JsonPrimitive(1), Duration.ofHours(1));
    new Cursors(closed, clock).remember(LIST, CONTEXT, Cursors.Step.FIRST, "0:25:0");

    assertThat(remembered.get("dsn", "x")).isNull();
    assertThat(closed.trouble()).contains(closed.path().toString(), "SENTRY_CONFIG_DIR");
  }

  @Test
  void withoutAFolderNothingIsRemembered() {
    Remembered nowhere = new Remembered(null, clock);
    nowhere.put("dsn", "x", new JsonPrimitive(1), Duration.ofHours(1));

    assertThat(nowhere.get("dsn", "x")).isNull();
    assertThat(new Cursors(null, clock).step(LIST, CONTEXT, null).cursor()).isNull();
  }

  private String refused(String word) {
    StateException refused =
        catchThrowableOfType(StateException.class, () -> cursors().step(LIST, CONTEXT, word));
    assertThat(refused.exit()).isEqualTo(Exit.VALIDATION);
    return String.valueOf(refused.getMessage());
  }

  private Cursors cursors() {
    return new Cursors(new StateFolder(root), clock);
  }

  private Aliases aliases() {
    return new Aliases(new StateFolder(root), clock);
  }

  private Remembered remembered() {
    return new Remembered(new StateFolder(root), clock);
  }
}
