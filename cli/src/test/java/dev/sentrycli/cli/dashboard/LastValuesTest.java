package dev.sentrycli.cli.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.api.dashboard.Dashboard;
import dev.sentrycli.cli.query.Quantity;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastValuesTest {
  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
  private static final Dashboard BOARD = board("24h", "Errors", "Slow", "On call");
  private static final WidgetData AWAY = new WidgetData.Failed("502 Bad Gateway", true);
  private static final WidgetData REFUSED = new WidgetData.Failed("no access (403)", false);
  private static final WidgetData WORDS = new WidgetData.Words("Call us");

  private final LastValues last = new LastValues("https://sentry.example", ZoneOffset.UTC);

  private static Dashboard board(String period, String... titles) {
    JsonObject board = new JsonObject();
    board.addProperty("period", period);
    JsonArray widgets = new JsonArray();
    for (String title : titles) {
      JsonObject widget = new JsonObject();
      widget.addProperty("title", title);
      widgets.add(widget);
    }
    board.add("widgets", widgets);
    return new Dashboard(board);
  }

  private static WidgetData number(double value) {
    return new WidgetData.Scalar(value, new Quantity("integer", null));
  }

  private LastValues.Shown after(int seconds, WidgetData first, WidgetData second) {
    return last.with(BOARD, List.of(first, second, WORDS), NOON.plusSeconds(seconds));
  }

  @Test
  void saysNothingOfWhatIsNew() {
    assertThat(after(0, number(1), number(2)))
        .isEqualTo(new LastValues.Shown(List.of(number(1), number(2), WORDS), null));
  }

  @Test
  void keepsThemHoweverOftenNothingComes() {
    after(0, number(1), number(2));
    after(30, AWAY, AWAY);
    assertThat(after(90, AWAY, AWAY))
        .isEqualTo(
            new LastValues.Shown(
                List.of(number(1), number(2), WORDS),
                "https://sentry.example gave nothing new (502 Bad Gateway): these values are of"
                    + " 12:00:00"));
  }

  @Test
  void saysOfHowManyTheyAreOld() {
    after(0, number(1), number(2));
    assertThat(after(10, AWAY, number(3)))
        .isEqualTo(
            new LastValues.Shown(
                List.of(number(1), number(3), WORDS),
                "https://sentry.example gave nothing new for 1 of 2 widgets (502 Bad Gateway): its"
                    + " values are of 12:00:00"));
  }

  @Test
  void showsWhatIsRefusedAndForgetsWhatWasThere() {
    after(0, number(1), number(2));
    assertThat(after(10, REFUSED, number(3)))
        .isEqualTo(new LastValues.Shown(List.of(REFUSED, number(3), WORDS), null));
    assertThat(after(20, AWAY, number(4)))
        .isEqualTo(new LastValues.Shown(List.of(AWAY, number(4), WORDS), null));
  }

  @Test
  void showsNoValuesOfAWidgetThatBecameAnother() {
    after(0, number(1), number(2));
    assertThat(last.with(board("24h", "Users"), List.of(AWAY), NOON.plusSeconds(10)))
        .isEqualTo(new LastValues.Shown(List.of(AWAY), null));
  }

  @Test
  void showsNoValuesOfAnotherTime() {
    after(0, number(1), number(2));
    Dashboard longer = board("7d", "Errors", "Slow", "On call");
    assertThat(last.with(longer, List.of(AWAY, AWAY, WORDS), NOON.plusSeconds(10)))
        .isEqualTo(new LastValues.Shown(List.of(AWAY, AWAY, WORDS), null));
  }
}
