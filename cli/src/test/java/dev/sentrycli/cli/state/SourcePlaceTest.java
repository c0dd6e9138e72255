package dev.sentrycli.cli.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcePlaceTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"0:2:0|0:4:0", "0:2:0|", "|0:2:0", "0:2:0|start", "|start", "start|0:1:0"})
  void placesAreReadAsTheyWereWritten(String joined) {
    assertThat(SourcePlace.joined(SourcePlace.of(joined, 2))).isEqualTo(joined);
  }

  @Test
  void withoutACursorAllAreAtTheirBeginning() {
    assertThat(SourcePlace.of(null, 2)).containsExactly(SourcePlace.START, SourcePlace.START);
  }

  @Test
  void theEndIsNotTheBeginning() {
    assertThat(SourcePlace.of("|start", 2)).containsExactly(SourcePlace.END, SourcePlace.START);
    assertThat(SourcePlace.joined(List.of(SourcePlace.END, SourcePlace.END))).isNull();
  }

  @Test
  void theCursorOfASingleSourceIsThatOfItsServer() {
    assertThat(SourcePlace.of("start", 1)).containsExactly(SourcePlace.after("start"));
    assertThat(SourcePlace.joined(List.of(SourcePlace.after("0:9:0")))).isEqualTo("0:9:0");
  }
}
