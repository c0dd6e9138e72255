package dev.sentrycli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The streams of one run. Results go to [#out], everything else a person is told goes to the error
/// stream.
public final class Console {
  private static final String WIPE = "\r\u001b[K";

  private final InputStream in;
  private final OutputStream sink;
  private final Output out;
  private final OutputStream err;
  private final Attached attached;
  private volatile Look look;
  private volatile Look errLook;
  private final Object turn = new Object();
  private boolean unfinishedLine;

  /// @param out the stream itself, not a `PrintStream`, which keeps failures to itself
  public Console(
      InputStream in,
      OutputStream out,
      OutputStream err,
      Attached attached,
      Map<String, String> variables) {
    this.in = in;
    this.sink = out;
    this.err = err;
    this.attached = attached;
    this.look = Look.of(variables, attached.out());
    this.errLook = Look.of(variables, attached.err());
    this.out = new Output(out, attached.out() ? this : null);
  }

  public Attached attached() {
    return attached;
  }

  /// Whether the streams are those of this process, which programs that it starts can have as well.
  public boolean isOfProcess() {
    try {
      return sink instanceof FileOutputStream file && file.getFD() == FileDescriptor.out;
    } catch (IOException closed) {
      return false;
    }
  }

  /// Whether somebody can be asked.
  public boolean isInteractive() {
    return attached.in() && attached.err();
  }

  /// What can be shown where results go.
  public Look look() {
    return look;
  }

  /// What can be shown where errors, notices and prompts go.
  public Look errLook() {
    return errLook;
  }

  /// The terminal has another size now.
  ///
  /// @param size `120x40`, columns first; nothing changes if it makes no sense
  public void resize(String size) {
    if (attached.out()) {
      look = look.sized(size);
    }
    if (attached.err()) {
      errLook = errLook.sized(size);
    }
  }

  /// The stream of results. Whoever ends the run flushes it.
  public Output out() {
    return out;
  }

  /// Draws on the stream of results.
  public void show(List<Block> blocks) {
    out.print(Painter.paint(blocks, look));
  }

  /// A line for a person on the error stream, written at once.
  public void err(Text line) {
    tell(Painter.paint(line, errLook) + "\n");
  }

  /// As [#err(Text)]; the words may come from anywhere.
  public void err(String line) {
    tell(Printable.of(line) + "\n");
  }

  /// Draws on the error stream.
  public void err(List<Block> blocks) {
    tell(Painter.paint(blocks, errLook));
  }

  /// Writes on the error stream what may hold escape sequences of ours, but no foreign text that
  /// has not been through [Printable]. Results written before appear first.
  public void tell(String drawn) {
    if (attached.out()) {
      try {
        out.flush();
      } catch (ClosedOutputException toldAgain) {
        // The flush at the end of the run fails as well, where it is dealt with.
      }
    }
    synchronized (turn) {
      write(unfinishedLine ? WIPE + drawn : drawn);
      unfinishedLine = false;
    }
  }

  /// Replaces the unfinished line at the end of a terminal's error stream. Whatever is written next
  /// takes its place.
  void redraw(String drawn) {
    synchronized (turn) {
      write(WIPE + drawn);
      unfinishedLine = true;
    }
  }

  /// Takes the unfinished line away.
  void wipe() {
    synchronized (turn) {
      if (unfinishedLine) {
        write(WIPE);
        unfinishedLine = false;
      }
    }
  }

  /// Clears the line that Ctrl-C was echoed on, so that the prompt begins one.
  public void wipeEcho() {
    if (attached.err() && errLook.rich()) {
      tell(WIPE);
    }
  }

  public InputStream in() {
    return in;
  }

  /// The next line of input without its end, not one byte more; null at the end of input.
  public @Nullable String readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int b = in.read();
    if (b < 0) {
      return null;
    }
    while (b >= 0 && b != '\n') {
      line.write(b);
      b = in.read();
    }
    String text = line.toString(StandardCharsets.UTF_8);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private void write(String text) {
    try {
      err.write(text.getBytes(StandardCharsets.UTF_8));
      err.flush();
    } catch (IOException closed) {
      // Nobody is left to be told, and results may still be wanted.
    }
  }
}
