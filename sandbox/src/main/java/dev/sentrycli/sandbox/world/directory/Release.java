package dev.sentrycli.sandbox.world.directory;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A version of the software that some projects of an organization have sent events for or that
/// somebody announced.
public record Release(
    long id,
    long organizationId,
    String version,
    List<Long> projects,
    Instant created,
    @Nullable Instant released) {
  public Release {
    projects = List.copyOf(projects);
  }

  /// The version without its package part: `2.4.0` of `storefront@2.4.0`; commit hashes are cut as
  /// the server cuts them.
  public String shortVersion() {
    return shortVersion(version);
  }

  public static String shortVersion(String version) {
    int at = version.lastIndexOf('@');
    String bare = at < 0 ? version : version.substring(at + 1);
    boolean hash = bare.length() >= 32;
    for (int i = 0; hash && i < bare.length(); i++) {
      hash = Character.digit(bare.charAt(i), 16) >= 0;
    }
    return hash ? bare.substring(0, 12) : bare;
  }
}
