package dev.sentrycli.cli.account;

import dev.sentrycli.api.oauth.Exchange;
import dev.sentrycli.api.oauth.Tokens;
import dev.sentrycli.cli.state.StateFolder;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/// A run in a process of its own that needs the token of a stored login, and prints it.
final class RenewingRun {
  private RenewingRun() {}

  public static void main(String[] arguments) {
    Accounts accounts = new Accounts(new StateFolder(Path.of(arguments[0])));
    Account account = accounts.all().getFirst();
    StoredCredential credential =
        new StoredCredential(
            accounts,
            account,
            new StoredCredential.ClientIds(null, null),
            Clock.fixed(Instant.parse("2026-05-01T12:00:00Z"), ZoneOffset.UTC),
            (of, client, refreshToken) -> ask(arguments[2], refreshToken),
            System.err::println,
            System.err::println);
    System.out.println(credential.token());
  }

  private static Exchange ask(String address, String refreshToken) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(address).toURL().openConnection();
      connection.setDoOutput(true);
      connection.getOutputStream().write(refreshToken.getBytes(StandardCharsets.UTF_8));
      if (connection.getResponseCode() != 200) {
        return new Exchange.Rejected("invalid_grant");
      }
      String[] parts =
          new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              .split(" ", 2);
      return new Exchange.Granted(
          new Tokens(parts[0], parts[1], Duration.ofDays(30), List.of(), null, null));
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
