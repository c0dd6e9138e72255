package dev.sentrycli.cli.installation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/// A file that is ours from its first line to its last.
///
/// @param content what it says
/// @param marks texts that are in every version of it, and together in nobody else's
record WholeSetupFile(String label, Path file, Supplier<String> content, List<String> marks)
    implements SetupFile {
  @Override
  public Presence presence() throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Presence.ABSENT;
    }
    if (!Files.isRegularFile(file)) {
      return Presence.FOREIGN;
    }
    byte[] there = Files.readAllBytes(file);
    if (Arrays.equals(there, content.get().getBytes(StandardCharsets.UTF_8))) {
      return Presence.CURRENT;
    }
    String text = new String(there, StandardCharsets.UTF_8);
    return marks.stream().allMatch(text::contains) ? Presence.OLDER : Presence.FOREIGN;
  }

  @Override
  public void write() throws IOException {
    SetupFile.replace(file, content.get().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void remove() throws IOException {
    Files.delete(file);
  }
}
