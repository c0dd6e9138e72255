package dev.sentrycli.cli.git;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where a copy of a repository is kept, as git has it written: `https://host/owner/name.git`,
/// `git@host:owner/name`, or a path.
public record RemoteAddress(String written) {
  public RemoteAddress {
    written = withoutLogin(written.strip());
  }

  /// Whether it is on a server, and not a folder of this machine.
  public boolean isHosted() {
    int scheme = written.indexOf("://");
    if (scheme > 0) {
      return !written.regionMatches(true, 0, "file:", 0, 5);
    }
    int colon = written.indexOf(':');
    int slash = written.indexOf('/');
    // A single letter before a colon is a disk.
    return colon > 1 && (slash < 0 || colon < slash);
  }

  /// `owner/name` as a host of repositories calls it; null if it is not on one.
  public @Nullable String repository() {
    if (!isHosted()) {
      return null;
    }
    String path = bare();
    int slash = path.indexOf('/');
    String name = slash < 0 ? "" : path.substring(slash + 1);
    return name.isEmpty() ? null : name;
  }

  /// Whether both lead to the same repository, however they are written.
  public boolean isSameAs(RemoteAddress other) {
    return bare().toLowerCase(Locale.ROOT).equals(other.bare().toLowerCase(Locale.ROOT));
  }

  /// `host/owner/name`.
  private String bare() {
    String rest = written;
    int scheme = rest.indexOf("://");
    rest = scheme >= 0 ? rest.substring(scheme + 3) : rest;
    int at = rest.indexOf('@');
    rest = at >= 0 ? rest.substring(at + 1) : rest;
    int colon = rest.indexOf(':');
    int slash = rest.indexOf('/');
    if (scheme < 0 && colon > 0) {
      rest = rest.substring(0, colon) + "/" + rest.substring(colon + 1);
    } else if (colon > 0 && slash > colon) {
      rest = rest.substring(0, colon) + rest.substring(slash);
    }
    while (rest.endsWith("/")) {
      rest = rest.substring(0, rest.length() - 1);
    }
    return rest.endsWith(".git") ? rest.substring(0, rest.length() - 4) : rest;
  }

  private static String withoutLogin(String address) {
    int scheme = address.indexOf("://");
    int at = address.indexOf('@', scheme + 1);
    int slash = address.indexOf('/', scheme + 3);
    return scheme > 0 && at > 0 && (slash < 0 || at < slash)
        ? address.substring(0, scheme + 3) + address.substring(at + 1)
        : address;
  }
}
