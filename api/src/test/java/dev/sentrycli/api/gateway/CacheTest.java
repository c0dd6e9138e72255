package dev.sentrycli.api.gateway;

import static dev.sentrycli.api.gateway.Doors.html;
import static dev.sentrycli.api.gateway.Doors.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.Request.CacheLife;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CacheTest {
  private static final Request GET = Request.get("/api/0/organizations/");

  @TempDir private Path home;
  private MockResponse answer = json(200, "[{\"slug\":\"acme\"}]");
  @AutoClose private final MockWebServer server = Doors.server(_ -> answer);
  private Instant now = Instant.parse("2026-11-23T10:00:00Z");

  private final Clock clock =
      new Clock() {
        @Override
        public Instant instant() {
          return now;
        }

        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }
      };

  private Path folder() {
    return home.resolve("cache").resolve("api-responses");
  }

  private Gateway door(boolean readCached, String identity) {
    Credential credential =
        new Credential() {
          @Override
          public String token() {
            return "token-of-" + identity;
          }

          @Override
          public String renewed(String rejectedToken) {
            return rejectedToken;
          }

          @Override
          public String identity() {
            return identity;
          }
        };
    return new Gateway(
        Network.plain("t").withCache(folder(), readCached).withTime(clock, Thread::sleep),
        new Passport(Doors.base(server), credential, List.of()),
        Notices.NONE);
  }

  private Gateway door() {
    return door(true, "ada");
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(folder())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder())) {
      return files.toList();
    }
  }

  @Test
  void anAnswerIsShownAgainWithItsAgeAndHeaders() {
    answer = answer.newBuilder().addHeader("Link", "<u>; rel=\"next\"; cursor=\"1:2:3\"").build();
    Answer first = door().send(GET);
    now = now.plusSeconds(180);
    Answer second = door().send(GET);

    assertThat(server.getRequestCount()).isEqualTo(1);
    assertThat(first.age()).isNull();
    assertThat(second.age()).isEqualTo(Duration.ofMinutes(3));
    assertThat(second.array()).isEqualTo(first.array());
    assertThat(second.links().next()).isEqualTo("1:2:3");
    assertThat(second.url()).isEqualTo(first.url());
  }

  @Test
  void anAgeIsToldOnlyWhereNothingWasAskedOfTheServer() {
    door().send(GET);
    now = now.plusSeconds(180);
    Gateway door = door();
    door.send(GET);
    assertThat(door.oldestAge()).isEqualTo(Duration.ofMinutes(3));

    door.send(Request.get("/api/0/other/"));
    door.send(GET);
    assertThat(door.oldestAge()).as("what was kept helped to find what is new").isNull();
  }

  @Test
  void onlyTheOwnerCanReadIt() throws IOException {
    door().send(GET);

    assertThat(files()).hasSize(1);
    assertThat(Files.getPosixFilePermissions(files().getFirst()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.getPosixFilePermissions(folder()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(files().getFirst().getFileName().toString() + Files.readString(files().getFirst()))
        .doesNotContain("token-of")
        .doesNotContain("Bearer");

    Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("rwxr-xr-x"));
    door().send(GET.query("a", "1"));
    assertThat(Files.getPosixFilePermissions(folder()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void accountsQueriesAndServersAreKeptApart() {
    door(true, "ada").send(GET);
    door(true, "bob").send(GET);
    assertThat(server.getRequestCount()).isEqualTo(2);
    door().send(GET.query("a", "1").query("b", "2"));
    door().send(GET.query("b", "2").query("a", "1"));
    assertThat(server.getRequestCount()).isEqualTo(3);
    door().send(GET.query("a", "1").query("b", "3"));
    assertThat(server.getRequestCount()).isEqualTo(4);
    new Gateway(
            Network.plain("t").withCache(folder(), true),
            Passport.anonymous(BaseUrl.parse("http://localhost:" + server.getPort())),
            Notices.NONE)
        .send(GET);
    assertThat(server.getRequestCount()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/0/organizations/, 300",
    "/api/0/projects/acme/shop/, 300",
    "/api/0/organizations/acme/issues/, 60",
    "/api/0/issues/1/, 60",
    "/api/0/organizations/acme/trace/abc/, 60",
    "/api/0/organizations/acme/trace-items/attributes/, 60",
    "/api/0/projects/acme/shop/events/, 60",
    "/api/0/organizations/acme/events-timeseries/, 60",
    "/api/0/organizations/acme/events-stats/, 60",
    "/api/0/organizations/acme/replays/, 60",
    "/api/0/, 0",
    "/api/0/auth/, 0",
    "/api/0/organizations/acme/org-auth-tokens/, 0",
    "/api/0/organizations/acme/chunk-upload/, 0",
    "/api/0/organizations/acme/issues/1/autofix/, 0",
    "/oauth/token/, 0",
    "/somewhere/, 0",
  })
  void eachPathHasItsLife(String path, int seconds) {
    Request request = Request.get(path);
    door().send(request);
    now = now.plusSeconds(Math.max(0, seconds - 1));
    door().send(request);
    assertThat(server.getRequestCount()).isEqualTo(seconds == 0 ? 2 : 1);
    now = now.plusSeconds(1);
    door().send(request);
    assertThat(server.getRequestCount()).isEqualTo(seconds == 0 ? 3 : 2);
  }

  @Test
  void aRequestCanStateAnotherLife() {
    door().send(GET.cached(CacheLife.NONE));
    door().send(GET.cached(CacheLife.NONE));
    assertThat(server.getRequestCount()).isEqualTo(2);
    door().send(GET.cached(CacheLife.LONG));
    now = now.plus(Duration.ofHours(23));
    door().send(GET.cached(CacheLife.LONG));
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void freshDoesNotReadButStillWrites() {
    door().send(GET);
    answer = json(200, "[]");
    assertThat(door(false, "ada").send(GET).array()).isEmpty();
    assertThat(door().send(GET).array()).isEmpty();
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void onlyGoodJsonIsKept() throws IOException {
    List<MockResponse> others =
        List.of(
            json(200, "{}").newBuilder().addHeader("Cache-Control", "private, no-store").build(),
            json(404, "{}"),
            new MockResponse.Builder().code(204).build(),
            new MockResponse.Builder().addHeader("Content-Type", "text/plain").body("x").build());
    for (MockResponse other : others) {
      answer = other;
      door().exchange(GET);
      if (other.getCode() < 300) {
        door().send(GET);
      }
    }
    answer = html(200, "<html></html>");
    assertThat(catchThrowableOfType(ApiException.NotSentry.class, () -> door().send(GET)))
        .isNotNull();
    answer = json(200, "\"" + "x".repeat(1024 * 1024) + "\"");
    door().send(GET);

    assertThat(files()).isEmpty();
  }

  @Test
  void anOldAnswerIsRevalidated() throws Exception {
    answer = answer.newBuilder().addHeader("ETag", "\"v1\"").build();
    door().send(GET);
    server.takeRequest();
    now = now.plusSeconds(301);
    answer = new MockResponse.Builder().code(304).build();

    Answer again = door().send(GET);

    assertThat(server.takeRequest().getHeaders().get("If-None-Match")).isEqualTo("\"v1\"");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.array()).hasSize(1);
    now = now.plusSeconds(299);
    assertThat(door().send(GET).age()).isEqualTo(Duration.ofSeconds(299));
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void aChangeDropsWhatTheAccountWasTold() {
    door().send(GET);
    door(true, "bob").send(GET);
    door().send(Request.put("/api/0/issues/1/").json(new JsonObject()));
    assertThat(server.getRequestCount()).isEqualTo(3);

    door().send(GET);
    assertThat(server.getRequestCount()).isEqualTo(4);
    door(true, "bob").send(GET);
    assertThat(server.getRequestCount()).isEqualTo(4);
  }

  @Test
  void aRequestThatChangesNothingOrFailsDropsNothing() {
    door().send(GET);
    door().send(Request.post("/api/0/assemble/").json(new JsonObject()).changesNothing());
    answer = json(400, "{}");
    assertThat(
            catchThrowableOfType(
                ApiException.Status.class, () -> door().send(Request.delete("/api/0/x/"))))
        .isNotNull();
    door().exchange(Request.delete("/api/0/x/"));

    assertThat(door().send(GET).age()).isNotNull();
  }

  @Test
  void clearingForgetsAll() throws IOException {
    door().send(GET);
    door(true, "bob").send(GET);

    door().clearCache();

    assertThat(files()).isEmpty();
    door().clearCache();
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "{}\n", "", "{\"format\":9}\nxx"})
  void aBrokenEntryIsAMiss(String content) throws IOException {
    door().send(GET);
    Files.writeString(files().getFirst(), content);

    assertThat(door().send(GET).array()).hasSize(1);
    assertThat(door().send(GET).age()).isNotNull();
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void aFolderThatCannotBeMadeIsNoFailure() throws IOException {
    Files.writeString(home.resolve("cache"), "in the way");

    assertThat(door().send(GET).array()).hasSize(1);
    assertThat(door().send(GET).array()).hasSize(1);
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void theLeastRecentlyUsedGoFirst() throws IOException {
    Files.createDirectories(folder());
    for (int i = 0; i < 60; i++) {
      Path file = folder().resolve(i + ".answer");
      try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
        sparse.setLength(1024 * 1024);
      }
      Files.setLastModifiedTime(file, FileTime.from(now.plusSeconds(i)));
    }
    Files.setLastModifiedTime(folder().resolve("0.answer"), FileTime.from(now.plusSeconds(99)));

    door().send(GET);

    long size = 0;
    for (Path file : files()) {
      size += Files.size(file);
    }
    assertThat(size).isBetween(48L * 1024 * 1024, 50L * 1024 * 1024);
    assertThat(folder().resolve("0.answer")).exists();
    assertThat(folder().resolve("1.answer")).doesNotExist();
    assertThat(folder().resolve("59.answer")).exists();
    assertThat(door().send(GET).age()).isNotNull();
  }

  @Test
  void aHitCountsAsUse() throws IOException {
    door().send(GET);
    Path file = files().getFirst();
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));

    door().send(GET);

    assertThat(Files.getLastModifiedTime(file).toInstant()).isAfter(Instant.EPOCH);
  }

  @Test
  void withoutAFolderNothingIsKept() {
    Gateway gateway = Doors.gateway(server);
    gateway.send(GET);
    gateway.send(GET);
    gateway.clearCache();

    assertThat(server.getRequestCount()).isEqualTo(2);
  }
}
