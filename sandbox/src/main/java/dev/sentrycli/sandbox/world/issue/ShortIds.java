package dev.sentrycli.sandbox.world.issue;

import dev.sentrycli.sandbox.world.directory.Project;
import java.util.Locale;

/// Short ids of issues: the project's slug and a number in Crockford's base 32.
final class ShortIds {
  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private ShortIds() {}

  static String of(Project project, long number) {
    StringBuilder digits = new StringBuilder();
    for (long rest = number; rest > 0; rest /= 32) {
      digits.insert(0, DIGITS.charAt((int) (rest % 32)));
    }
    return project.slug().toUpperCase(Locale.ROOT) + "-" + digits;
  }
}
