package dev.sentrycli.sandbox.world.directory;

import java.util.Locale;

/// Makes slugs of names as the server does.
public final class Slugs {
  private static final int LONGEST = 50;

  private Slugs() {}

  public static String of(String name) {
    StringBuilder slug = new StringBuilder();
    for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_') {
        slug.append(c);
      } else if (!slug.isEmpty() && slug.charAt(slug.length() - 1) != '-') {
        slug.append('-');
      }
    }
    while (!slug.isEmpty() && slug.charAt(slug.length() - 1) == '-') {
      slug.setLength(slug.length() - 1);
    }
    String text = slug.length() > LONGEST ? slug.substring(0, LONGEST) : slug.toString();
    return text.isEmpty() ? "unnamed" : text;
  }
}
