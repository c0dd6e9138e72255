package dev.sentrycli.cli.setting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The time zone of this machine or, if `TZ` names one, of this run. Java's own search gives the
/// same but reads its tables of zones twice, and once even where the answer is UTC.
public final class LocalZone {
  private static final Path LINK = Path.of("/etc/localtime");
  private static final String FOLDER = "zoneinfo/";

  private LocalZone() {}

  public static ZoneId of(Map<String, String> variables) {
    return of(variables.get("TZ"), LINK);
  }

  /// @param link the file that stands for the machine's zone, usually a link to it
  static ZoneId of(@Nullable String variable, Path link) {
    String name;
    if (variable != null && !variable.isEmpty()) {
      name = variable.startsWith(":") ? variable.substring(1) : variable;
    } else {
      name = linked(link);
    }
    return switch (name) {
      case "UTC", "Etc/UTC", "Universal", "Etc/Universal", "Zulu", "Etc/Zulu" -> ZoneOffset.UTC;
      default -> name.indexOf('/') > 0 ? named(name) : ZoneId.systemDefault();
    };
  }

  private static ZoneId named(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      return ZoneId.systemDefault();
    }
  }

  private static String linked(Path link) {
    try {
      String target = Files.readSymbolicLink(link).toString();
      int folder = target.lastIndexOf(FOLDER);
      return folder < 0 ? "" : target.substring(folder + FOLDER.length());
    } catch (IOException | UnsupportedOperationException noLink) {
      return "";
    }
  }
}
