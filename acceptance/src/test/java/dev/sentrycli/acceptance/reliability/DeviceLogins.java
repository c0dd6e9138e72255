package dev.sentrycli.acceptance.reliability;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.sandbox.world.credential.DeviceCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Device logins with somebody who approves them, and what is stored afterwards.
final class DeviceLogins {
  private DeviceLogins() {}

  /// Runs a login and approves whatever code appears at the server meanwhile.
  static Machine.Run approved(Machine machine, Sandbox sandbox, String... words) {
    machine.set("SENTRY_CLIENT_ID", sandbox.clientId());
    CompletableFuture<Machine.Run> run =
        CompletableFuture.supplyAsync(() -> machine.run(words), Thread::startVirtualThread);
    approve(sandbox, run);
    return run.join();
  }

  static void approve(Sandbox sandbox, CompletableFuture<?> run) {
    while (!run.isDone()) {
      List<DeviceCode> codes = sandbox.world().credentials().deviceCodes();
      for (DeviceCode code : codes) {
        if (code.state() == DeviceCode.State.PENDING) {
          sandbox.approve(code.userCode());
        }
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /// Puts other tokens into the only stored login.
  ///
  /// @param left how long the token still lives out of 30 days; null leaves it as it is
  static void replaceTokens(
      Machine machine, String token, @Nullable String refreshToken, @Nullable Duration left) {
    JsonObject file = JsonParser.parseString(Machine.read(machine.accounts())).getAsJsonObject();
    JsonObject account = file.getAsJsonArray("accounts").get(0).getAsJsonObject();
    account.addProperty("token", token);
    account.addProperty("refreshToken", refreshToken);
    if (left != null) {
      long now = System.currentTimeMillis();
      account.addProperty("expiresAt", now + left.toMillis());
      account.addProperty("issuedAt", now + left.toMillis() - Duration.ofDays(30).toMillis());
    }
    Machine.write(machine.accounts(), new GsonBuilder().create().toJson(file));
  }
}
