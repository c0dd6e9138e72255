package dev.sentrycli.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The stream of results: UTF-8, buffered. Every method throws [ClosedOutputException] as soon as
/// the reader is known to be gone or the disk to be full, and goes on throwing it. Notices flush
/// it, from whatever thread they come.
public final class Output extends OutputStream {
  private final OutputStream sink;
  private final @Nullable Console terminal;
  private final byte[] buffer = new byte[16 * 1024];
  private int used;
  private @Nullable ClosedOutputException closed;

  /// @param terminal what else writes on the terminal that results go to; null if they go elsewhere
  Output(OutputStream sink, @Nullable Console terminal) {
    this.sink = sink;
    this.terminal = terminal;
  }

  /// The text as it is.
  public void print(String text) {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  /// The text and an end of line.
  public void println(String text) {
    print(text + "\n");
  }

  @Override
  public synchronized void write(int b) {
    if (used == buffer.length) {
      drain();
    }
    check();
    buffer[used++] = (byte) b;
  }

  @Override
  public void write(byte[] bytes) {
    write(bytes, 0, bytes.length);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    check();
    if (length > buffer.length - used) {
      drain();
    }
    if (length > buffer.length) {
      send(bytes, offset, length);
    } else {
      System.arraycopy(bytes, offset, buffer, used, length);
      used += length;
    }
  }

  /// Hands everything to the system.
  @Override
  public synchronized void flush() {
    check();
    drain();
    try {
      sink.flush();
    } catch (IOException failed) {
      throw close(failed);
    }
  }

  /// As [#flush]: the stream is the process's and stays open.
  @Override
  public void close() {
    flush();
  }

  private void drain() {
    if (used > 0) {
      int length = used;
      used = 0;
      send(buffer, 0, length);
    }
  }

  private void send(byte[] bytes, int offset, int length) {
    if (terminal != null) {
      terminal.wipe();
    }
    try {
      sink.write(bytes, offset, length);
    } catch (IOException failed) {
      throw close(failed);
    }
  }

  private void check() {
    if (closed != null) {
      throw closed;
    }
  }

  private ClosedOutputException close(IOException failed) {
    closed = new ClosedOutputException(failed);
    return closed;
  }
}
