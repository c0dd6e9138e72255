package dev.sentrycli.cli.command.replay;

import dev.sentrycli.api.replay.RecordedEvent;
import dev.sentrycli.api.replay.Replays;
import dev.sentrycli.cli.state.WholeFile;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Puts the events of a recording in order of time, those of the same moment as they came. However
/// long the recording is, memory holds a few megabytes of it: what is more waits on disk, in sorted
/// runs that are merged in the end.
final class RecordingSorter implements Replays.Listener, AutoCloseable {
  /// What an event takes beside its text.
  private static final int OVERHEAD = 64;

  private static final int READ_AT_ONCE = 16 * 1024;
  private static final Comparator<RecordedEvent> BY_TIME =
      Comparator.comparingDouble(RecordedEvent::millis);

  private final Path beside;
  private final long room;
  private final List<RecordedEvent> waiting = new ArrayList<>();
  private final List<Long> ends = new ArrayList<>();
  private long taken;
  private @Nullable FileChannel scratch;
  private long count;
  private double first = Double.POSITIVE_INFINITY;
  private double last = Double.NEGATIVE_INFINITY;

  /// @param beside the file next to which there is place on disk
  /// @param room how many bytes of memory the events may take
  RecordingSorter(Path beside, long room) {
    this.beside = beside;
    this.room = room;
  }

  @Override
  public void hear(RecordedEvent event) throws IOException {
    waiting.add(event);
    taken += event.text().length + OVERHEAD;
    count++;
    if (event.millis() > 0) {
      first = Math.min(first, event.millis());
      last = Math.max(last, event.millis());
    }
    if (taken > room) {
      setAside();
    }
  }

  /// How many events were heard.
  long count() {
    return count;
  }

  /// How much time lies between the first and the last.
  long milliseconds() {
    return last < first ? 0 : Math.round(last - first);
  }

  /// Writes all that was heard as one JSON array.
  void writeTo(OutputStream target) throws IOException {
    OutputStream out = new BufferedOutputStream(target, 64 * 1024);
    out.write('[');
    FileChannel kept = scratch;
    if (kept == null) {
      waiting.sort(BY_TIME);
      boolean more = false;
      for (RecordedEvent event : waiting) {
        write(event.text(), more, out);
        more = true;
      }
    } else {
      setAside();
      merge(kept, out);
    }
    out.write(']');
    out.write('\n');
    out.flush();
  }

  private static void write(byte[] text, boolean more, OutputStream out) throws IOException {
    if (more) {
      out.write(',');
    }
    out.write(text);
  }

  /// Moves what is in memory to disk, as a run.
  private void setAside() throws IOException {
    FileChannel kept = scratch;
    if (kept == null) {
      kept = WholeFile.scratch(beside);
      scratch = kept;
    }
    waiting.sort(BY_TIME);
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(kept), 64 * 1024));
    for (RecordedEvent event : waiting) {
      out.writeDouble(event.millis());
      out.writeInt(event.text().length);
      out.write(event.text());
    }
    out.flush();
    ends.add(kept.position());
    waiting.clear();
    taken = 0;
  }

  private void merge(FileChannel kept, OutputStream out) throws IOException {
    PriorityQueue<Run> runs =
        new PriorityQueue<>(Comparator.comparingDouble(Run::millis).thenComparingInt(Run::number));
    long start = 0;
    for (int i = 0; i < ends.size(); i++) {
      Run run = new Run(kept, start, ends.get(i), i);
      if (run.next()) {
        runs.add(run);
      }
      start = ends.get(i);
    }
    boolean more = false;
    for (Run run = runs.poll(); run != null; run = runs.poll()) {
      write(run.text, more, out);
      more = true;
      if (run.next()) {
        runs.add(run);
      }
    }
  }

  /// A stretch of the scratch file, read event by event.
  private static final class Run {
    private final DataInputStream in;
    private final int number;
    private double millis;
    private byte[] text = new byte[0];

    Run(FileChannel kept, long start, long end, int number) {
      this.in =
          new DataInputStream(new BufferedInputStream(new Part(kept, start, end), READ_AT_ONCE));
      this.number = number;
    }

    double millis() {
      return millis;
    }

    int number() {
      return number;
    }

    /// Reads the next event; false at the end.
    boolean next() throws IOException {
      in.mark(1);
      if (in.read() < 0) {
        return false;
      }
      in.reset();
      millis = in.readDouble();
      text = in.readNBytes(in.readInt());
      return true;
    }
  }

  /// The bytes of a file from one position up to another.
  private static final class Part extends InputStream {
    private final FileChannel file;
    private final long end;
    private long at;

    Part(FileChannel file, long start, long end) {
      this.file = file;
      this.at = start;
      this.end = end;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      if (at >= end) {
        return -1;
      }
      int read = file.read(ByteBuffer.wrap(bytes, from, (int) Math.min(length, end - at)), at);
      at += Math.max(0, read);
      return read;
    }
  }

  @Override
  public void close() throws IOException {
    if (scratch != null) {
      scratch.close();
    }
  }
}
