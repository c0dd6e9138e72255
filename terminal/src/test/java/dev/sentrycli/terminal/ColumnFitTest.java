package dev.sentrycli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.terminal.Block.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/// The expected numbers were worked out by hand, step by step.
class ColumnFitTest {
  private static final Column ELASTIC = new Column("", false, false, 0);
  private static final Column FIXED = new Column("", false, true, 0);

  @Test
  void leavesColumnsThatFitAlone() {
    assertThat(fit(40, 10, 12, 14)).containsExactly(10, 12, 14);
  }

  /// 36 for the cells, floors 10 12 12, 24 too many. Shares 0, 9.6 and 14.4: the second gives all
  /// the 8 it has, the third 14 and then the last 2.
  @Test
  void takesFromWideColumnsOnly() {
    assertThat(fit(40, 10, 20, 30)).containsExactly(10, 12, 14);
  }

  /// 100 for the cells, floors 10 33 33, 40 too many. Shares 18.43 and 21.57: the odd unit goes to
  /// the larger fraction.
  @Test
  void givesTheOddUnitToTheLargestFraction() {
    assertThat(fit(104, 10, 60, 70)).containsExactly(10, 42, 48);
  }

  /// 101 for the cells, floors 11 33 33, 41 too many: 20.5 each. Both can give 4 more, so the first
  /// of them does.
  @Test
  void dividesEquallyAmongEquals() {
    assertThat(fit(105, 11, 60, 60)).containsExactly(11, 45, 45);
    assertThat(fit(104, 11, 60, 60)).containsExactly(11, 44, 45);
  }

  /// 100 for the cells, floors 10 33 40, 40 too many. Shares 19.47 and 20.53.
  @Test
  void keepsTheLeastWidthOfAColumn() {
    List<Column> columns = List.of(ELASTIC, ELASTIC, new Column("", false, false, 40));
    assertThat(ColumnFit.fit(new int[] {10, 60, 70}, new int[3], new int[3], columns, 104))
        .containsExactly(10, 41, 49);
  }

  /// 36 for the cells and 40 fixed: too wide in any case, so the word of the header stays whole.
  @Test
  void keepsHeadersWholeInATableThatIsTooWideAnyway() {
    List<Column> columns = List.of(new Column("", false, true, 0), ELASTIC, ELASTIC);
    assertThat(ColumnFit.fit(new int[] {30, 13, 40}, new int[] {0, 13, 6}, new int[3], columns, 40))
        .containsExactly(30, 13, 6);
  }

  @Test
  void takesNothingFromFixedColumns() {
    List<Column> columns = List.of(FIXED, ELASTIC, ELASTIC);
    assertThat(ColumnFit.fit(new int[] {34, 40, 40}, new int[3], new int[3], columns, 80))
        .containsExactly(34, 21, 21);
  }

  @Test
  void letsTheTableBeWiderThanTheTerminalWhenFixedColumnsLeaveNoRoom() {
    List<Column> columns = List.of(FIXED, ELASTIC);
    assertThat(ColumnFit.fit(new int[] {90, 20}, new int[2], new int[2], columns, 80))
        .containsExactly(90, 20);
    assertThat(ColumnFit.fit(new int[] {90}, new int[1], new int[1], List.of(FIXED), 80))
        .containsExactly(90);
  }

  @Test
  void ratherExceedsTheTerminalThanShowsSingleLetters() {
    assertThat(fit(40, 20, 20, 20, 20, 20, 20, 20, 20)).containsOnly(6);
  }

  /// By the rules alone the first column would be 11 wide and break a word of its header.
  @Test
  void keepsTheWordsOfHeadersWholeIfThereIsRoom() {
    List<Column> columns = List.of(ELASTIC, ELASTIC, ELASTIC, ELASTIC);
    int[] natural = {16, 8, 8, 30};
    assertThat(ColumnFit.fit(natural, new int[4], new int[4], columns, 49))
        .containsExactly(11, 8, 8, 17);
    assertThat(ColumnFit.fit(natural, new int[] {12, 8, 8, 6}, new int[4], columns, 49))
        .containsExactly(12, 8, 8, 16);
  }

  @Property
  void usesTheWholeWidthAndNoMore(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 3, max = 300) Integer> wanted,
      @ForAll @IntRange(min = 60, max = 200) int width) {
    int[] natural = wanted.stream().mapToInt(Integer::intValue).toArray();
    int[] widths = fit(width, natural);

    int space = width - natural.length - 1;
    assertThat(Arrays.stream(widths).sum())
        .isEqualTo(Math.min(space, Arrays.stream(natural).sum()));
    for (int i = 0; i < widths.length; i++) {
      assertThat(widths[i]).isBetween(3, natural[i]);
    }
  }

  private static int[] fit(int width, int... natural) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < natural.length; i++) {
      columns.add(ELASTIC);
    }
    return ColumnFit.fit(natural, new int[natural.length], new int[natural.length], columns, width);
  }
}
