package dev.sentrycli.cli.project;

import java.nio.file.Path;

/// A DSN and where it was found.
public record DetectedDsn(Dsn dsn, Place place) {

  /// Where a DSN can stand.
  public sealed interface Place {
    /// How messages name it.
    String describe();

    /// @param file relative to the project root
    record Code(Path file, int line) implements Place {
      @Override
      public String describe() {
        return file + " line " + line;
      }
    }

    /// @param file relative to the project root
    record EnvFile(Path file, int line) implements Place {
      @Override
      public String describe() {
        return file + " line " + line;
      }
    }

    record Variable(String name) implements Place {
      @Override
      public String describe() {
        return name;
      }
    }
  }
}
