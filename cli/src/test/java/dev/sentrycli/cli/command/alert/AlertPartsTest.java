package dev.sentrycli.cli.command.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class AlertPartsTest {
  /// A place with one alert behind every cursor.
  ///
  /// @param next the cursor after another; that of the beginning is empty
  /// @param pages how many pages it takes to find the alert
  private record Endless(String name, UnaryOperator<String> next, int pages, List<String> asked)
      implements AlertParts.Source {
    @Override
    public Slice<JsonObject> page(int perPage, int limit, @Nullable String cursor) {
      String from = cursor == null ? "" : cursor;
      asked.add(from);
      return new Slice<>(List.of(new JsonObject()), null, next.apply(from), pages);
    }
  }

  @Test
  void aServerThatRepeatsACursorIsAskedNoMore() {
    UnaryOperator<String> next = from -> from.equals("0:1:0") ? "0:2:0" : "0:1:0";
    Endless circle = new Endless("acme/web", next, 1, new ArrayList<>());
    AlertParts parts = AlertParts.fetch(List.of(circle), 100, 50, null);
    assertThat(circle.asked()).containsExactly("", "0:1:0", "0:2:0");
    assertThat(parts.rows()).hasSize(3);
  }

  @Test
  void theCursorItBeginsAtCountsAsSeen() {
    Endless still = new Endless("acme/web", _ -> "0:1:0", 1, new ArrayList<>());
    AlertParts.fetch(List.of(still), 100, 50, "0:1:0");
    assertThat(still.asked()).containsExactly("0:1:0");
  }

  @Test
  void thePagesOfAPlaceCountTogether() {
    Endless far = new Endless("acme/web", from -> from + "x", 20, new ArrayList<>());
    AlertParts parts = AlertParts.fetch(List.of(far), 100, 50, null);
    assertThat(far.asked()).hasSize(3);
    assertThat(parts.next()).isEqualTo("xxx");
  }

  @Test
  void whatOnePlaceLeavesGoesToTheOthers() {
    Endless circle = new Endless("acme/api", _ -> "0:1:0", 1, new ArrayList<>());
    Endless far = new Endless("acme/web", from -> from + "x", 1, new ArrayList<>());
    assertThat(AlertParts.fetch(List.of(circle, far), 9, 50, null).rows()).hasSize(9);
    assertThat(circle.asked()).hasSize(2);
    assertThat(far.asked()).hasSize(7);
  }
}
