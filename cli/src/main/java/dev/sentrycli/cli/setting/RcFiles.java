package dev.sentrycli.cli.setting;

import dev.sentrycli.cli.state.Ownership;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The `.sentryclirc` files that count here: of the working folder and those above it, then of the
/// configuration folder, then of the home. Each key is taken from the nearest file that has it.
/// They are read when somebody first asks, each once.
public final class RcFiles {
  private static final String NAME = ".sentryclirc";
  private static final int LARGEST = 1 << 20;

  private final Environment environment;
  private @Nullable Reading reading;

  /// What was found: files with the nearest first, and what there is to say about them.
  private record Reading(List<RcFile> files, List<String> warnings, List<String> remarks) {}

  public RcFiles(Environment environment) {
    this.environment = environment;
  }

  public @Nullable Setting<String> organization() {
    return first(RcFile.ORGANIZATION);
  }

  /// The project, perhaps as `organization/project`.
  public @Nullable Setting<String> project() {
    return first(RcFile.PROJECT);
  }

  /// The address of an instance, unchecked.
  public @Nullable Setting<String> url() {
    return first(RcFile.URL);
  }

  public @Nullable Setting<String> token() {
    return first(RcFile.TOKEN);
  }

  /// What one file says.
  ///
  /// @param url unchecked
  public record Stated(
      Path file,
      @Nullable Setting<String> token,
      @Nullable Setting<String> url,
      @Nullable Setting<String> organization,
      @Nullable Setting<String> project) {
    public boolean isEmpty() {
      return token == null && url == null && organization == null && project == null;
    }
  }

  /// What each of the files says, the nearest first.
  public List<Stated> stated() {
    List<Stated> all = new ArrayList<>();
    for (RcFile file : files()) {
      all.add(
          new Stated(
              file.path(),
              file.get(RcFile.TOKEN),
              file.get(RcFile.URL),
              file.get(RcFile.ORGANIZATION),
              file.get(RcFile.PROJECT)));
    }
    return all;
  }

  /// What the user should know about the files; nothing if nobody had to read them.
  public List<String> warnings() {
    Reading found = reading;
    return found == null ? List.of() : found.warnings;
  }

  /// What helps to understand why a file or a line did not count.
  public List<String> remarks() {
    return reading().remarks;
  }

  /// Whether a file that holds a token can be read by others than its owner.
  public static boolean isReadableByOthers(Path file) {
    return Ownership.isReadableByOthers(file);
  }

  /// The address in the file itself that this setting comes from.
  public @Nullable Setting<String> urlBeside(Setting<String> token) {
    for (RcFile file : files()) {
      if (token.source() instanceof Source.RcFile(Path path, _, _) && file.path().equals(path)) {
        return file.get(RcFile.URL);
      }
    }
    return null;
  }

  /// The nearest address that a project file in a folder above the token's file gives.
  public @Nullable Setting<String> urlAbove(Setting<String> token) {
    if (!(token.source() instanceof Source.RcFile(Path tokenFile, _, _))) {
      return null;
    }
    for (RcFile file : files()) {
      Setting<String> url = file.global() ? null : file.get(RcFile.URL);
      if (url != null && isAbove(file.path(), tokenFile)) {
        return url;
      }
    }
    return null;
  }

  /// The addresses that the user's own files give.
  public List<Setting<String>> globalUrls() {
    List<Setting<String>> urls = new ArrayList<>();
    for (RcFile file : files()) {
      Setting<String> url = file.global() ? file.get(RcFile.URL) : null;
      if (url != null) {
        urls.add(url);
      }
    }
    return urls;
  }

  private static boolean isAbove(Path file, Path other) {
    Path folder = file.getParent();
    Path otherFolder = other.getParent();
    return folder != null
        && otherFolder != null
        && !folder.equals(otherFolder)
        && otherFolder.startsWith(folder);
  }

  private @Nullable Setting<String> first(String key) {
    for (RcFile file : files()) {
      Setting<String> value = file.get(key);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private List<RcFile> files() {
    return reading().files;
  }

  private Reading reading() {
    Reading found = reading;
    if (found == null) {
      found = read();
      reading = found;
    }
    return found;
  }

  private Reading read() {
    Set<Path> own = new LinkedHashSet<>();
    Path config = environment.configFolder();
    if (config != null) {
      own.add(config.toAbsolutePath().normalize().resolve(NAME));
    }
    Path home = environment.home();
    if (home != null) {
      own.add(home.toAbsolutePath().normalize().resolve(NAME));
    }
    Set<Path> all = new LinkedHashSet<>();
    Path folder = environment.workingFolder().toAbsolutePath().normalize();
    while (folder != null) {
      all.add(folder.resolve(NAME));
      folder = folder.getParent();
    }
    all.addAll(own);

    Reading found = new Reading(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Path path : all) {
      if (Files.isRegularFile(path)) {
        add(path, own, found);
      }
    }
    return found;
  }

  private static void add(Path path, Set<Path> own, Reading found) {
    byte[] bytes;
    try (InputStream stream = Files.newInputStream(path)) {
      bytes = stream.readNBytes(LARGEST + 1);
    } catch (AccessDeniedException closed) {
      found.remarks.add(path + " is passed over: permission denied");
      return;
    } catch (IOException unreadable) {
      found.remarks.add(path + " is passed over: " + unreadable.getMessage());
      return;
    }
    if (bytes.length > LARGEST) {
      found.warnings.add(path + " is passed over, because it is larger than 1 MiB");
      return;
    }
    boolean global = isOneOf(own, path);
    if (global && wasRead(path, found)) {
      return;
    }
    RcFile file = RcFile.parse(path, global, bytes);
    if (global && namesAServer(file)) {
      String doubt = Ownership.doubt(path);
      if (doubt != null) {
        file = file.asProjectFile();
        found.warnings.add(
            path
                + " counts as a project's file, because "
                + doubt
                + ". It should be yours, and only yours to write: 'chmod go-w "
                + path
                + "'");
      }
    }
    for (String key : file.ignored()) {
      found.remarks.add(path + ": the setting '" + key + "' has no meaning here");
    }
    if (!file.flaws().isEmpty()) {
      found.warnings.add(
          path
              + ": "
              + String.join(", ", file.flaws())
              + (file.flaws().size() == 1 ? ", so it says nothing" : ", so they say nothing"));
    }
    found.files.add(file);
  }

  private static boolean namesAServer(RcFile file) {
    return file.get(RcFile.URL) != null || file.get(RcFile.TOKEN) != null;
  }

  /// Whether this is one of the user's own files, under whatever name the walk came to it.
  private static boolean isOneOf(Set<Path> own, Path path) {
    if (own.contains(path)) {
      return true;
    }
    for (Path other : own) {
      if (isSame(other, path)) {
        return true;
      }
    }
    return false;
  }

  private static boolean wasRead(Path path, Reading found) {
    for (RcFile file : found.files) {
      if (isSame(file.path(), path)) {
        return true;
      }
    }
    return false;
  }

  /// Whether two names lead to the same place through other folders. A link from one file to
  /// another does not make them one.
  private static boolean isSame(Path one, Path other) {
    Path folder = one.getParent();
    Path otherFolder = other.getParent();
    try {
      return folder != null
          && otherFolder != null
          && Files.exists(one, LinkOption.NOFOLLOW_LINKS)
          && Files.isSameFile(folder, otherFolder);
    } catch (IOException unknown) {
      return false;
    }
  }
}
