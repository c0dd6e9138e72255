package dev.sentrycli.cli.command.event.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogCrumbsTest {
  private static final Instant WRITTEN = Instant.parse("2026-01-02T03:04:05Z");

  private static List<JsonObject> crumbs(boolean categories, String... lines) {
    JsonArray crumbs = new LogCrumbs(ZoneOffset.UTC, WRITTEN, categories).of(List.of(lines));
    List<JsonObject> found = new ArrayList<>();
    crumbs.forEach(crumb -> found.add(crumb.getAsJsonObject()));
    return found;
  }

  private static String field(JsonObject crumb, String name) {
    return crumb.get(name).getAsString();
  }

  @Test
  void aLineTellsItsTimeOrHasThatOfTheFile() {
    List<JsonObject> crumbs =
        crumbs(
            false,
            "2025-06-10 10:00:00 cart: opened",
            "[2025-06-10T10:00:01.5Z] emptied",
            "plain line",
            "");

    assertThat(crumbs).hasSize(3);
    assertThat(field(crumbs.get(0), "timestamp")).isEqualTo("1749549600");
    assertThat(field(crumbs.get(0), "message")).isEqualTo("2025-06-10 10:00:00 cart: opened");
    assertThat(field(crumbs.get(0), "category")).isEqualTo("log");
    assertThat(field(crumbs.get(1), "timestamp")).isEqualTo("1749549601.5");
    assertThat(field(crumbs.get(2), "timestamp"))
        .isEqualTo(Long.toString(WRITTEN.getEpochSecond()));
  }

  @Test
  void theWordBeforeTheColonIsTheCategoryIfThatIsWanted() {
    List<JsonObject> crumbs =
        crumbs(
            true,
            "cart: opened",
            "2025-06-10 10:00:00 shop.cart: opened: twice",
            "two words: no category",
            "http://example.com/ asked");

    assertThat(crumbs)
        .extracting(crumb -> field(crumb, "category"))
        .containsExactly("cart", "shop.cart", "log", "log");
    assertThat(crumbs)
        .extracting(crumb -> field(crumb, "message"))
        .containsExactly(
            "opened", "opened: twice", "two words: no category", "http://example.com/ asked");
  }

  @Test
  void onlyTheLastHundredLinesCount() {
    String[] lines = new String[250];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = "line " + i;
    }

    List<JsonObject> crumbs = crumbs(false, lines);

    assertThat(crumbs).hasSize(100);
    assertThat(field(crumbs.getFirst(), "message")).isEqualTo("line 150");
    assertThat(field(crumbs.getLast(), "message")).isEqualTo("line 249");
  }
}
