package dev.sentrycli.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.sentrycli.cli.logs.LogRows;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.format.Ages;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrowingPictureTest {
  private static final LogRows ROWS =
      new LogRows(new Moments(new Ages(Instant.EPOCH, () -> ZoneOffset.UTC)), false, List.of());
  private static final Result.Tail TAIL =
      new Result.Tail(
          page -> null,
          look -> {
            boolean narrow = look.width() < 100;
            return new Result.Tail.Rows(ROWS.columns(narrow), log -> ROWS.cells(log, narrow));
          });

  private static Look terminal(int width, boolean rich) {
    return new Look(width, 20, rich, Look.Colours.SIXTEEN, true);
  }

  private static List<JsonObject> page() {
    JsonObject log = new JsonObject();
    log.addProperty("id", "019a7c0d5e1b7f28a6c2d4e8f0a1b3c5");
    log.addProperty("message", "one");
    return List.of(log);
  }

  private static int widest(String drawn) {
    return drawn
        .replaceAll("\u001b\\[[0-9;]*m", "")
        .lines()
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }

  @Test
  void goesOnUnderHeadersOfItsOwnAsWideAsTheTerminalIsByThen() {
    GrowingPicture picture = new GrowingPicture(TAIL, terminal(140, true));
    assertThat(widest(picture.begin())).isEqualTo(140);
    String more = picture.more(page(), terminal(70, true));
    assertThat(more).contains("TIMESTAMP", "one").doesNotContain("019a7c0d");
    assertThat(widest(more)).isEqualTo(70);
    assertThat(widest(picture.more(page(), terminal(120, true)))).isEqualTo(120);
  }

  @Test
  void headersComeOnceWhereTheWidthStays() {
    GrowingPicture picture = new GrowingPicture(TAIL, terminal(140, true));
    assertThat(picture.more(page(), new Look(140, 50, true, Look.Colours.SIXTEEN, true)))
        .contains("one")
        .doesNotContain("TIMESTAMP");
  }

  @Test
  void rowsOfMarkdownNeedNewHeadersOnlyForOtherColumns() {
    GrowingPicture picture = new GrowingPicture(TAIL, terminal(140, false));
    assertThat(picture.more(page(), terminal(120, false))).doesNotContain("TIMESTAMP");
    assertThat(picture.more(page(), terminal(70, false))).startsWith("| TIMESTAMP");
  }
}
