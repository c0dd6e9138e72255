package dev.sentrycli.sandbox;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A stand-in for the client: logs in by the device flow, remembers the token in its home, and
/// answers lists with what the server sends.
public final class FakeProgram {
  private FakeProgram() {}

  public static void main(String[] arguments) throws Exception {
    if (System.getenv("SENTRY_AUTH_TOKEN") != null) {
      throw new IllegalStateException("The environment is not clean");
    }
    List<String> words = List.of(arguments);
    Path login = Path.of(System.getenv("SENTRY_CONFIG_DIR")).resolve("login");
    if (words.subList(0, 2).equals(List.of("auth", "login"))) {
      login(words.get(3), login);
      return;
    }
    List<String> stored = Files.readAllLines(login);
    try (Wire wire = new Wire(stored.get(0), stored.get(1))) {
      String path =
          switch (words.get(0)) {
            case "org" -> "organizations/";
            case "project" -> "organizations/" + words.get(2) + "projects/";
            default ->
                words.get(1).equals("list")
                    ? "organizations/" + words.get(2) + "issues/"
                    : "organizations/" + words.get(2).replace("/", "/shortids/") + "/";
          };
      Wire.Reply reply = wire.api(path);
      System.out.println(path + " " + reply.status());
      System.exit(reply.status() == 200 ? 0 : 30);
    }
  }

  private static void login(String url, Path login) throws Exception {
    String client = System.getenv("SENTRY_CLIENT_ID");
    try (Wire wire = new Wire(url, null)) {
      JsonObject code =
          wire.form("/oauth/device/code/", "client_id", client, "scope", "org:read event:read")
              .object();
      System.err.println("Open " + code.get("verification_uri").getAsString());
      System.err.println("Code: " + code.get("user_code").getAsString());
      while (true) {
        Wire.Reply reply =
            wire.form(
                "/oauth/token/",
                "client_id",
                client,
                "device_code",
                code.get("device_code").getAsString(),
                "grant_type",
                "urn:ietf:params:oauth:grant-type:device_code");
        if (reply.status() == 200) {
          Files.createDirectories(login.getParent());
          Files.write(login, List.of(url, reply.object().get("access_token").getAsString()));
          System.out.println("Logged in");
          return;
        }
        Thread.sleep(100);
      }
    }
  }
}
