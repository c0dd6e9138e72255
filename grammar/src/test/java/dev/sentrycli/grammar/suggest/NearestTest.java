package dev.sentrycli.grammar.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NearestTest {
  @Test
  void putsTheClosestFirst() {
    assertThat(Nearest.to("lits", List.of("view", "links", "list", "lists")))
        .containsExactly("lists", "links", "list");
  }

  @Test
  void takesTheBeginningOfALongWordForIt() {
    assertThat(Nearest.to("comp", List.of("view", "completion"))).containsExactly("completion");
  }

  @Test
  void findsNothingForWordsThatShareLittle() {
    assertThat(Nearest.to("api", List.of("cli", "org"))).isEmpty();
    assertThat(Nearest.to("frobnicate", List.of("list", "view"))).isEmpty();
  }

  @Property
  void measuresBothWaysAlike(
      @ForAll @StringLength(max = 8) String one, @ForAll @StringLength(max = 8) String other) {
    assertThat(Nearest.distance(one, other, 10)).isEqualTo(Nearest.distance(other, one, 10));
    assertThat(Nearest.distance(one, one, 10)).isZero();
    assertThat(Nearest.distance(one, one + "x", 10)).isEqualTo(1);
  }
}
