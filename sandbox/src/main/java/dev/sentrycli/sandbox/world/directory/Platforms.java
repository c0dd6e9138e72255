package dev.sentrycli.sandbox.world.directory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// What a project can be said to be written in.
public final class Platforms {
  private Platforms() {}

  public static boolean isKnown(String platform) {
    return read().contains(platform);
  }

  private static Set<String> read() {
    try (InputStream stream = Platforms.class.getResourceAsStream("platforms.txt")) {
      if (stream == null) {
        throw new IllegalStateException("the resource platforms.txt is missing");
      }
      return Set.of(
          new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip().split("\\s+"));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
