package dev.sentrycli.cli.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalZoneTest {
  @TempDir private Path folder;

  @Test
  void theVariableWins() {
    assertThat(LocalZone.of("Asia/Tokyo", link("Europe/Berlin")))
        .isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(LocalZone.of(":Asia/Tokyo", folder)).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(LocalZone.of("UTC", folder)).isEqualTo(ZoneOffset.UTC);
  }

  @Test
  void theLinkNamesTheZone() {
    assertThat(LocalZone.of(null, link("Europe/Berlin"))).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(LocalZone.of("", link("Etc/UTC"))).isEqualTo(ZoneOffset.UTC);
    assertThat(LocalZone.of(null, link("America/Argentina/Salta")))
        .isEqualTo(ZoneId.of("America/Argentina/Salta"));
  }

  @Test
  void whatIsOutOfTheOrdinaryIsLeftToJava() {
    ZoneId javas = ZoneId.systemDefault();
    assertThat(LocalZone.of("CET-1CEST", folder)).isEqualTo(javas);
    assertThat(LocalZone.of("No/Where", folder)).isEqualTo(javas);
    assertThat(LocalZone.of(null, folder.resolve("missing"))).isEqualTo(javas);
    assertThat(LocalZone.of(null, link("../../somewhere"))).isEqualTo(javas);
  }

  private Path link(String zone) {
    try {
      Path link = folder.resolve("link-" + zone.replace('/', '-'));
      return Files.createSymbolicLink(link, Path.of("/usr/share/zoneinfo/" + zone));
    } catch (IOException full) {
      throw new AssertionError(full);
    }
  }
}
