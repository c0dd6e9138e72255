package dev.sentrycli.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.world.credential.DeviceCode;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.Release;
import dev.sentrycli.sandbox.world.directory.User;
import dev.sentrycli.sandbox.world.issue.Issue;
import dev.sentrycli.sandbox.world.release.Commit;
import dev.sentrycli.sandbox.world.saved.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PersistenceTest {
  private final Worlds.MovableClock clock = new Worlds.MovableClock();
  @TempDir private Path folder;

  /// A demo in which something of every kind has happened since.
  private World lived() throws Exception {
    World world = World.demo(clock);
    Project project = world.projects().all().getFirst();
    world.ingest(
        project.id(),
        """
        {"event_id":"9ec79c33ec9942ab8353589fcb2e04dc"}
        {"type":"event"}
        {"message":"new","release":"late@1","tags":{"ü":"\\""}}
        {"type":"attachment","length":3}
        \0\1\2
        {"type":"session"}
        {"attrs":{"release":"late@1"}}
        {"type":"check_in"}
        {"monitor_slug":"m","status":"ok","monitor_config":{"schedule":{}}}
        {"type":"log"}
        {"items":[{"body":"line","timestamp":1795168000.5}]}
        """
            .getBytes(StandardCharsets.UTF_8));
    User user = world.directory().users().getFirst();
    Issue issue = world.issues().of(Worlds.organization(world, "acme")).getFirst();
    JsonObject body = new JsonObject();
    body.addProperty("status", "ignored");
    body.addProperty("isPublic", true);
    JsonObject details = new JsonObject();
    details.addProperty("ignoreDuration", 60);
    body.add("statusDetails", details);
    world.issues().update(issue, body, user);
    world
        .credentials()
        .addOAuth(
            user,
            world.credentials().applications().getFirst(),
            Set.of("org:read"),
            Duration.ofDays(30));
    world
        .credentials()
        .put(
            new DeviceCode(
                    "d",
                    "BCDF-GHJK",
                    "c",
                    Set.of("org:read"),
                    DeviceCode.State.PENDING,
                    null,
                    clock.instant(),
                    clock.instant().plusSeconds(600),
                    null)
                .approvedBy(user));
    Organization acme = Worlds.organization(world, "acme");
    Release release = world.releases().create(acme, "late@2");
    world.projects().put(release.described(clock.instant(), "main", null, true));
    world
        .releases()
        .setCommits(
            release,
            List.of(new Commit("0123abc", "acme/elsewhere", "m", null, null, clock.instant())));
    world.releases().addDeploy(release, "production", null, null, null, null);
    world.connections().remove(world.connections().integrations(acme).getFirst());
    return world;
  }

  @Test
  void survivesARestart(@TempDir Path again) throws Exception {
    World before = lived();
    Snapshot.write(before, folder);
    World after = Snapshot.load(folder, clock);
    Snapshot.write(after, again);

    assertThat(Files.mismatch(again.resolve("world.json"), folder.resolve("world.json")))
        .as("first difference")
        .isEqualTo(-1);
    assertThat(after.credentials().tokens()).isEqualTo(before.credentials().tokens());
    Organization acme = Worlds.organization(after, "acme");
    assertThat(after.connections().integrations(acme))
        .isNotEmpty()
        .isEqualTo(before.connections().integrations(acme));
    assertThat(after.connections().repositories(acme))
        .isNotEmpty()
        .isEqualTo(before.connections().repositories(acme));
    assertThat(after.issues().events(Worlds.organization(after, "acme")))
        .isEqualTo(before.issues().events(Worlds.organization(before, "acme")));
  }

  @Test
  void goesOnNumberingWhereItWas() throws Exception {
    World before = lived();
    Snapshot.write(before, folder);
    World after = Snapshot.load(folder, clock);
    Worlds.send(after, "{\"message\": \"one more thing\"}");

    List<Issue> issues = after.issues().of(Worlds.organization(after, "acme"));
    assertThat(issues).extracting(Issue::shortId).doesNotHaveDuplicates();
    assertThat(issues.getLast().id())
        .isGreaterThan(before.issues().of(Worlds.organization(before, "acme")).getLast().id());
  }

  @Test
  void stillGroupsWithWhatItKnew() throws Exception {
    World before = lived();
    Snapshot.write(before, folder);
    World after = Snapshot.load(folder, clock);
    int issues = after.issues().of(Worlds.organization(after, "acme")).size();

    Worlds.send(after, "{\"message\": \"new\"}");

    assertThat(after.issues().of(Worlds.organization(after, "acme"))).hasSize(issues);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void isForItsOwnerAlone() throws Exception {
    Path inner = folder.resolve("deeper/state");
    Snapshot.write(lived(), inner);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(inner)))
        .isEqualTo("rwx------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(inner.resolve("world.json"))))
        .isEqualTo("rw-------");
  }

  @Test
  void leavesNothingElseBehind() throws Exception {
    World world = lived();
    Snapshot.write(world, folder);
    Snapshot.write(world, folder);

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void saysWhenAFolderHoldsSomethingElse() throws IOException {
    assertThat(Snapshot.isIn(folder)).isFalse();
    assertThatIOException().isThrownBy(() -> Snapshot.load(folder, clock));
    for (String text :
        List.of(
            "",
            "[]",
            "{\"format\": 99}",
            "{\"format\": 1}",
            "{\"format\": 1, \"sequences\": {}, \"users\": [{\"id\": \"x\"}]}")) {
      Files.writeString(folder.resolve("world.json"), text);
      assertThatExceptionOfType(IOException.class)
          .as(text)
          .isThrownBy(() -> Snapshot.load(folder, clock))
          .withMessageContaining("world.json");
    }
  }
}
