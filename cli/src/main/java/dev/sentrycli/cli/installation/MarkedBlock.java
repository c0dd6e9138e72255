package dev.sentrycli.cli.installation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Some lines in a file that belongs to the user, between two marks. All other bytes stay.
///
/// @param lines what stands between the marks, without the line end of the last
record MarkedBlock(String label, Path file, String lines) implements SetupFile {
  private static final String BEGIN = "# >>> sentry cli setup >>>\n";
  private static final String END = "# <<< sentry cli setup <<<\n";

  /// Where the block stands, marks included.
  private record Place(int from, int to) {}

  @Override
  public Presence presence() throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Presence.ABSENT;
    }
    if (!Files.isRegularFile(file)) {
      return Presence.FOREIGN;
    }
    String text = read();
    Place place = find(text);
    if (place == null) {
      // One mark without the other: nobody knows what is ours.
      return text.contains(BEGIN.strip()) || text.contains(END.strip())
          ? Presence.FOREIGN
          : Presence.ABSENT;
    }
    return text.substring(place.from, place.to).equals(block()) ? Presence.CURRENT : Presence.OLDER;
  }

  @Override
  public void write() throws IOException {
    String text = Files.exists(file) ? read() : "";
    Place place = find(text);
    if (place == null) {
      String before = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
      put(before + block());
    } else {
      put(text.substring(0, place.from) + block() + text.substring(place.to));
    }
  }

  @Override
  public void remove() throws IOException {
    String text = read();
    Place place = find(text);
    if (place != null) {
      put(text.substring(0, place.from) + text.substring(place.to));
    }
  }

  private static @Nullable Place find(String text) {
    int from = text.startsWith(BEGIN) ? 0 : text.indexOf("\n" + BEGIN) + 1;
    if (from == 0 && !text.startsWith(BEGIN)) {
      return null;
    }
    int end = text.indexOf("\n" + END, from);
    int again = text.indexOf(BEGIN, from + BEGIN.length());
    return end < 0 || (again >= 0 && again < end) ? null : new Place(from, end + 1 + END.length());
  }

  /// Each byte as a character, whatever the encoding.
  private String read() throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  private void put(String text) throws IOException {
    SetupFile.replace(file, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private String block() {
    return new String(
        (BEGIN + lines + "\n" + END).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
