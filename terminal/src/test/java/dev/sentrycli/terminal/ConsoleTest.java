package dev.sentrycli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ConsoleTest {
  private static final Map<String, String> NONE = Map.of();

  @Test
  void keepsResultsBackUntilTheyAreFlushed() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Console console = console(out, Attached.NOWHERE);

    console.out().println("naïve 日本");
    assertThat(out.toByteArray()).isEmpty();

    console.out().flush();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("naïve 日本\n");
  }

  @Test
  void tellsAtOnceAndSafely() {
    var captured = new CapturedConsole("", Attached.NOWHERE, NONE);
    captured.console.err("no\u001b[2J harm");
    captured.console.err(Text.of("red", Style.RED));
    captured.console.err(List.of(new Block.Rule(3)));
    assertThat(captured.err()).isEqualTo("no harm\nred\n───\n");
  }

  @Test
  void drawsEachStreamAsItsOwnTerminalAllows() {
    var captured =
        new CapturedConsole("", new Attached(true, false, true), Map.of("TERM", "xterm"));
    captured.console.show(List.of(new Block.Paragraph(Text.of("x", Style.RED))));
    captured.console.err(Text.of("x", Style.RED));
    assertThat(captured.out()).isEqualTo("x\n");
    assertThat(captured.err()).isEqualTo("\u001b[31mx\u001b[0m\n");
  }

  @Test
  void showsResultsBeforeWhatIsSaidAboutThemOnOneTerminal() {
    ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    Console console =
        new Console(InputStream.nullInputStream(), terminal, terminal, CapturedConsole.ALL, NONE);
    console.out().println("result");
    console.err("remark");
    assertThat(terminal.toString(StandardCharsets.UTF_8)).isEqualTo("result\nremark\n");
  }

  @Test
  void readsLinesAndNoByteMore() throws IOException {
    var captured = new CapturedConsole("first\r\nzweite Zeile ü\nrest", Attached.NOWHERE, NONE);
    assertThat(captured.console.readLine()).isEqualTo("first");
    assertThat(captured.console.readLine()).isEqualTo("zweite Zeile ü");
    assertThat(new String(captured.console.in().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("rest");
    assertThat(captured.console.readLine()).isNull();
  }

  @Test
  void isInteractiveWhenSomebodyCanReadAndAnswer() {
    assertThat(console(OutputStream.nullOutputStream(), new Attached(true, false, true)))
        .matches(Console::isInteractive);
    assertThat(console(OutputStream.nullOutputStream(), new Attached(false, true, true)))
        .matches(console -> !console.isInteractive());
    assertThat(console(OutputStream.nullOutputStream(), new Attached(true, true, false)))
        .matches(console -> !console.isInteractive());
  }

  @Test
  void noticesAReaderWhoIsGone() throws IOException {
    Pipe pipe = Pipe.open();
    pipe.source().close();
    Output out = console(Channels.newOutputStream(pipe.sink()), Attached.NOWHERE).out();

    out.println("nobody reads this");
    assertThatThrownBy(out::flush)
        .isInstanceOfSatisfying(
            ClosedOutputException.class,
            closed ->
                assertThat(closed.reason()).isEqualTo(ClosedOutputException.Reason.BROKEN_PIPE));
    assertThatThrownBy(() -> out.print("more")).isInstanceOf(ClosedOutputException.class);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void noticesAFullDisk() throws IOException {
    try (var full = new FileOutputStream("/dev/full")) {
      Output out = console(full, Attached.NOWHERE).out();
      byte[] large = new byte[100_000];
      assertThatThrownBy(() -> out.write(large))
          .isInstanceOfSatisfying(
              ClosedOutputException.class,
              closed ->
                  assertThat(closed.reason()).isEqualTo(ClosedOutputException.Reason.DISK_FULL))
          .hasMessage("Cannot write to standard output: No space left on device");
    }
  }

  @Test
  void goesOnWhenNobodyHearsRemarks() {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Console console =
        new Console(InputStream.nullInputStream(), out, broken, Attached.NOWHERE, NONE);
    console.err("unheard");
    console.out().println("result");
    console.out().flush();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("result\n");
  }

  @Property(tries = 200)
  void passesBytesOnInOrder(@ForAll @Size(max = 8) List<@IntRange(max = 40_000) Integer> lengths)
      throws IOException {
    ByteArrayOutputStream direct = new ByteArrayOutputStream();
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    Output out = console(sink, Attached.NOWHERE).out();
    for (int length : lengths) {
      byte[] part = new byte[length];
      Arrays.fill(part, (byte) length);
      direct.write(part);
      out.write(part);
      direct.write(7);
      out.write(7);
    }
    out.flush();
    assertThat(sink.toByteArray()).isEqualTo(direct.toByteArray());
  }

  private static Console console(OutputStream out, Attached attached) {
    return new Console(
        InputStream.nullInputStream(), out, OutputStream.nullOutputStream(), attached, NONE);
  }
}
