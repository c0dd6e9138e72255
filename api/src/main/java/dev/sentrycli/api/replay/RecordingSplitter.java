package dev.sentrycli.api.replay;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Cuts the body of an answer, `[[{…},{…}],[{…}]]`, into the events in it while it arrives, so that
/// no more than one of them has to be in memory. Spaces between the tokens are left out.
final class RecordingSplitter extends OutputStream {
  /// Where the events are: within the list of segments and the list of events of a segment.
  private static final int EVENTS = 2;

  private final Taker taker;
  private byte[] event = new byte[4096];
  private int length;
  private int depth;
  private boolean quoted;
  private boolean escaped;
  private boolean ended;
  private boolean object;
  private int segments;
  private @Nullable String flaw;

  /// Takes the text of one event.
  interface Taker {
    void take(byte[] event) throws IOException;
  }

  RecordingSplitter(Taker taker) {
    this.taker = taker;
  }

  /// How many segments have begun.
  int segments() {
    return segments;
  }

  /// Whether what was written is no list but an object.
  boolean isObject() {
    return object;
  }

  /// What is wrong with what was written so far, all of it being written; null if nothing is.
  @Nullable String flaw() {
    return flaw == null && !ended ? "it ends before its last segment does" : flaw;
  }

  @Override
  public void write(int one) throws IOException {
    take((byte) one);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    for (int i = from; i < from + count; i++) {
      take(bytes[i]);
    }
  }

  private void take(byte one) throws IOException {
    if (flaw != null) {
      return;
    }
    if (quoted) {
      keep(one);
      if (escaped) {
        escaped = false;
      } else if (one == '\\') {
        escaped = true;
      } else if (one == '"') {
        quoted = false;
      }
      return;
    }
    switch (one) {
      case ' ', '\t', '\n', '\r' -> {}
      case '[', '{' -> open(one);
      case ']', '}' -> close(one);
      case ',' -> {
        if (depth > EVENTS) {
          keep(one);
        }
      }
      default -> {
        if (depth <= EVENTS) {
          flaw = "it holds something other than segments of events";
          return;
        }
        quoted = one == '"';
        keep(one);
      }
    }
  }

  private void open(byte one) {
    boolean list = one == '[';
    object |= !list && depth == 0 && !ended;
    if (ended || (depth < EVENTS ? !list : depth == EVENTS && list)) {
      flaw = "it is no list of segments, which are lists of events";
      return;
    }
    if (depth == 1) {
      segments++;
    }
    depth++;
    if (depth > EVENTS) {
      keep(one);
    }
  }

  private void close(byte one) throws IOException {
    if (depth == 0) {
      flaw = "it ends more than it begins";
      return;
    }
    if (depth > EVENTS) {
      keep(one);
    }
    depth--;
    if (depth == EVENTS && length > 0) {
      byte[] whole = Arrays.copyOf(event, length);
      length = 0;
      taker.take(whole);
    }
    ended = depth == 0;
  }

  private void keep(byte one) {
    if (length == event.length) {
      event = Arrays.copyOf(event, 2 * length);
    }
    event[length++] = one;
  }
}
