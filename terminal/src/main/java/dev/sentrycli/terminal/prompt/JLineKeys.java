package dev.sentrycli.terminal.prompt;

import java.io.IOException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/// Keys by way of JLine, which knows the consoles of Windows too. It is slow to start, so it is
/// made only where a prompt needs it.
final class JLineKeys implements RawKeys {
  private final Terminal terminal;
  private final Attributes mode;
  private final Thread atEnd = new Thread(this::restore, "terminal-mode");

  private JLineKeys(Terminal terminal, Attributes mode) {
    this.terminal = terminal;
    this.mode = mode;
  }

  /// Null where there is no real terminal.
  static @Nullable JLineKeys open(CtrlC ctrlC) {
    try {
      Terminal terminal =
          TerminalBuilder.builder()
              .system(true)
              .dumb(false)
              // Looking for this, it would ask the terminal and may eat keys with the answer.
              .graphemeCluster(false)
              .systemOutput(TerminalBuilder.SystemOutput.SysErrOrSysOut)
              .build();
      JLineKeys keys = new JLineKeys(terminal, terminal.enterRawMode());
      Runtime.getRuntime().addShutdownHook(keys.atEnd);
      Attributes raw = terminal.getAttributes();
      raw.setLocalFlag(Attributes.LocalFlag.ISIG, ctrlC == CtrlC.ENDS_PROGRAM);
      terminal.setAttributes(raw);
      return keys;
    } catch (IOException | IllegalStateException noTerminal) {
      return null;
    }
  }

  @Override
  public int read() throws IOException {
    return terminal.reader().read();
  }

  @Override
  public boolean isReady() throws IOException {
    return terminal.reader().peek(1) != -2;
  }

  @Override
  public void close() {
    restore();
    try {
      Runtime.getRuntime().removeShutdownHook(atEnd);
    } catch (IllegalStateException alreadyEnding) {
      // The hook restores the same mode once more.
    }
    try {
      terminal.close();
    } catch (IOException gone) {
      // The mode is restored, and nothing else is wanted of it.
    }
  }

  private void restore() {
    terminal.setAttributes(mode);
  }
}
