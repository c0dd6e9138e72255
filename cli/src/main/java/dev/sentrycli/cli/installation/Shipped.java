package dev.sentrycli.cli.installation;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an archive puts into the folder of the program. One that was unpacked into a folder of
/// others, such as /usr/local, leaves a folder in which this is not all there is.
final class Shipped {
  private Shipped() {}

  /// The first by name of what is in a folder and not from an archive; null if there is nothing.
  static @Nullable String strangerIn(Path folder) throws IOException {
    for (String place : List.of("", "bin", "lib", "share", "share/man", "share/man/man1")) {
      for (String name : names(folder.resolve(place))) {
        if (!isOurs(place, name)) {
          return place.isEmpty() ? name : place + "/" + name;
        }
      }
    }
    return null;
  }

  /// What an archive has put into a folder, as it can be typed.
  static List<String> piecesIn(Path folder) throws IOException {
    List<String> pieces = new ArrayList<>();
    pieces.add("bin/sentry");
    pieces.add("runtime");
    for (String name : names(folder.resolve("lib"))) {
      if (isOurs("lib", name)) {
        pieces.add("lib/" + name);
      }
    }
    for (String name : names(folder.resolve("share/man/man1"))) {
      if (isOurs("share/man/man1", name)) {
        pieces.add("share/man/man1/sentry*.1");
        break;
      }
    }
    for (String name : List.of("LICENSE", "THIRD-PARTY.txt", "install.sh")) {
      if (Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
        pieces.add(name);
      }
    }
    return pieces;
  }

  private static boolean isOurs(String place, String name) {
    if (name.equals(".DS_Store")) {
      return true; // a Mac leaves one wherever somebody has looked
    }
    return switch (place) {
      case "" ->
          switch (name) {
            case "bin", "lib", "runtime", "share", "LICENSE", "THIRD-PARTY.txt", "install.sh" ->
                true;
            default -> false;
          };
      case "bin" -> name.equals("sentry");
      case "lib" ->
          name.equals("help.txt")
              || ((name.startsWith("sentry-") || name.startsWith("sandbox-"))
                  && (name.endsWith(".jar") || name.endsWith(".aot")));
      case "share" -> name.equals("man");
      case "share/man" -> name.equals("man1");
      default -> name.equals("sentry.1") || (name.startsWith("sentry-") && name.endsWith(".1"));
    };
  }

  private static List<String> names(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return names;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        names.add(String.valueOf(file.getFileName()));
      }
    } catch (DirectoryIteratorException broken) {
      throw broken.getCause();
    }
    names.sort(null);
    return names;
  }
}
