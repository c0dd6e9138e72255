package dev.sentrycli.acceptance.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.sentrycli.acceptance.reliability.Machine.Run;
import dev.sentrycli.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// As [AnswersTest] for the answers that bring tokens. Those are never shown, whatever else is
/// wrong with the answer.
class OAuthAnswersTest {
  private static final String CODE =
      """
      {"device_code": "canary-device-0f1e2d3c4b5a", "user_code": "BCDF-GHJK",
       "verification_uri": "http://127.0.0.1:9/oauth/device/",
       "verification_uri_complete": "http://127.0.0.1:9/oauth/device/?user_code=BCDF-GHJK",
       "expires_in": 600, "interval": 1}
      """;
  private static final String TOKENS =
      """
      {"access_token": "canary-access-0f1e2d3c4b5a", "refresh_token": "canary-refresh-5a4b3c2d1e0f",
       "expires_in": 2591999, "expires_at": "2030-01-01T00:00:00Z", "token_type": "Bearer",
       "scope": "org:read project:read", "user": {"id": "1", "name": "N", "email": "n@s.example"}}
      """;

  @TempDir Path folder;

  @Test
  void anUnusableDeviceCodeEndsTheLoginInOneSentence() throws Exception {
    check(CODE, TOKENS, false);
  }

  @Test
  void anUnusableTokenAnswerEndsTheLoginInOneSentence() throws Exception {
    check(TOKENS, CODE, true);
  }

  private void check(String changing, String other, boolean tokens) throws Exception {
    List<Future<String>> checks = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (JsonElement changed : AnswersTest.changed(JsonParser.parseString(changing))) {
        String code = tokens ? other : changed.toString();
        String token = tokens ? changed.toString() : other;
        Path home = folder.resolve("m" + checks.size());
        checks.add(threads.submit(() -> complaint(home, answers(code, token), changed)));
      }
      for (Future<String> check : checks) {
        assertThat(check.get()).isNull();
      }
    }
  }

  private static Function<String, String> answers(String code, String token) {
    return request ->
        Trap.answer(
            200,
            "application/json",
            request.contains("/oauth/device/code/")
                ? code
                : request.contains("/oauth/token/")
                    ? token
                    : "{\"id\":\"1\",\"user\":{},\"auth\":{}}");
  }

  private static String complaint(
      Path home, Function<String, String> answers, JsonElement changed) {
    try (Trap server = Trap.open(answers)) {
      Machine machine = new Machine(home).set("SENTRY_CLIENT_ID", "abc");
      Run run = machine.run("auth", "login", "--url", server.url(), "--timeout", "3");
      String complaint = AnswersTest.complaint(run);
      if (complaint == null && run.exit() != 0 && machine.accounts().toFile().exists()) {
        complaint = "stored a login all the same";
      }
      if (complaint == null && run.all().contains("canary-")) {
        complaint = "shows a secret";
      }
      return complaint == null ? null : complaint + "\n" + run + "\nby " + changed;
    }
  }

  @Test
  void aRenewalThatCantBeStoredHoldsForTheRun() throws Exception {
    Machine machine = new Machine(folder.resolve("full"));
    String usual;
    try (Sandbox sandbox = Servers.start()) {
      usual = sandbox.url();
      DeviceLogins.approved(machine, sandbox, "auth", "login", "--url", usual);
    }
    DeviceLogins.replaceTokens(
        machine, "canary-old-1a2b3c4d", "canary-oldref-1a2b3c4d", Duration.ofDays(1));
    Path lock = machine.config().resolve("accounts.lock");
    Function<String, String> answers =
        request -> {
          if (request.contains("/oauth/token/")) {
            blockUp(lock);
          }
          return request.contains("/oauth/token/")
              ? Trap.answer(200, "application/json", TOKENS)
              : Trap.OBLIGING.apply(request);
        };
    try (Trap server = Trap.open(answers)) {
      Machine.write(
          machine.accounts(), Machine.read(machine.accounts()).replace(usual, server.url()));
      Run run = machine.run("org", "list");
      assertThat(run.exit()).as("%s", run).isZero();
      assertThat(run.err()).containsOnlyOnce("is good for this run only").doesNotContain("canary-");
      assertThat(server.requests().getLast()).contains("Bearer canary-access-0f1e2d3c4b5a");
    }
  }

  /// Puts a folder in the place of a file, so that not even root can write it.
  private static void blockUp(Path file) {
    try {
      Files.deleteIfExists(file);
      Files.createDirectory(file);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Test
  void anUnusableRenewalNeverLosesTheLogin() throws Exception {
    Machine template = new Machine(folder.resolve("template"));
    String usual;
    try (Sandbox sandbox = Servers.start()) {
      usual = sandbox.url();
      DeviceLogins.approved(template, sandbox, "auth", "login", "--url", usual);
    }
    DeviceLogins.replaceTokens(template, "canary-old-1a2b3c4d", "canary-oldref-1a2b3c4d", null);
    int number = 0;
    for (JsonElement changed : AnswersTest.changed(JsonParser.parseString(TOKENS))) {
      try (Trap server = Trap.open(answers(CODE, changed.toString()))) {
        Machine machine = template.copy(folder.resolve("r" + number++));
        Machine.write(
            machine.accounts(), Machine.read(machine.accounts()).replace(usual, server.url()));
        Run run = machine.run("auth", "refresh", "--force");
        assertThat(AnswersTest.complaint(run)).as("%s by %s", run, changed).isNull();
        assertThat(run.all()).doesNotContain("canary-");
        String kept = Machine.read(machine.accounts());
        assertThat(JsonParser.parseString(kept).isJsonObject()).isTrue();
        assertThat(kept).as("%s by %s", run, changed).contains("\"token\"");
        if (run.exit() != 0) {
          assertThat(kept).contains("canary-old-1a2b3c4d").contains("canary-oldref-1a2b3c4d");
        } else {
          assertThat(kept).doesNotContain("canary-old-1a2b3c4d");
        }
      }
    }
  }
}
