package dev.sentrycli.cli.command.issue;

import dev.sentrycli.cli.state.Aliases;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The shortest beginnings of project slugs that tell them apart.
final class ShortPrefixes {
  private ShortPrefixes() {}

  /// An alias for each project, in order. Projects of the same slug get their organization before
  /// it.
  static Map<Aliases.Project, String> of(List<Aliases.Project> projects) {
    Map<Aliases.Project, String> aliases = new LinkedHashMap<>();
    for (Aliases.Project project : projects) {
      String name = name(project, projects);
      int length = 1;
      while (length < name.length() && isShared(name.substring(0, length), project, projects)) {
        length++;
      }
      aliases.put(project, name.substring(0, length));
    }
    return aliases;
  }

  private static String name(Aliases.Project project, List<Aliases.Project> projects) {
    for (Aliases.Project other : projects) {
      if (!other.equals(project) && other.project().equals(project.project())) {
        return (project.organization() + "-" + project.project()).toLowerCase(Locale.ROOT);
      }
    }
    return project.project().toLowerCase(Locale.ROOT);
  }

  private static boolean isShared(
      String prefix, Aliases.Project project, List<Aliases.Project> projects) {
    // An alias that ends with a dash would read as no alias at all.
    if (prefix.endsWith("-")) {
      return true;
    }
    for (Aliases.Project other : projects) {
      if (!other.equals(project) && name(other, projects).startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
