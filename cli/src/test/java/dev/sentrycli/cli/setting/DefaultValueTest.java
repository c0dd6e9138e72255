package dev.sentrycli.cli.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.state.Defaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultValueTest {
  private static final Path HERE = Path.of("").toAbsolutePath();

  @ParameterizedTest(name = "{0} {1} -> {2}")
  @CsvSource({
    "ORGANIZATION, acme, acme",
    "PROJECT, web, web",
    "PROJECT, acme/web, acme/web",
    "URL, http://h:9000/, http://h:9000/",
    "URL, Sentry.Example.com, https://sentry.example.com",
    "URL, https://h:443/sentry/api/0/, https://h/sentry/",
    "HEADERS, X-A: 1; X-B: 2, X-A: 1; X-B: 2",
    "TELEMETRY, OFF, off",
    "TIPS, yes, on",
    "GRAPHICS, 0, off",
    "AGENT_SKILLS, True, on"
  })
  void isKeptInItsUsualForm(Defaults.Key key, String typed, String kept) {
    assertThat(DefaultValue.of(key, typed, HERE)).isEqualTo(kept);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "ORGANIZATION, a b",
    "ORGANIZATION, acme/web",
    "PROJECT, a/b/c",
    "PROJECT, acme/",
    "URL, ftp://x",
    "URL, a b",
    "HEADERS, Host: SECRET",
    "TELEMETRY, perhaps",
    "CA_CERT, relative.pem",
    "CA_CERT, /no/such/file",
    "TIPS, ' '"
  })
  void isRefusedAsAValue(Defaults.Key key, String typed) {
    SettingException refused =
        catchThrowableOfType(SettingException.class, () -> DefaultValue.of(key, typed, HERE));

    assertThat(refused.exit()).isEqualTo(Exit.VALIDATION);
    assertThat(refused.getMessage()).doesNotContain("SECRET");
  }

  @Test
  void aCertificateFileMustHoldACertificate(@TempDir Path folder) throws IOException {
    Path good =
        Files.writeString(
            folder.resolve("ca.pem"),
            "-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n");
    Path bad = Files.writeString(folder.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\n");

    assertThat(DefaultValue.of(Defaults.Key.CA_CERT, good.toString(), HERE))
        .isEqualTo(good.toString());
    assertThat(DefaultValue.of(Defaults.Key.CA_CERT, "sub/../ca.pem", folder))
        .isEqualTo(good.toString());
    assertThat(
            catchThrowableOfType(
                    SettingException.class,
                    () -> DefaultValue.of(Defaults.Key.CA_CERT, bad.toString(), HERE))
                .exit())
        .isEqualTo(Exit.VALIDATION);
  }
}
