package dev.sentrycli.api.gateway.probe;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Who vouches for the certificates of a server.
///
/// @param file the file of the user's that does; null for the other kinds
/// @param setting what named that file; null for the other kinds
public record Voucher(Kind kind, @Nullable Path file, @Nullable String setting) {
  /// Where the authority stands that signed for the server.
  public enum Kind {
    OWN_FILE,
    JAVA,
    OPERATING_SYSTEM
  }
}
