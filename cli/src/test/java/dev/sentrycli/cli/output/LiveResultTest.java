package dev.sentrycli.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.sentrycli.terminal.Attached;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Console;
import dev.sentrycli.terminal.Platform;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.desktop.Programs;
import dev.sentrycli.terminal.format.Ages;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveResultTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private String shown(Form form, Attached attached) {
    Console console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            out,
            new ByteArrayOutputStream(),
            attached,
            Map.of("TERM", "xterm"));
    int[] looks = new int[1];
    Thread program = Thread.currentThread();
    Result live =
        new Result.Live(
            () -> {
              int look = ++looks[0];
              if (look == 3) {
                program.interrupt(); // as Ctrl-C does to the program
              }
              JsonObject json = new JsonObject();
              json.addProperty("look", look);
              return Result.detail(
                  json, place -> List.of(new Block.Paragraph(Text.of("look " + look))));
            },
            Duration.ofMillis(1),
            "<wiped>",
            "elsewhere it is whole");
    renderer(console, form).show(live);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Renderer renderer(Console console, Form form) {
    return new Renderer(
        console,
        Presentation.of(form, null),
        true,
        new Ages(Instant.EPOCH, () -> ZoneOffset.UTC),
        new Programs(Platform.UNIX, Map.of()));
  }

  @Test
  void programsGetOneAnswerAfterTheOther() {
    assertThat(shown(Form.NDJSON, Attached.NOWHERE))
        .startsWith("{\"look\":1}\n{\"look\":2}\n")
        .doesNotContain("4");
  }

  @Test
  void eachLookTakesThePlaceOfTheOneBeforeOnATerminal() {
    assertThat(shown(Form.TABLE, new Attached(true, true, true)))
        .matches(
            "\u001b\\[H\u001b\\[J<wiped>look 1\n\u001b\\[H\u001b\\[J<wiped>look 2\n(\u001b\\[H\u001b\\[J<wiped>look 3\n)?");
  }

  @Test
  void isDrawnAgainSoonAfterTheWindowChangedWithoutAnotherLook() throws InterruptedException {
    Console console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            out,
            new ByteArrayOutputStream(),
            new Attached(true, true, true),
            Map.of("TERM", "xterm", "SENTRY_TERMINAL_SIZE", "80x24"));
    AtomicInteger looks = new AtomicInteger();
    CountDownLatch drawn = new CountDownLatch(1);
    CountDownLatch again = new CountDownLatch(1);
    Result live =
        new Result.Live(
            () -> {
              int look = looks.incrementAndGet();
              return Result.detail(
                  new JsonObject(),
                  place -> {
                    (place.width() == 80 ? drawn : again).countDown();
                    return List.of(
                        new Block.Paragraph(Text.of("look " + look + " in " + place.width())));
                  });
            },
            Duration.ofHours(1),
            "<wiped>",
            "elsewhere it is whole");
    Thread program = new Thread(() -> renderer(console, Form.TABLE).show(live));
    program.start();

    assertThat(drawn.await(10, TimeUnit.SECONDS)).isTrue();
    console.resize("60x24");
    assertThat(again.await(10, TimeUnit.SECONDS)).isTrue();
    program.interrupt(); // as Ctrl-C does
    program.join(10_000);

    assertThat(looks).hasValue(1);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("\u001b[H\u001b[J<wiped>look 1 in 80\n\u001b[H\u001b[J<wiped>look 1 in 60\n");
  }

  @Test
  void noMoreIsShownThanTheWindowHasRoomFor() throws InterruptedException {
    assertThat(shownIn("40x7", 3)).isEqualTo("line 1\nline 2\nline 3\n\nsaid below\n");
    assertThat(shownIn("40x7", 4)).isEqualTo("line 1\nline 2\nline 3\nline 4\n\nsaid below\n");
    assertThat(shownIn("80x7", 6))
        .isEqualTo(
            """
            line 1
            line 2
            line 3
            line 4
            2 more lines do not fit in the window; elsewhere it is whole
            said below
            """);
    assertThat(shownIn("80x3", 2))
        .isEqualTo("line 1\n1 more line does not fit in the window; elsewhere it is whole\n");
  }

  /// One look of so many lines, and a note, without styles and what wipes the window.
  private String shownIn(String size, int lines) throws InterruptedException {
    out.reset();
    Console console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            out,
            new ByteArrayOutputStream(),
            new Attached(true, true, true),
            Map.of("TERM", "xterm", "SENTRY_TERMINAL_SIZE", size));
    Thread program = Thread.currentThread();
    List<Text> all =
        IntStream.rangeClosed(1, lines).mapToObj(line -> Text.of("line " + line)).toList();
    Result live =
        new Result.Live(
            () ->
                Result.detail(
                        new JsonObject(),
                        place -> {
                          program.interrupt(); // as Ctrl-C does to the program
                          return List.of(new Block.Lines(all));
                        })
                    .note(true, "said below"),
            Duration.ofHours(1),
            "",
            "elsewhere it is whole");
    renderer(console, Form.TABLE).show(live);
    return out.toString(StandardCharsets.UTF_8).replaceAll("\u001b\\[[0-9;]*[mHJ]", "");
  }

  @Test
  void looksFollowEachOtherWhereThereIsNoTerminal() {
    assertThat(shown(Form.TABLE, Attached.NOWHERE)).matches("look 1\nlook 2\n(look 3\n)?");
  }
}
