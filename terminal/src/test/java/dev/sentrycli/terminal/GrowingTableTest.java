package dev.sentrycli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.terminal.Block.Column;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrowingTableTest {
  private static final List<Column> COLUMNS =
      List.of(new Column("ID", false, true, 6), new Column("TEXT", false, false, 0));

  @Test
  void theLowerEdgeTakesThePlaceOfWhatATerminalEchoes() {
    Look terminal = new Look(40, 20, true, Look.Colours.SIXTEEN, true);
    assertThat(new GrowingTable(COLUMNS, terminal).end()).startsWith("\r\u001b[K").contains("╰");
  }

  @Test
  void whereNothingEchoesTheLowerEdgeStandsAlone() {
    Look file = new Look(40, 20, true, Look.Colours.SIXTEEN, false);
    assertThat(new GrowingTable(COLUMNS, file).end()).doesNotContain("\r").contains("╰");
  }
}
