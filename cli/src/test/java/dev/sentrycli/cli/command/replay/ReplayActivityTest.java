package dev.sentrycli.cli.command.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sentrycli.api.replay.RecordedEvent;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReplayActivityTest {
  private final ReplayActivity.Picker picker = new ReplayActivity.Picker();

  private void hear(int type, double millis, String data) {
    String json = "{\"type\":%d,\"data\":%s}".formatted(type, data);
    picker.hear(new RecordedEvent(json.getBytes(StandardCharsets.UTF_8), type, millis));
  }

  private String picked() {
    return picker.picked().json().toString();
  }

  @Test
  void tellsPagesBreadcrumbsSpansAndClicks() {
    hear(4, 1, "{\"href\":\"https://shop/\",\"width\":9}");
    hear(
        5, 2, "{\"tag\":\"breadcrumb\",\"payload\":{\"category\":\"ui.click\",\"message\":\"b\"}}");
    hear(
        5,
        3,
        "{\"tag\":\"performanceSpan\",\"payload\":{\"op\":\"resource.fetch\",\"description\":\"/x\","
            + "\"data\":{\"duration\":710}}}");
    hear(5, 4, "{\"tag\":\"rageClick\",\"payload\":{\"selector\":\"a\",\"label\":\"Pay\"}}");
    assertThat(picked())
        .isEqualTo(
            "[{\"timestampMs\":1,\"label\":\"page.view\",\"details\":[\"href=https://shop/\"]},"
                + "{\"timestampMs\":2,\"label\":\"ui.click\",\"details\":[\"message=b\"]},"
                + "{\"timestampMs\":3,\"label\":\"resource.fetch\","
                + "\"details\":[\"description=/x\",\"duration=710\"]},"
                + "{\"timestampMs\":4,\"label\":\"rageClick\","
                + "\"details\":[\"selector=a\",\"label=Pay\"]}]");
  }

  @Test
  void leavesDrawingsAndOptionsOut() {
    hear(2, 1, "{\"node\":{}}");
    hear(3, 2, "{\"source\":1}");
    hear(5, 3, "{\"tag\":\"options\",\"payload\":{}}");
    hear(5, 4, "7");
    assertThat(picked()).isEqualTo("[]");
    assertThat(picker.wantsMore()).isTrue();
  }

  @Test
  void keepsTheFirstSixInOrderOfTime() {
    for (int i = 9; i >= 0; i--) {
      hear(4, i, "{\"href\":\"p" + i + "\"}");
    }
    hear(4, 100, "{\"href\":\"late\"}");
    assertThat(picker.picked().moments())
        .extracting(ReplayActivity.Moment::millis)
        .containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
    assertThat(picker.wantsMore()).isFalse();
  }

  @Test
  void sortsByWordsAndByFieldsOfServers() {
    assertThat(ReplaySort.parse("Errors")).isEqualTo("-count_errors");
    assertThat(ReplaySort.parse("oldest")).isEqualTo("started_at");
    assertThat(ReplaySort.parse("-count_rage_clicks")).isEqualTo("-count_rage_clicks");
    assertThat(ReplaySort.parse("user.email")).isEqualTo("user.email");
    assertThatIllegalArgumentException().isThrownBy(() -> ReplaySort.parse("-date"));
    assertThatIllegalArgumentException().isThrownBy(() -> ReplaySort.parse("title"));
  }
}
