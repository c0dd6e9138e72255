package dev.sentrycli.acceptance.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.sentrycli.acceptance.reliability.Machine.Run;
import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.sandbox.SandboxOptions;
import dev.sentrycli.sandbox.fault.Action;
import dev.sentrycli.sandbox.fault.Fault;
import dev.sentrycli.sandbox.http.LoggedRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Releases learn their commits from repositories that the real git has made.
class ReleaseCommitsTest {
  private static final String RELEASE = "acme/storefront@5.14.0";

  @TempDir private Path folder;
  private Sandbox sandbox;
  private Machine machine;

  @BeforeEach
  void start() {
    sandbox = Sandbox.start(SandboxOptions.DEFAULT);
    machine = new Machine(folder);
    machine.set("SENTRY_HOST", sandbox.url()).set("SENTRY_AUTH_TOKEN", sandbox.token());
    machine.set("SENTRY_NO_CACHE", "1").set("PATH", System.getenv("PATH"));
    git("init", "-q", "-b", "main");
    commit("first", "app/a.txt");
    commit("Guard against an empty cart\n\nA body", "docs/b.txt");
    commit("third", "app/c.txt");
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private String git(String... words) {
    List<String> all =
        new ArrayList<>(List.of("git", "-c", "user.name=Ann", "-c", "user.email=ann@acme.example"));
    all.addAll(List.of(words));
    try {
      Process process =
          new ProcessBuilder(all)
              .directory(machine.work().toFile())
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(said).isZero();
      return said.strip();
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private void commit(String message, String file) {
    Path path = machine.work().resolve(file);
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(path, message);
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
    git("add", "-A");
    git("commit", "-q", "-m", message);
  }

  private Run setCommits(String... flags) {
    List<String> words = new ArrayList<>(List.of("release", "set-commits", RELEASE));
    words.addAll(List.of(flags));
    sandbox.requests().clear();
    return machine.run(words.toArray(String[]::new));
  }

  /// What was sent to change the release.
  private JsonObject sent() {
    for (LoggedRequest request : sandbox.requests().all()) {
      if (request.method().equals("PUT")) {
        return (JsonObject) JsonParser.parseString(request.body());
      }
    }
    throw new AssertionError("nothing was changed: " + sandbox.requests().all());
  }

  private List<String> messages() {
    List<String> messages = new ArrayList<>();
    JsonArray commits = sent().getAsJsonArray("commits");
    commits.forEach(one -> messages.add(one.getAsJsonObject().get("message").getAsString()));
    return messages;
  }

  @Test
  void aConnectedRepositoryIsLeftToTheServer() {
    git("remote", "add", "origin", "git@github.com:acme/storefront.git");

    Run run = setCommits();

    assertThat(run.exit()).as("%s", run).isZero();
    JsonObject ref = sent().getAsJsonArray("refs").get(0).getAsJsonObject();
    assertThat(ref.get("repository").getAsString()).isEqualTo("acme/storefront");
    assertThat(ref.get("commit").getAsString()).isEqualTo(git("rev-parse", "HEAD"));
    assertThat(ref.has("previousCommit")).isTrue();

    Run again = setCommits("--auto", "--json");
    assertThat(again.exit()).as("%s", again).isZero();
    assertThat(sent().getAsJsonArray("refs").get(0).getAsJsonObject().has("previousCommit"))
        .as("a commit is not what came before itself")
        .isFalse();
  }

  @Test
  void whereNoneIsConnectedTheCheckoutTells() {
    git("remote", "add", "origin", "https://git.example/acme/other.git");

    Run auto = setCommits("--auto");
    assertThat(auto.exit()).isEqualTo(21);
    assertThat(auto.err()).contains("acme/other").contains("--local");

    Run run = setCommits("--initial-depth", "2");
    assertThat(run.exit()).as("%s", run).isZero();
    assertThat(run.err()).contains("'acme/other' is not connected");
    assertThat(messages()).containsExactly("third", "Guard against an empty cart");
    JsonObject newest = sent().getAsJsonArray("commits").get(0).getAsJsonObject();
    assertThat(newest.get("repository").getAsString()).isEqualTo("acme/other");
    assertThat(newest.get("author_email").getAsString()).isEqualTo("ann@acme.example");
  }

  @Test
  void rangesAndPathsOfTheCheckoutAreSent() {
    git("tag", "v1", "HEAD~2");
    assertThat(setCommits("--from", "v1").exit()).isZero();
    assertThat(messages()).containsExactly("third", "Guard against an empty cart");
    assertThat(setCommits("--path", "app").exit()).isZero();
    assertThat(messages()).containsExactly("third", "first");
    assertThat(setCommits("--from", "v1", "--path", "docs,nowhere").exit()).isZero();
    assertThat(messages()).containsExactly("Guard against an empty cart");
    assertThat(sent().getAsJsonArray("commits").get(0).getAsJsonObject().has("repository"))
        .isFalse();

    Run unknown = setCommits("--from", "v9");
    assertThat(unknown.exit()).isEqualTo(21);
    assertThat(unknown.err()).contains("There is no 'v9'");

    Run none = setCommits("--from", "HEAD");
    assertThat(none.exit()).isZero();
    assertThat(none.err()).contains("keeps those it has");
    assertThat(sandbox.requests().all()).noneMatch(one -> one.method().equals("PUT"));
  }

  @Test
  void namedCommitsOfTheCheckoutAreSentByTheirIds() {
    git("remote", "add", "origin", "git@github.com:acme/storefront.git");
    git("tag", "v1", "HEAD~2");

    Run run = setCommits("--commit", "acme/storefront@v1..HEAD");

    assertThat(run.exit()).as("%s", run).isZero();
    JsonObject ref = sent().getAsJsonArray("refs").get(0).getAsJsonObject();
    assertThat(ref.get("commit").getAsString()).isEqualTo(git("rev-parse", "HEAD"));
    assertThat(ref.get("previousCommit").getAsString()).isEqualTo(git("rev-parse", "v1"));

    Run unknown = setCommits("--commit", "acme/storefront@v9");
    assertThat(unknown.err()).contains("'v9' is sent as it is", "no checkout here");
    ref = sent().getAsJsonArray("refs").get(0).getAsJsonObject();
    assertThat(ref.get("commit").getAsString()).isEqualTo("v9");

    Run elsewhere = setCommits("--commit", "acme/mobile@v1");
    assertThat(elsewhere.err()).contains("this checkout is of 'acme/storefront'");
    ref = sent().getAsJsonArray("refs").get(0).getAsJsonObject();
    assertThat(ref.get("commit").getAsString()).isEqualTo("v1");
  }

  @Test
  void aShallowCloneIsWarnedOf() {
    Machine there = new Machine(folder.resolve("elsewhere"));
    machine.variables().forEach(there.variables()::putIfAbsent);
    git("clone", "-q", "--depth", "1", machine.work().toUri().toString(), there.work().toString());
    sandbox.requests().clear();

    Run run = there.run("release", "set-commits", RELEASE, "--local");

    assertThat(run.exit()).as("%s", run).isZero();
    assertThat(run.err()).contains("shallow");
    assertThat(messages()).containsExactly("third");
  }

  @Test
  void thatNothingIsConnectedIsRememberedForAWhile() {
    git("remote", "add", "origin", "https://git.example/acme/other.git");
    sandbox
        .faults()
        .add(Fault.on("GET /api/0/organizations/acme/repos/*", Action.json(200, new JsonArray())));

    assertThat(setCommits().err()).contains("No repository is connected to acme");
    assertThat(sandbox.requests().all()).anyMatch(one -> one.path().contains("/repos/"));
    Run again = setCommits();
    assertThat(again.exit()).isZero();
    assertThat(sandbox.requests().all()).noneMatch(one -> one.path().contains("/repos/"));
  }

  @Test
  void aCheckoutOfSomebodyElseIsToldFromNone() {
    Machine there = new Machine(folder.resolve("elsewhere"));
    Path refusing = there.work().resolve("git");
    Machine.write(
        refusing,
        """
        #!/bin/sh
        echo "fatal: detected dubious ownership in repository at '/srv/shop'" >&2
        exit 128
        """);
    assertThat(refusing.toFile().setExecutable(true)).isTrue();
    machine.set("PATH", there.work().toString());

    Run run = machine.run("release", "propose-version");
    assertThat(run.exit()).isEqualTo(21);
    assertThat(run.err()).contains("detected dubious ownership").contains("'git status'");
    for (List<String> flags :
        List.<List<String>>of(List.of(), List.of("--local"), List.of("--auto"))) {
      Run commits = setCommits(flags.toArray(String[]::new));
      assertThat(commits.exit()).as("%s", commits).isEqualTo(21);
      assertThat(commits.err()).contains("detected dubious ownership");
      assertThat(sandbox.requests().all()).isEmpty();
    }
  }

  @Test
  void aCheckoutProposesItsCommit() {
    Run run = machine.run("release", "propose-version");
    assertThat(run.exit()).isZero();
    assertThat(run.out()).isEqualTo(git("rev-parse", "HEAD") + "\n");
    assertThat(run.err()).contains("Detected from git");
    machine.set("GITHUB_SHA", "0123abc");
    assertThat(machine.run("release", "propose-version", "--json").out())
        .contains("\"0123abc\"", "GITHUB_SHA (GitHub Actions)");
  }
}
