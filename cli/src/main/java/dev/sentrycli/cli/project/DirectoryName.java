package dev.sentrycli.cli.project;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The name of a project's folder as a hint which project of Sentry it is.
public final class DirectoryName {
  private DirectoryName() {}

  /// The name, or null if it is too short or hidden to mean anything.
  public static @Nullable String of(Path root) {
    Path name = root.toAbsolutePath().normalize().getFileName();
    if (name == null) {
      return null;
    }
    String text = name.toString();
    return text.length() < 2 || text.startsWith(".") ? null : text;
  }

  /// Whether a folder's name and a project's slug are the same or one holds the other as whole
  /// words: `web` fits `acme-web`, but not `webhooks`.
  public static boolean fits(String directory, String project) {
    String one = plain(directory);
    String other = plain(project);
    if (one.length() < 2 || other.length() < 2) {
      return false;
    }
    return holds(one, other) || holds(other, one);
  }

  private static boolean holds(String text, String words) {
    for (int at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
      int end = at + words.length();
      boolean starts = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
      boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
      if (starts && ends) {
        return true;
      }
    }
    return false;
  }

  /// In lower case, with every mark between words spelled as a dash.
  private static String plain(String name) {
    StringBuilder plain = new StringBuilder(name.length());
    for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
      plain.append(Character.isLetterOrDigit(c) ? c : '-');
    }
    return plain.toString();
  }
}
