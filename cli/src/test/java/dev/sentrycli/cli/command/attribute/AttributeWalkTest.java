package dev.sentrycli.cli.command.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.cli.command.attribute.AttributePages.Place;
import dev.sentrycli.cli.command.attribute.AttributeWalk.Attribute;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class AttributeWalkTest {
  private final List<@Nullable String> asked = new ArrayList<>();

  /// A server with pages of a hundred that adds the same attribute of its own to each.
  private Slice<JsonObject> ofHundred(String name, int all, @Nullable String cursor) {
    asked.add(cursor);
    int from = cursor == null ? 0 : Integer.parseInt(cursor);
    List<JsonObject> rows = new ArrayList<>();
    rows.add(named("id"));
    for (int i = from; i < Math.min(all, from + 100); i++) {
      rows.add(named("%s.%03d".formatted(name, i)));
    }
    return new Slice<>(rows, null, from + 100 < all ? Integer.toString(from + 100) : null);
  }

  private static JsonObject named(String key) {
    JsonObject told = new JsonObject();
    told.addProperty("key", key);
    return told;
  }

  private static List<String> keys(List<Attribute> attributes) {
    return attributes.stream()
        .map(attribute -> Fields.textOr(attribute.json(), "key", ""))
        .toList();
  }

  private AttributeWalk walk(Place place, int all, int limit) {
    return AttributeWalk.from(place, "string", limit, 50, cursor -> ofHundred("text", all, cursor));
  }

  @Test
  void moreThanAPageIsFetched() {
    AttributeWalk walk = walk(Place.START, 250, 1000);
    assertThat(asked).containsExactly(null, "100", "200");
    assertThat(keys(walk.attributes())).hasSize(251).doesNotHaveDuplicates();
  }

  @Test
  void noMoreThanIsWantedIsFetched() {
    assertThat(walk(Place.START, 250, 150).attributes()).hasSize(201);
    assertThat(asked).containsExactly(null, "100");
  }

  @Test
  void whatIsOverIsNotAskedFor() {
    assertThat(walk(Place.END, 250, 150).attributes()).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void whatFollowsBeginsWithinThePageThatWasCut() {
    AttributeWalk walk = walk(Place.START, 250, 150);
    List<Attribute> shown = walk.attributes().subList(0, 150);
    Place place = walk.after(Place.START, new HashSet<>(shown));
    assertThat(place.cursor()).isEqualTo("100");
    List<String> all = new ArrayList<>(keys(shown));
    all.addAll(keys(walk(place, 250, 150).attributes()));
    assertThat(all).hasSize(251).doesNotHaveDuplicates();
  }

  @Test
  void whatFollowsAWholePageRepeatsNoName() {
    AttributeWalk walk = walk(Place.START, 250, 100);
    List<Attribute> shown = walk.attributes();
    Place place = walk.after(Place.START, new HashSet<>(shown));
    assertThat(place.cursor()).isEqualTo("100");
    assertThat(keys(walk(place, 250, 100).attributes())).hasSize(100).doesNotContain("id");
  }

  @Test
  void theLastPageEndsIt() {
    AttributeWalk walk = walk(Place.START, 20, 100);
    Place place = walk.after(Place.START, new HashSet<>(walk.attributes()));
    assertThat(place.over()).isTrue();
  }

  @Test
  void aServerThatRepeatsACursorIsAskedNoMore() {
    AttributeWalk.from(
        Place.START,
        "string",
        1000,
        50,
        cursor -> {
          asked.add(cursor);
          return new Slice<>(List.of(named("id")), null, "0:1:0");
        });
    assertThat(asked).containsExactly(null, "0:1:0");
  }
}
