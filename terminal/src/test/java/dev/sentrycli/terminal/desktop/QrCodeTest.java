package dev.sentrycli.terminal.desktop;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Look.Colours;
import dev.sentrycli.terminal.Width;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QrCodeTest {
  private static final String PAGE =
      "https://sentry.example/oauth/device/?user_code=ABCD-EFGH&from=cli";

  @ParameterizedTest
  @EnumSource(Colours.class)
  void canBeReadInColour(Colours colours) throws Exception {
    Look look = new Look(80, 40, true, colours);
    assertThat(read(code().lines(look), false)).isEqualTo(PAGE);
  }

  @Test
  void canBeReadWhereTextIsLightOnDark() throws Exception {
    assertThat(read(code().lines(Look.PLAIN), true)).isEqualTo(PAGE);
  }

  @Test
  void setsItsOwnColoursWhereItCan() {
    assertThat(code().lines(new Look(80, 40, true, Colours.INDEXED)))
        .allSatisfy(
            line -> assertThat(line).startsWith("\u001b[38;5;16;48;5;231m").endsWith("\u001b[0m"));
    assertThat(code().lines(Look.PLAIN))
        .allSatisfy(line -> assertThat(line).doesNotContain("\u001b"));
  }

  @Test
  void knowsItsSize() {
    QrCode code = code();
    List<String> lines = code.lines(Look.PLAIN);
    assertThat(lines)
        .hasSize(code.height())
        .allSatisfy(line -> assertThat(Width.of(line)).isEqualTo(code.width()));
    assertThat(code.fits(new Look(80, 24, true, Colours.TRUE))).isTrue();
    assertThat(code.fits(new Look(40, 24, true, Colours.TRUE))).isFalse();
    assertThat(code.fits(new Look(80, 20, true, Colours.TRUE))).isFalse();
  }

  @Test
  void isNotMadeOfWhatIsTooLong() {
    assertThat(QrCode.of("x".repeat(5000))).isNull();
  }

  private static QrCode code() {
    return requireNonNull(QrCode.of(PAGE));
  }

  /// What a camera makes of the drawing: each square four pixels wide.
  private static String read(List<String> lines, boolean lightOnDark) throws Exception {
    List<String> drawn =
        lines.stream().map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "")).toList();
    int width = drawn.getFirst().length() * 4;
    int height = drawn.size() * 8;
    int[] pixels = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        char c = drawn.get(y / 8).charAt(x / 4);
        boolean upper = y % 8 < 4;
        boolean filled = c == '█' || c == (upper ? '▀' : '▄');
        pixels[y * width + x] = filled == lightOnDark ? 0xffffff : 0;
      }
    }
    return new QRCodeReader()
        .decode(
            new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))))
        .getText();
  }
}
