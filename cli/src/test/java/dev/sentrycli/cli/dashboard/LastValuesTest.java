package dev.sentrycli.cli.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.sentrycli.api.dashboard.Widget;
import dev.sentrycli.cli.query.Quantity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastValuesTest {
  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
  private static final List<Widget> WIDGETS =
      List.of(widget("Errors"), widget("Slow"), widget("On call"));
  private static final WidgetData AWAY = new WidgetData.Failed("502 Bad Gateway", true);
  private static final WidgetData REFUSED = new WidgetData.Failed("no access (403)", false);
  private static final WidgetData WORDS = new WidgetData.Words("Call us");

  private final LastValues last = new LastValues("https://sentry.example");

  private static Widget widget(String title) {
    return new Widget(JsonParser.parseString("{\"title\": \"" + title + "\"}").getAsJsonObject());
  }

  private static WidgetData number(double value) {
    return new WidgetData.Scalar(value, new Quantity("integer", null));
  }

  private LastValues.Shown after(int seconds, WidgetData first, WidgetData second) {
    return last.with(WIDGETS, List.of(first, second, WORDS), NOON.plusSeconds(seconds));
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
                "https://sentry.example gave nothing new (502 Bad Gateway): these values are 1m"
                    + " 30s old"));
  }

  @Test
  void saysOfHowManyTheyAreOld() {
    after(0, number(1), number(2));
    assertThat(after(10, AWAY, number(3)))
        .isEqualTo(
            new LastValues.Shown(
                List.of(number(1), number(3), WORDS),
                "https://sentry.example gave nothing new for 1 of 2 widgets (502 Bad Gateway): its"
                    + " values are 10s old"));
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
    assertThat(last.with(List.of(widget("Users")), List.of(AWAY), NOON.plusSeconds(10)))
        .isEqualTo(new LastValues.Shown(List.of(AWAY), null));
  }
}
