package dev.sentrycli.sandbox.world.directory;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A version of the software that some projects of an organization have sent events for or that
/// somebody announced.
///
/// @param ref a commit or a tag, as somebody named it
/// @param url a page about it elsewhere
/// @param archived whether lists leave it out
public record Release(
    long id,
    long organizationId,
    String version,
    List<Long> projects,
    Instant created,
    @Nullable Instant released,
    @Nullable String ref,
    @Nullable String url,
    boolean archived) {
  public Release {
    projects = List.copyOf(projects);
  }

  /// One that nothing is known of but its version.
  static Release noticed(
      long id, long organizationId, String version, long project, Instant created) {
    return new Release(
        id, organizationId, version, List.of(project), created, null, null, null, false);
  }

  /// The same, of these projects.
  public Release of(List<Long> others) {
    return new Release(id, organizationId, version, others, created, released, ref, url, archived);
  }

  /// The same with what somebody says of it now.
  public Release described(
      @Nullable Instant now, @Nullable String newRef, @Nullable String newUrl, boolean away) {
    return new Release(id, organizationId, version, projects, created, now, newRef, newUrl, away);
  }

  /// When it went live, as far as anybody said, or else when it was first heard of.
  public Instant date() {
    return released == null ? created : released;
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
