package dev.sentrycli.api.organization;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.Gateway;
import dev.sentrycli.api.gateway.Network;
import dev.sentrycli.api.gateway.Notices;
import dev.sentrycli.api.gateway.Passport;
import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.Memory;
import dev.sentrycli.api.json.Slice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/// Slices of a list whose pages a server fills as it likes, as those do that leave out what the
/// account may not see.
class SlicesTest {
  @Property(tries = 25)
  void fromSliceToSliceNothingIsLeftOutAndNothingComesTwice(
      @ForAll @IntRange(min = 1, max = 1000) int limit,
      @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 0, max = 100) Integer> filled)
      throws IOException {
    List<List<Integer>> pages = pages(filled, limit);
    List<Integer> seen = new ArrayList<>();
    try (MockWebServer server = serving(pages)) {
      Regions regions = regions(server);
      String cursor = null;
      do {
        Slice<Integer> slice =
            regions.slice(
                null,
                Request.get("/api/0/things/").queryIfPresent("cursor", cursor),
                regions.pageSize(limit),
                limit,
                SlicesTest::id);
        assertThat(slice.items()).hasSizeLessThanOrEqualTo(limit);
        assertThat(slice.items().isEmpty() && slice.hasMore()).isFalse();
        seen.addAll(slice.items());
        cursor = slice.next();
      } while (cursor != null);
    }
    assertThat(seen).isEqualTo(pages.stream().flatMap(List::stream).toList());
  }

  @Property(tries = 25)
  void whateverTheLimitsEveryThingComesOnceInOrder(
      @ForAll @IntRange(min = 1, max = 900) int count,
      @ForAll @IntRange(min = 1, max = 100) int largest,
      @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 300) Integer> limits)
      throws IOException {
    List<Integer> seen = new ArrayList<>();
    try (MockWebServer server = counting(count, largest)) {
      Regions regions = regions(server);
      String cursor = null;
      int turn = 0;
      do {
        int limit = limits.get(turn++ % limits.size());
        Slice<Integer> slice =
            regions.slice(
                null,
                Request.get("/api/0/things/").queryIfPresent("cursor", cursor),
                regions.pageSize(limit),
                limit,
                SlicesTest::id);
        seen.addAll(slice.items());
        cursor = slice.next();
      } while (cursor != null);
    }
    assertThat(seen).isEqualTo(IntStream.range(0, count).boxed().toList());
  }

  @Property(tries = 25)
  void aFilledSliceHasAllThatTheLimitAllows(
      @ForAll @IntRange(min = 1, max = 1000) int limit,
      @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 0, max = 100) Integer> filled)
      throws IOException {
    List<List<Integer>> pages = pages(filled, limit);
    List<Integer> all = pages.stream().flatMap(List::stream).toList();
    try (MockWebServer server = serving(pages)) {
      Regions regions = regions(server);
      Slice<Integer> slice =
          regions.filled(
              null, Request.get("/api/0/things/"), regions.pageSize(limit), limit, SlicesTest::id);
      assertThat(slice.items()).isEqualTo(all.subList(0, Math.min(limit, all.size())));
      assertThat(slice.hasMore() || slice.items().size() == all.size()).isTrue();
    }
  }

  @Test
  void whatIsCutShortIsTold() throws IOException {
    try (MockWebServer server = serving(List.of(List.of(0, 1), List.of(2, 3), List.of(4)))) {
      BaseUrl base = BaseUrl.parse("http://127.0.0.1:" + server.getPort());
      AtomicInteger told = new AtomicInteger();
      Regions regions =
          new Regions(
              new Gateway(Network.plain("test"), Passport.anonymous(base), Notices.NONE),
              Memory.NONE,
              2,
              told::incrementAndGet);
      Request request = Request.get("/api/0/things/");
      assertThat(regions.every(null, request, 2, SlicesTest::id)).containsExactly(0, 1, 2, 3);
      assertThat(told).hasValue(1);

      assertThat(regions.filled(null, request, 2, 4, SlicesTest::id).items()).hasSize(4);
      assertThat(told).hasValue(1);
    }
  }

  private static Integer id(JsonObject json) {
    return Integer.valueOf(Fields.textOr(json, "id", ""));
  }

  /// Things numbered through, so many on each page, but no more than were asked for.
  private static List<List<Integer>> pages(List<Integer> filled, int limit) {
    List<List<Integer>> pages = new ArrayList<>();
    int number = 0;
    for (int items : filled) {
      List<Integer> page = new ArrayList<>();
      for (int item = 0; item < Math.min(items, limit); item++) {
        page.add(number++);
      }
      pages.add(page);
    }
    return pages;
  }

  private static MockWebServer serving(List<List<Integer>> pages) throws IOException {
    MockWebServer server = new MockWebServer();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String cursor = request.getUrl().queryParameter("cursor");
            int page = cursor == null ? 0 : Integer.parseInt(cursor.split(":", -1)[1]);
            List<String> things = new ArrayList<>();
            pages.get(page).forEach(id -> things.add("{\"id\":\"" + id + "\"}"));
            return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .addHeader(
                    "Link",
                    "<http://things.example/>; rel=\"next\"; results=\"%s\"; cursor=\"0:%d:0\""
                        .formatted(page + 1 < pages.size(), page + 1))
                .body("[" + String.join(",", things) + "]")
                .build();
          }
        });
    server.start();
    return server;
  }

  /// A server with so many things that makes pages as large as it is asked to, up to a bound.
  private static MockWebServer counting(int count, int largest) throws IOException {
    MockWebServer server = new MockWebServer();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String cursor = request.getUrl().queryParameter("cursor");
            String asked = request.getUrl().queryParameter("per_page");
            int from = cursor == null ? 0 : Integer.parseInt(cursor.split(":", -1)[1]);
            int size = Math.min(asked == null ? largest : Integer.parseInt(asked), largest);
            int to = Math.min(count, from + size);
            List<String> things = new ArrayList<>();
            for (int id = from; id < to; id++) {
              things.add("{\"id\":\"" + id + "\"}");
            }
            return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .addHeader(
                    "Link",
                    "<http://things.example/>; rel=\"next\"; results=\"%s\"; cursor=\"0:%d:0\""
                        .formatted(to < count, to))
                .body("[" + String.join(",", things) + "]")
                .build();
          }
        });
    server.start();
    return server;
  }

  private static Regions regions(MockWebServer server) {
    BaseUrl base = BaseUrl.parse("http://127.0.0.1:" + server.getPort());
    return new Regions(
        new Gateway(Network.plain("test"), Passport.anonymous(base), Notices.NONE),
        Memory.NONE,
        50);
  }
}
