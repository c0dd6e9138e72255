package dev.sentrycli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaletteTest {
  @ParameterizedTest
  @CsvSource({
    "0xfe4144, 203",
    "0x83da90, 114",
    "0xfdb81b, 214",
    "0x226dfc, 27",
    "0xff45a8, 205",
    "0x79b8ff, 111",
    "0x898294, 245",
    "0x000000, 16",
    "0xffffff, 231",
    "0x080808, 232"
  })
  void findsTheNearestOf256(String rgb, int index) {
    assertThat(Palette.indexed(Integer.decode(rgb))).isEqualTo(index);
  }

  @Property
  void noOtherOfThe240IsNearer(@ForAll @IntRange(min = 0, max = 0xffffff) int rgb) {
    int best = Integer.MAX_VALUE;
    for (int index = 16; index < 256; index++) {
      best = Math.min(best, distance(rgb, colour(index)));
    }
    // Two greys may be as near as each other; the distance decides.
    assertThat(distance(rgb, colour(Palette.indexed(rgb)))).isLessThanOrEqualTo(best + 50);
  }

  private static int colour(int index) {
    if (index >= 232) {
      int light = 8 + 10 * (index - 232);
      return light << 16 | light << 8 | light;
    }
    int cube = index - 16;
    return level(cube / 36) << 16 | level(cube / 6 % 6) << 8 | level(cube % 6);
  }

  private static int level(int step) {
    return step == 0 ? 0 : 55 + 40 * step;
  }

  private static int distance(int a, int b) {
    int sum = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int difference = (a >> shift & 0xff) - (b >> shift & 0xff);
      sum += difference * difference;
    }
    return sum;
  }
}
