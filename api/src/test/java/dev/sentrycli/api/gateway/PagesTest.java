package dev.sentrycli.api.gateway;

import static dev.sentrycli.api.gateway.Doors.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PagesTest {
  private final List<String> asked = new ArrayList<>();
  private int pages = 3;
  private int failing = -1;
  private boolean stuck;

  @AutoClose
  private final MockWebServer server =
      Doors.server(
          request -> {
            asked.add(request.getTarget());
            String cursor = request.getUrl().queryParameter("cursor");
            int page = cursor == null ? 0 : Integer.parseInt(cursor.split(":", -1)[1]) / 100;
            if (page == failing) {
              return json(500, "{\"detail\":\"Internal Error\"}");
            }
            int next = stuck ? 1 : page + 1;
            return page(page, next, next < pages);
          });

  @AutoClose private final Gateway gateway = Doors.gateway(server);
  private final List<String> read = new ArrayList<>();

  private static MockResponse page(int page, int next, boolean more) {
    return json(200, "[" + page + "]")
        .newBuilder()
        .addHeader(
            "Link",
            "<https://other.example/x/>; rel=\"previous\"; results=\"%s\"; cursor=\"0:%d:1\""
                .formatted(page > 0, (page - 1) * 100))
        .addHeader(
            "Link",
            "<https://other.example/x/>; rel=\"next\"; results=\"%s\"; cursor=\"0:%d:0\""
                .formatted(more, next * 100))
        .build();
  }

  private Pages.Walk walk(Request request, int maxPages) {
    return Pages.walk(
        gateway,
        request,
        100,
        maxPages,
        answer -> {
          read.add(answer.text());
          return true;
        });
  }

  @Test
  void followsCursorsAtItsOwnAddressOnly() {
    Pages.Walk walk = walk(Request.get("/api/0/x/").query("q", "1"), 50);

    assertThat(read).containsExactly("[0]", "[1]", "[2]");
    assertThat(asked)
        .containsExactly(
            "/api/0/x/?q=1&per_page=100",
            "/api/0/x/?q=1&per_page=100&cursor=0%3A100%3A0",
            "/api/0/x/?q=1&per_page=100&cursor=0%3A200%3A0");
    assertThat(walk).isEqualTo(new Pages.Walk(3, null, null, false));
    assertThat(walk.more()).isFalse();
  }

  @Test
  void stopsAtTheLimitAndSaysThatMoreExists() {
    Pages.Walk walk = walk(Request.get("/api/0/x/"), 2);

    assertThat(walk).isEqualTo(new Pages.Walk(2, null, "0:200:0", true));
  }

  @Test
  void stopsWhenTheSameCursorComesTwice() {
    stuck = true;

    Pages.Walk walk = walk(Request.get("/api/0/x/"), 50);

    assertThat(read).hasSize(2);
    assertThat(walk.cutShort()).isTrue();
    assertThat(walk.more()).isTrue();
  }

  @Test
  void stopsWhenTheCallerHasEnough() {
    Pages.Walk walk = Pages.walk(gateway, Request.get("/api/0/x/"), 0, 50, _ -> false);

    assertThat(walk).isEqualTo(new Pages.Walk(1, null, "0:100:0", false));
    assertThat(asked).containsExactly("/api/0/x/");
  }

  @Test
  void startsAtAGivenCursor() {
    Pages.Walk walk = walk(Request.get("/api/0/x/").query("cursor", "0:100:0"), 1);

    assertThat(read).containsExactly("[1]");
    assertThat(walk).isEqualTo(new Pages.Walk(1, "0:0:1", "0:200:0", true));
  }

  @Test
  void aFailingLaterPageFailsTheWalk() {
    failing = 1;

    ApiException.Status failure =
        catchThrowableOfType(ApiException.Status.class, () -> walk(Request.get("/api/0/x/"), 50));

    assertThat(failure.detail()).isEqualTo("Internal Error");
    assertThat(asked).hasSize(4);
  }
}
