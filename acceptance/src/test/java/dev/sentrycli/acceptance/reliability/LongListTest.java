package dev.sentrycli.acceptance.reliability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Lists of ten thousand issues and more. The server makes up its pages: those of an organization
/// `one` have odd numbers, those of `two` even ones, and all are of falling age.
@EnabledOnOs(OS.LINUX)
class LongListTest {
  private static final int EACH = 10_000;

  private static final int ISSUES = 2 * EACH;

  /// Of an issue, so that all together are several times the heap.
  private static final String BALLAST = "all the words of a long title ".repeat(100);

  /// Enough for the program, and far less than ten thousand issues.
  private static final String HEAP = "-Xmx24m";

  @TempDir Path folder;
  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private HttpServer server;
  private final List<String> asked = new ArrayList<>();
  private int failingFrom = Integer.MAX_VALUE;
  private boolean shortPages;
  private boolean circling;
  private Machine machine;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(pool);
    server.createContext("/api/0/", this::answer);
    server.start();
    machine =
        new Machine(folder)
            .set("SENTRY_HOST", "http://127.0.0.1:" + server.getAddress().getPort())
            .set("SENTRY_AUTH_TOKEN", "sntryu_" + "0".repeat(64))
            .set("SENTRY_NO_CACHE", "1");
  }

  @AfterEach
  void stop() {
    server.stop(0);
    pool.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      Map<String, String> query = new HashMap<>();
      String raw = exchange.getRequestURI().getRawQuery();
      for (String pair : (raw == null ? "" : raw).split("&", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          query.put(pair.substring(0, equals), pair.substring(equals + 1).replace("%3A", ":"));
        }
      }
      if (path.endsWith("/organizations/")) {
        send(exchange, 200, "[" + organization("one") + "," + organization("two") + "]");
      } else if (path.endsWith("/issues/")) {
        issues(exchange, path.contains("/one/") ? 1 : 0, query);
      } else if (path.endsWith("/dashboards/")) {
        dashboards(exchange, query);
      } else if (path.contains("/projects/")) {
        String slug = path.contains("/one/") ? "a" : "b";
        send(exchange, 200, "{\"id\": \"1\", \"slug\": \"" + slug + "\", \"name\": \"P\"}");
      } else {
        send(exchange, 404, "{\"detail\": \"no\"}");
      }
    }
  }

  private static String organization(String slug) {
    return "{\"id\": \"1\", \"slug\": \"" + slug + "\", \"name\": \"" + slug + "\"}";
  }

  private void issues(HttpExchange exchange, int odd, Map<String, String> query)
      throws IOException {
    String cursor = query.getOrDefault("cursor", "0:0:0");
    int start = Integer.parseInt(cursor.split(":", -1)[1]);
    int limit = Integer.parseInt(query.get("limit"));
    synchronized (asked) {
      asked.add(odd + " " + start + " " + limit);
    }
    if (start >= failingFrom && odd == 0) {
      send(exchange, 400, "{\"detail\": \"broken in the middle\"}");
      return;
    }
    int end = Math.min(EACH, start + (shortPages ? Math.max(1, limit / 2) : limit));
    StringBuilder page = new StringBuilder("[");
    for (int i = start; i < end; i++) {
      int number = 2 * i + odd;
      page.append(i == start ? "" : ",")
          .append("{\"id\": \"" + number + "\", \"shortId\": \"P-" + number + "\", \"title\": \"")
          .append(BALLAST)
          .append("\", \"lastSeen\": \"")
          .append("%05d".formatted(99_999 - number))
          .append("\", \"project\": {\"slug\": \"p\"}, \"count\": \"1\"}");
    }
    exchange
        .getResponseHeaders()
        .add(
            "Link",
            "<http://x/>; rel=\"previous\"; results=\""
                + (start > 0)
                + "\"; cursor=\"0:0:1\", <http://x/>; rel=\"next\"; results=\""
                + (end < EACH)
                + "\"; cursor=\"0:"
                + (circling ? 100 : end)
                + ":0\"");
    send(exchange, 200, page.append("]").toString());
  }

  /// Pages of one dashboard each, without end.
  private void dashboards(HttpExchange exchange, Map<String, String> query) throws IOException {
    int start = Integer.parseInt(query.getOrDefault("cursor", "0:0:0").split(":", -1)[1]);
    synchronized (asked) {
      asked.add("dashboards " + start);
    }
    exchange
        .getResponseHeaders()
        .add(
            "Link",
            "<http://x/>; rel=\"next\"; results=\"true\"; cursor=\"0:"
                + (circling ? 100 : start + 100)
                + ":0\"");
    send(exchange, 200, "[{\"id\": \"" + (start + 1) + "\", \"title\": \"A board\"}]");
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /// Runs the program with a small heap, its output in a file.
  private Path run(int exit, String... words) throws Exception {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder = machine.process(List.of("-XX:+UseSerialGC", HEAP), words);
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertThat(process.waitFor(120, SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(err)).isEqualTo(exit);
    return out;
  }

  @Test
  void tenThousandIssuesAsJsonNeedNoMoreMemoryThanAPage() throws Exception {
    Path out = run(0, "issue", "list", "one/", "--limit", "all", "--json");
    assertThat(Files.size(out)).isGreaterThan(25_000_000);
    JsonObject list = JsonParser.parseString(Files.readString(out)).getAsJsonObject();
    assertThat(list.getAsJsonArray("data")).hasSize(EACH);
    assertThat(list.get("hasMore").getAsBoolean()).isFalse();
    assertThat(list.keySet()).containsExactly("data", "hasMore", "hasPrev");
    assertThat(asked).hasSize(EACH / 100);
  }

  @Test
  void thoseOfTwoOrganizationsAreMergedInOrder() throws Exception {
    Path out = run(0, "issue", "list", "one/a,two/b", "--limit", "all", "-o", "ndjson");
    try (Stream<String> lines = Files.lines(out)) {
      List<Integer> numbers =
          lines
              .map(line -> JsonParser.parseString(line).getAsJsonObject().get("id").getAsInt())
              .toList();
      assertThat(numbers).hasSize(ISSUES).isSorted().doesNotHaveDuplicates();
    }
    run(0, "issue", "list", "two/b,one/a", "--limit", "all", "--json");
    assertThat(ids(Files.readString(folder.resolve("out")))).hasSize(ISSUES).isSorted();
  }

  @Test
  void csvNeedsNoMoreEither() throws Exception {
    Path out =
        run(
            0,
            "issue",
            "list",
            "one/a,two/b",
            "--limit",
            "all",
            "-o",
            "csv",
            "--fields",
            "id,title");
    try (Stream<String> lines = Files.lines(out)) {
      assertThat(lines.count()).isEqualTo(ISSUES + 1);
    }
  }

  @Test
  void aFailureInTheMiddleLeavesWhatWasListedAndIsNoSuccess() throws Exception {
    failingFrom = 300;
    Path lines = run(30, "issue", "list", "two/", "--limit", "all", "-o", "ndjson");
    assertThat(Files.readAllLines(lines)).hasSize(300);
    assertThat(Files.readString(folder.resolve("err"))).contains("broken in the middle");
    Path json = run(30, "issue", "list", "two/", "--limit", "all", "--json");
    assertThat(Files.readString(json)).startsWith("{\n  \"data\": [").doesNotContain("hasMore");
    failingFrom = 0;
    assertThat(run(30, "issue", "list", "two/", "--limit", "all", "--json")).isEmptyFile();
  }

  @Test
  void oneSourceThatFailsInTheMiddleIsToldAndCanBeGoneOnWith() throws Exception {
    failingFrom = 300;
    run(0, "issue", "list", "one/a,two/b", "--limit", "all", "--json");
    JsonObject list =
        JsonParser.parseString(Files.readString(folder.resolve("out"))).getAsJsonObject();
    assertThat(list.getAsJsonArray("data")).hasSize(EACH + 300);
    assertThat(list.getAsJsonArray("errors")).hasSize(1);
    assertThat(list.get("nextCursor").getAsString()).isEqualTo("|0:300:0");
    assertThat(Files.readString(folder.resolve("err"))).contains("No further issues from two/b");
  }

  @Test
  void aLimitOverSeveralPagesIsKeptToTheIssue() throws Exception {
    for (boolean halves : new boolean[] {false, true}) {
      shortPages = halves;
      asked.clear();
      Path out = run(0, "issue", "list", "one/", "--limit", "250", "--json", "--fresh");
      JsonObject list = JsonParser.parseString(Files.readString(out)).getAsJsonObject();
      Set<Integer> ids = new HashSet<>(ids(Files.readString(out)));
      assertThat(ids).hasSize(250);
      assertThat(list.get("nextCursor").getAsString()).isEqualTo("0:250:0");
    }
  }

  @Test
  void aStatedNumberOfPagesIsKeptTo() throws Exception {
    machine.set("SENTRY_MAX_PAGINATION_PAGES", "3");
    Path out = run(0, "issue", "list", "one/a,two/b", "--limit", "all", "--json");
    JsonObject list = JsonParser.parseString(Files.readString(out)).getAsJsonObject();
    assertThat(ids(Files.readString(out))).hasSize(600).isSorted();
    assertThat(list.get("hasMore").getAsBoolean()).isTrue();
    assertThat(list.get("nextCursor").getAsString()).isEqualTo("0:300:0|0:300:0");
    out = run(0, "issue", "list", "one/a,two/b", "--limit", "all", "--json", "-c", "next");
    assertThat(ids(Files.readString(out))).hasSize(600).first().isEqualTo(600);
  }

  @Test
  void aServerThatNamesACursorTwiceIsNotAskedForEver() throws Exception {
    circling = true;
    Path out = run(0, "issue", "list", "one/", "--limit", "all", "--json");
    JsonObject list = JsonParser.parseString(Files.readString(out)).getAsJsonObject();
    assertThat(list.getAsJsonArray("data")).hasSize(200);
    assertThat(list.get("nextCursor").getAsString()).isEqualTo("0:100:0");
  }

  @Test
  void dashboardsThatAreSearchedForAreNotSearchedForEver() throws Exception {
    circling = true;
    Path out = run(0, "dashboard", "list", "one/", "nothing*", "--json");
    JsonObject list = JsonParser.parseString(Files.readString(out)).getAsJsonObject();
    assertThat(list.getAsJsonArray("data")).isEmpty();
    assertThat(asked).containsExactly("dashboards 0", "dashboards 100");

    circling = false;
    asked.clear();
    machine.set("SENTRY_MAX_PAGINATION_PAGES", "3");
    out = run(0, "dashboard", "list", "one/", "nothing*", "--json");
    list = JsonParser.parseString(Files.readString(out)).getAsJsonObject();
    assertThat(list.get("nextCursor").getAsString()).isEqualTo("0:300:0|");
    assertThat(asked).containsExactly("dashboards 0", "dashboards 100", "dashboards 200");
    assertThat(Files.readString(folder.resolve("err"))).contains("Stopped after 3 pages");
  }

  /// Shows that the heap is too small for all of it, so that the other tests mean something.
  @Test
  void whatNeedsTheWholeListDoesNotFit() throws Exception {
    run(1, "issue", "list", "one/", "--limit", "all", "--template", "{{len .data}}");
    assertThat(Files.readString(folder.resolve("err"))).contains("not enough memory");
  }

  private static List<Integer> ids(String json) {
    JsonArray data = JsonParser.parseString(json).getAsJsonObject().getAsJsonArray("data");
    List<Integer> ids = new ArrayList<>();
    data.forEach(issue -> ids.add(issue.getAsJsonObject().get("id").getAsInt()));
    return ids;
  }
}
