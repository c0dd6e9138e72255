package dev.sentrycli.acceptance.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.sentrycli.cli.state.FolderTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/// The archive that `sentry doctor --bundle` writes goes to strangers.
class TicketTest {
  private static final String NOBODY = "http://127.0.0.1:9";

  private Path root = Path.of("");

  @BeforeTry
  void makeFolder() throws IOException {
    root = Files.createTempDirectory("ticket");
  }

  @AfterTry
  void removeFolder() throws IOException {
    FolderTree.delete(root);
  }

  private static Map<String, String> entries(Path file) throws IOException {
    Map<String, String> entries = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        byte[] bytes = zip.getInputStream(entry).readAllBytes();
        entries.put(entry.getName(), new String(bytes, StandardCharsets.UTF_8));
      }
    }
    return entries;
  }

  @Provide
  static Arbitrary<String> secret() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withCharRange('A', 'Z')
        .withCharRange('0', '9')
        .ofMinLength(10)
        .ofMaxLength(40)
        .map(text -> "q7" + text);
  }

  @Property(tries = 40)
  void noSecretOfTheEnvironmentIsInIt(
      @ForAll("secret") String token,
      @ForAll("secret") String header,
      @ForAll("secret") String password,
      @ForAll("secret") String key,
      @ForAll("secret") String cookie,
      @ForAll boolean headersAreBroken,
      @ForAll boolean hostHasPassword)
      throws IOException {
    Machine machine =
        new Machine(root)
            .set("SENTRY_HOST", hostHasPassword ? "http://u:" + password + "@127.0.0.1:9" : NOBODY)
            .set("SENTRY_AUTH_TOKEN", "sntryu_" + token)
            .set("SENTRY_TOKEN", token)
            .set("SENTRY_SETUP_CODE", "sntryc_" + token)
            .set(
                "SENTRY_CUSTOM_HEADERS",
                (headersAreBroken ? "Authorization: " : "X-Gate: ")
                    + header
                    + "; Cookie: \"a="
                    + cookie
                    + "\"")
            .set("HTTPS_PROXY", "http://u:" + password + "@127.0.0.1:9")
            .set("SENTRY_DSN", "http://" + key + ":" + token + "@127.0.0.1:9/1")
            .rc(root.resolve("home/projects"), "[auth]", "token = " + token);
    Path file = machine.work().resolve("ticket.zip");

    Machine.Run run = machine.run("doctor", "--timeout", "1", "--bundle", "ticket.zip");

    assertThat(run.exit()).as("%s", run).isEqualTo(60);
    Map<String, String> entries = entries(file);
    assertThat(entries.keySet())
        .containsExactly("doctor.json", "settings.json", "machine.json", "state.json");
    for (String secret : List.of(token, header, password, key, cookie)) {
      assertThat(run.all()).as("%s", run).doesNotContain(secret);
      assertThat(entries.values()).allSatisfy(text -> assertThat(text).doesNotContain(secret));
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Example
  void itTellsOfSettingsAndFilesWithoutTheirContents() throws IOException {
    Machine machine = new Machine(root).set("SENTRY_HOST", NOBODY);
    machine.run("cli", "defaults", "headers", "X-Gate: stored-header-value");

    machine.run("doctor", "--bundle", "ticket.zip");

    Map<String, String> entries = entries(machine.work().resolve("ticket.zip"));
    assertThat(entries.get("settings.json"))
        .contains("SENTRY_HOST", "X-Gate: ***")
        .doesNotContain("stored-header-value");
    assertThat(entries.get("state.json"))
        .contains("defaults.json")
        .doesNotContain("stored-header-value");
    JsonObject found = JsonParser.parseString(entries.get("doctor.json")).getAsJsonObject();
    assertThat(found.get("ok").getAsBoolean()).isFalse();
    assertThat(entries.get("machine.json")).contains("java.version", "variablesSet");
  }

  @Example
  void whatIsThereStaysAsItIs() throws IOException {
    Machine machine = new Machine(root).set("SENTRY_HOST", NOBODY);
    Path file = machine.work().resolve("ticket.zip");
    Machine.write(file, "mine");

    Machine.Run run = machine.run("doctor", "--bundle", "ticket.zip");

    assertThat(run.exit()).as("%s", run).isEqualTo(21);
    assertThat(Machine.read(file)).isEqualTo("mine");
  }
}
