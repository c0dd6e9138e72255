package dev.sentrycli.cli.project;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the DSNs of the project one works in: in its code, in its `.env` files, in the variables
/// of the process.
public final class DsnDetection {
  private final Path root;
  private final Map<String, String> variables;

  /// @param root of the project, as [ProjectRoot] finds it
  /// @param variables of the process
  public DsnDetection(Path root, Map<String, String> variables) {
    this.root = root;
    this.variables = variables;
  }

  /// Every DSN once, code first, then files, then variables; within them in the order of their
  /// paths. DSNs of any host: whether one belongs to the instance in use is not asked here.
  public List<DetectedDsn> all() {
    List<DetectedDsn> found = new ArrayList<>(SourceScan.of(root));
    found.addAll(inEnvFiles());
    found.addAll(inVariables());
    Set<String> seen = new HashSet<>();
    List<DetectedDsn> distinct = new ArrayList<>();
    for (DetectedDsn detected : found) {
      if (seen.add(detected.dsn().toString())) {
        distinct.add(detected);
      }
    }
    return distinct;
  }

  /// The DSNs of the process's variables alone, which cost nothing to look at.
  public List<DetectedDsn> inVariables() {
    List<DetectedDsn> found = new ArrayList<>();
    for (String name : EnvFiles.VARIABLES) {
      String value = variables.get(name);
      Dsn dsn = value == null ? null : Dsn.parse(value);
      if (dsn != null && !dsn.isPlaceholder()) {
        found.add(new DetectedDsn(dsn, new DetectedDsn.Place.Variable(name)));
      }
    }
    return found;
  }

  private List<DetectedDsn> inEnvFiles() {
    List<DetectedDsn> found = new ArrayList<>(EnvFiles.in(root, root));
    for (String group : sorted(root.toFile())) {
      if (CodeFiles.PACKAGE_FOLDERS.contains(group)) {
        for (String name : sorted(root.resolve(group).toFile())) {
          Path folder = root.resolve(group).resolve(name);
          if (folder.toFile().isDirectory()) {
            found.addAll(EnvFiles.in(folder, root));
          }
        }
      }
    }
    return found;
  }

  private static String[] sorted(File folder) {
    String[] names = folder.list();
    if (names == null) {
      return new String[0];
    }
    Arrays.sort(names);
    return names;
  }
}
