package dev.sentrycli.acceptance.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.acceptance.reliability.Machine.Run;
import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.sandbox.fault.Action;
import dev.sentrycli.sandbox.fault.Fault;
import dev.sentrycli.sandbox.http.LoggedRequest;
import dev.sentrycli.sandbox.http.Response;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The project that a DSN in the code told an earlier run: asked for at once, and shown only if the
/// code still says so.
class KeptProjectTest {
  @AutoClose private final Sandbox sandbox = Servers.start();
  @TempDir Path folder;
  private Machine machine;
  private Path code;

  @BeforeEach
  void remember() throws IOException {
    machine = new Machine(folder);
    machine
        .set("SENTRY_HOST", sandbox.url())
        .set("SENTRY_AUTH_TOKEN", sandbox.token())
        .set("SENTRY_NO_CACHE", "1");
    Files.createDirectory(machine.work().resolve(".git"));
    code = Files.createDirectory(machine.work().resolve("src"));
    Machine.write(code.resolve("first.py"), "dsn = '" + dsn("storefront") + "'");
    try (Stream<Path> files = Files.walk(machine.work())) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(86_400)));
      }
    }
    Run first = machine.run("dsn", "list");
    assertThat(first.out()).as("%s", first).contains("acme/storefront", "src/first.py");
    sandbox.requests().clear();
  }

  private String dsn(String slug) {
    Organization acme = Objects.requireNonNull(sandbox.world().directory().organization("acme"));
    Project project = Objects.requireNonNull(sandbox.world().projects().get(acme, slug));
    String key = sandbox.world().projects().keys(project).getFirst().publicKey();
    return sandbox.url().replace("://", "://" + key + "@") + "/" + project.id();
  }

  private List<String> asked() {
    return sandbox.requests().all().stream().map(LoggedRequest::path).toList();
  }

  @Test
  void isAskedForWithoutLookingAround() {
    Run again = machine.run("dsn", "list");

    assertThat(again.out()).as("%s", again).contains("acme/storefront", "src/first.py");
    assertThat(asked())
        .containsExactly(
            "/api/0/projects/acme/storefront/", "/api/0/projects/acme/storefront/keys/");
  }

  @Test
  void isAskedForOnceThoughAFileHasCome() throws IOException {
    Machine.write(code.resolve("other.py"), "print('hello')");

    Run again = machine.run("dsn", "list");

    assertThat(again.out()).as("%s", again).contains("acme/storefront", "src/first.py");
    assertThat(asked())
        .containsExactly(
            "/api/0/projects/acme/storefront/", "/api/0/projects/acme/storefront/keys/");
  }

  @Test
  void isNotShownOnceTheCodeNamesAnother() throws IOException {
    Files.delete(code.resolve("first.py"));
    Machine.write(code.resolve("second.py"), "dsn = '" + dsn("mobile") + "'");

    Run moved = machine.run("dsn", "list");

    assertThat(moved.exit()).as("%s", moved).isZero();
    assertThat(moved.out()).contains("acme/mobile", "src/second.py");
    assertThat(moved.all()).doesNotContain("storefront", "first.py");
    assertThat(asked()).contains("/api/0/projects/acme/mobile/keys/");
  }

  @Test
  void doesNotFailWhatTheCodeNoLongerNames() throws IOException {
    Files.delete(code.resolve("first.py"));
    Machine.write(code.resolve("second.py"), "dsn = '" + dsn("mobile") + "'");
    sandbox
        .faults()
        .add(
            Fault.on(
                "GET /api/0/projects/acme/storefront/*",
                new Action.Answer(Response.detail(404, "The requested resource does not exist"))));

    Run moved = machine.run("dsn", "list");

    assertThat(moved.exit()).as("%s", moved).isZero();
    assertThat(moved.out()).contains("acme/mobile");
    assertThat(moved.err()).isEmpty();
  }
}
