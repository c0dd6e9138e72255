package dev.sentrycli.cli.installation;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the folder in a release archive is called: `sentry-<version>-<system>-<machine>`.
public record ReleaseName(String version, String system, String machine) {
  private static final String START = "sentry-";

  /// Null if the text is no such name.
  public static @Nullable ReleaseName parse(String text) {
    int last = text.lastIndexOf('-');
    int middle = last < 0 ? -1 : text.lastIndexOf('-', last - 1);
    if (!text.startsWith(START) || middle <= START.length()) {
      return null;
    }
    ReleaseName name =
        new ReleaseName(
            text.substring(START.length(), middle),
            text.substring(middle + 1, last),
            text.substring(last + 1));
    return isPlain(name.version) && isPlain(name.system) && isPlain(name.machine) ? name : null;
  }

  /// Such a name for a version on this machine.
  public static ReleaseName here(String version) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch", "");
    return new ReleaseName(
        version,
        system.startsWith("mac") ? "darwin" : system,
        switch (machine) {
          case "amd64" -> "x86_64";
          case "arm64" -> "aarch64";
          default -> machine;
        });
  }

  public String platform() {
    return system + "-" + machine;
  }

  /// Less than, equal to or greater than 0 as the first version is older than, the same as or newer
  /// than the second. What follows a dash makes a version older than the one without.
  public static int compare(String one, String other) {
    int dashOfOne = one.indexOf('-');
    int dashOfOther = other.indexOf('-');
    int numbers =
        compareParts(
            dashOfOne < 0 ? one : one.substring(0, dashOfOne),
            dashOfOther < 0 ? other : other.substring(0, dashOfOther));
    if (numbers != 0 || (dashOfOne < 0 && dashOfOther < 0)) {
      return numbers;
    }
    if (dashOfOne < 0 || dashOfOther < 0) {
      return dashOfOne < 0 ? 1 : -1;
    }
    return compareParts(one.substring(dashOfOne + 1), other.substring(dashOfOther + 1));
  }

  private static int compareParts(String one, String other) {
    String[] ones = one.split("\\.", -1);
    String[] others = other.split("\\.", -1);
    for (int i = 0; i < Math.max(ones.length, others.length); i++) {
      if (i == ones.length || i == others.length) {
        return ones.length - others.length;
      }
      int compared = comparePart(ones[i], others[i]);
      if (compared != 0) {
        return compared;
      }
    }
    return 0;
  }

  private static int comparePart(String one, String other) {
    boolean number = isNumber(one);
    if (number != isNumber(other)) {
      return number ? -1 : 1;
    }
    if (number) {
      String left = one.replaceFirst("^0+(?=.)", "");
      String right = other.replaceFirst("^0+(?=.)", "");
      if (left.length() != right.length()) {
        return left.length() - right.length();
      }
      return left.compareTo(right);
    }
    return one.compareTo(other);
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isPlain(String text) {
    return !text.isEmpty()
        && !text.startsWith(".")
        && text.chars()
            .allMatch(
                c ->
                    (c >= '0' && c <= '9')
                        || (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || c == '.'
                        || c == '_'
                        || c == '-'
                        || c == '+');
  }

  @Override
  public String toString() {
    return START + version + "-" + platform();
  }
}
