package dev.sentrycli.cli.project;

import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.BaseUrl.BadAddressException;
import dev.sentrycli.api.gateway.Origin;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The address SDKs send events to: where, for which project, and with which public key.
///
/// @param prefix the path before the project's id; empty or with a slash in front
/// @param secretKey only in DSNs made long ago
public record Dsn(
    Origin origin, String prefix, String publicKey, @Nullable String secretKey, String projectId) {
  private static final Set<String> PLACEHOLDERS =
      Set.of("examplepublickey", "examplekey", "yourpublickey", "publickey", "yourkey");
  private static final int LONGEST = 500;

  /// Reads a DSN that stands alone; null if the text is none.
  public static @Nullable Dsn parse(String text) {
    String word = text.strip();
    Scanner scanner = new Scanner(word, 0);
    Dsn dsn = scanner.read();
    return dsn != null && scanner.at == word.length() ? dsn : null;
  }

  /// Reads the DSN that begins at a place within a longer text; null if none does.
  static @Nullable Dsn at(String text, int start) {
    return new Scanner(text, start).read();
  }

  /// Whether it belongs to an instance: the host is the same or below it, and so is the port. The
  /// scheme does not count, because events often travel differently.
  public boolean pointsAt(BaseUrl instance) {
    Origin other = instance.origin();
    if (other.isSaas()) {
      return origin.isSaasHost();
    }
    boolean samePort = hasUsualPort(origin) ? hasUsualPort(other) : origin.port() == other.port();
    boolean sameHost =
        origin.host().equals(other.host()) || origin.host().endsWith("." + other.host());
    return samePort && sameHost;
  }

  /// The id of the organization, which only DSNs of sentry.io tell; otherwise null.
  public @Nullable String organizationId() {
    String host = origin.host();
    int dot = host.indexOf('.');
    boolean ingest =
        origin.isSaasHost()
            && host.charAt(0) == 'o'
            && host.startsWith(".ingest.", dot)
            && isNumber(host.substring(1, dot));
    return ingest ? host.substring(1, dot) : null;
  }

  /// Whether it stands in an example rather than for a project.
  public boolean isPlaceholder() {
    String organization = organizationId();
    return isZero(projectId)
        || (organization != null && isZero(organization))
        || PLACEHOLDERS.contains(publicKey.toLowerCase(Locale.ROOT));
  }

  /// The DSN as SDKs take it, without a secret key.
  @Override
  public String toString() {
    String address = origin.toString();
    int host = address.indexOf("://") + 3;
    return address.substring(0, host)
        + publicKey
        + "@"
        + address.substring(host)
        + prefix
        + "/"
        + projectId;
  }

  private static boolean hasUsualPort(Origin origin) {
    return origin.port() == (origin.isEncrypted() ? 443 : 80);
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isZero(String digits) {
    return digits.chars().allMatch(c -> c == '0');
  }

  /// Follows the grammar over a text without copying it first.
  private static final class Scanner {
    private final String text;
    private int at;

    Scanner(String text, int at) {
      this.text = text;
      this.at = at;
    }

    @Nullable Dsn read() {
      String scheme;
      if (text.regionMatches(true, at, "https://", 0, 8)) {
        scheme = "https://";
      } else if (text.regionMatches(true, at, "http://", 0, 7)) {
        scheme = "http://";
      } else {
        return null;
      }
      at += scheme.length();
      String key = word();
      String secret = null;
      if (peek() == ':') {
        at++;
        secret = word();
      }
      if (key.isEmpty() || (secret != null && secret.isEmpty()) || peek() != '@') {
        return null;
      }
      at++;
      String host = host();
      String path = path();
      int slash = path.lastIndexOf('/');
      if (host.isEmpty() || slash < 0) {
        return null;
      }
      String prefix = path.substring(0, slash);
      String project = path.substring(slash + 1);
      if (!isNumber(project)
          || prefix.endsWith("/")
          || prefix.contains("//")
          || prefix.contains("/.")) {
        return null;
      }
      try {
        return new Dsn(BaseUrl.parse(scheme + host).origin(), prefix, key, secret, project);
      } catch (BadAddressException noHost) {
        return null;
      }
    }

    private String word() {
      int start = at;
      while (isAlphanumeric(peek()) && at - start < LONGEST) {
        at++;
      }
      return text.substring(start, at);
    }

    private String host() {
      int start = at;
      if (peek() == '[') {
        while (at - start < LONGEST && (isAlphanumeric(peek()) || "[:.".indexOf(peek()) >= 0)) {
          at++;
        }
        if (peek() != ']') {
          return "";
        }
        at++;
      } else {
        while (at - start < LONGEST && (isAlphanumeric(peek()) || "._-".indexOf(peek()) >= 0)) {
          at++;
        }
      }
      if (peek() == ':') {
        at++;
        while (peek() >= '0' && peek() <= '9') {
          at++;
        }
      }
      return text.substring(start, at);
    }

    /// What follows the host, without slashes and full stops at its end.
    private String path() {
      int start = at;
      while (at - start < LONGEST && (isAlphanumeric(peek()) || "/._~-".indexOf(peek()) >= 0)) {
        at++;
      }
      int end = at;
      while (end > start && "/.".indexOf(text.charAt(end - 1)) >= 0) {
        end--;
      }
      return text.substring(start, end);
    }

    private char peek() {
      return at < text.length() ? text.charAt(at) : ' ';
    }
  }

  static boolean isAlphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
