package dev.sentrycli.cli.setting;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One `.sentryclirc`, read leniently: what is no setting is passed over, and no bytes are refused.
///
/// @param global whether it is the user's own file rather than one a project brings along
/// @param entries values by `section.key`, all in lower case
/// @param ignored the settings in it that mean nothing to this program
/// @param flaws lines that were meant to say something and say nothing
record RcFile(
    Path path,
    boolean global,
    Map<String, Entry> entries,
    List<String> ignored,
    List<String> flaws) {
  static final String ORGANIZATION = "defaults.org";
  static final String PROJECT = "defaults.project";
  static final String URL = "defaults.url";
  static final String TOKEN = "auth.token";

  private static final Set<String> KNOWN = Set.of(ORGANIZATION, PROJECT, URL, TOKEN);

  /// A value and the line it stands on, counted from 1. It may be a token.
  record Entry(String value, int line) {
    @Override
    public String toString() {
      return "line " + line;
    }
  }

  static RcFile parse(Path path, boolean global, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    Map<String, Entry> entries = new HashMap<>();
    Set<String> ignored = new HashSet<>();
    List<String> flaws = new ArrayList<>();
    String section = null;
    int line = 0;
    int start = text.startsWith("\uFEFF") ? 1 : 0;
    while (start <= text.length()) {
      int end = text.indexOf('\n', start);
      if (end < 0) {
        end = text.length();
      }
      line++;
      String content = text.substring(start, end).strip();
      start = end + 1;
      if (content.isEmpty() || content.charAt(0) == '#' || content.charAt(0) == ';') {
        continue;
      }
      if (content.charAt(0) == '[') {
        int close = content.indexOf(']');
        if (close > 0) {
          section = content.substring(1, close).strip().toLowerCase(Locale.ROOT);
        } else {
          flaws.add("the section in line " + line + " lacks its ']'");
        }
        continue;
      }
      int equals = content.indexOf('=');
      if (equals <= 0) {
        flaws.add("line " + line + " is no 'name = value'");
        continue;
      }
      if (section == null) {
        flaws.add("line " + line + " stands before the first section");
        continue;
      }
      String name = content.substring(0, equals).strip().toLowerCase(Locale.ROOT);
      String key = section.concat(".").concat(name);
      if (KNOWN.contains(key)) {
        entries.put(key, new Entry(unquoted(content.substring(equals + 1).strip()), line));
      } else {
        ignored.add(key);
        String home = section(name);
        if (home != null) {
          flaws.add("'" + name + "' in line " + line + " belongs into the section [" + home + "]");
        }
      }
    }
    return new RcFile(path, global, entries, new ArrayList<>(ignored), flaws);
  }

  /// The section where a setting of this name has a meaning; null if there is none.
  private static @Nullable String section(String name) {
    for (String known : KNOWN) {
      if (known.endsWith("." + name)) {
        return known.substring(0, known.indexOf('.'));
      }
    }
    return null;
  }

  /// The value of a key; null if it is missing or empty.
  @Nullable Setting<String> get(String key) {
    Entry entry = entries.get(key);
    return entry == null || entry.value.isBlank()
        ? null
        : new Setting<>(entry.value, new Source.RcFile(path, entry.line, global));
  }

  /// The same file as one that a project brings along.
  RcFile asProjectFile() {
    return new RcFile(path, false, entries, ignored, flaws);
  }

  /// Without one pair of equal quotes around it.
  private static String unquoted(String value) {
    if (value.length() < 2) {
      return value;
    }
    char first = value.charAt(0);
    char last = value.charAt(value.length() - 1);
    return first == last && (first == '"' || first == '\'')
        ? value.substring(1, value.length() - 1)
        : value;
  }
}
