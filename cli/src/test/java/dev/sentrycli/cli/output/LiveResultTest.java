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
            "<wiped>");
    new Renderer(
            console,
            Presentation.of(form, null),
            true,
            new Ages(Instant.EPOCH, () -> ZoneOffset.UTC),
            new Programs(Platform.UNIX, Map.of()))
        .show(live);
    return out.toString(StandardCharsets.UTF_8);
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
  void looksFollowEachOtherWhereThereIsNoTerminal() {
    assertThat(shown(Form.TABLE, Attached.NOWHERE)).matches("look 1\nlook 2\n(look 3\n)?");
  }
}
