package dev.sentrycli.sandbox.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EditionTest {
  @ParameterizedTest
  @CsvSource({
    "25.6.9,false",
    "25.7.0,true",
    "25.7,true",
    "25.10.0,true",
    "24.12.0,false",
    "26.0.0,true"
  })
  void aVersionHasWhatCameUpToIt(String version, boolean spans) {
    assertThat(Edition.NEWEST.version(version).has(Feature.SPANS)).isEqualTo(spans);
  }

  @Test
  void theNewestHasEverythingUntilItIsTurnedOff() {
    for (Feature feature : Feature.values()) {
      assertThat(Edition.NEWEST.has(feature)).as(feature.word()).isTrue();
      Edition less = Edition.NEWEST.without(feature.word());
      assertThat(less.has(feature)).isFalse();
      assertThat(less.knows(feature)).isTrue();
    }
    assertThat(Edition.NEWEST.without("ourlogs-enabled").without("session-replay").switches())
        .contains("visibility-explore-view")
        .doesNotContain("ourlogs-enabled", "session-replay", "events-timeseries");
  }

  @ParameterizedTest
  @ValueSource(strings = {"new", "25.x.0", "1.2.3.4", ""})
  void whatIsNoVersionIsRefused(String version) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Edition.NEWEST.version(version))
        .withMessageContaining("is no version");
  }

  @Test
  void aFeatureNobodyKnowsIsRefusedWithThoseThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Edition.NEWEST.without("flying"))
        .withMessageContaining("'flying' is none of session-replay, monitors,");
  }
}
