package dev.sentrycli.cli.command.doctor;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.api.json.JsonText;
import dev.sentrycli.cli.effective.EffectiveSetting;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.setting.EnvironmentVariable;
import dev.sentrycli.cli.state.StateException;
import dev.sentrycli.cli.state.StateFolder;
import dev.sentrycli.cli.state.WholeFile;
import dev.sentrycli.grammar.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// What somebody else needs to see of this machine to help, in one file and without secrets.
final class TicketArchive {
  private static final int MOST_FILES = 500;

  private final Path file;

  /// @throws DoctorException if something is there already
  TicketArchive(Path file) {
    this.file = file;
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw DoctorException.exists(file.toString());
    }
  }

  /// Writes it as a whole or not at all, readable by its owner alone.
  ///
  /// @throws DoctorException if it can't be written
  void write(JsonObject findings, List<EffectiveSetting> settings, Session session) {
    Redaction redaction = Redaction.of(session);
    JsonArray set = new JsonArray();
    settings.forEach(setting -> set.add(setting.json()));
    try {
      WholeFile.create(
          file,
          out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
              add(zip, "doctor.json", redaction.of(findings), session);
              add(zip, "settings.json", redaction.of(set), session);
              add(zip, "machine.json", redaction.of(machine(session)), session);
              add(zip, "state.json", redaction.of(state(session)), session);
            }
          });
    } catch (FileAlreadyExistsException meanwhile) {
      throw DoctorException.exists(file.toString());
    } catch (NoSuchFileException absent) {
      throw DoctorException.unwritable(file.toString(), "its folder does not exist");
    } catch (IOException unwritable) {
      throw DoctorException.unwritable(file.toString(), StateException.reason(unwritable));
    }
  }

  private static void add(ZipOutputStream zip, String name, JsonElement json, Session session)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(session.environment().clock().millis());
    zip.putNextEntry(entry);
    zip.write((JsonText.pretty(json) + "\n").getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static JsonObject machine(Session session) {
    JsonObject json = new JsonObject();
    json.addProperty("version", session.version());
    json.addProperty("time", session.environment().clock().instant().toString());
    for (String property :
        new String[] {
          "os.name",
          "os.version",
          "os.arch",
          "java.version",
          "java.vendor",
          "java.vm.name",
          "file.encoding"
        }) {
      json.addProperty(property, System.getProperty(property, "unknown"));
    }
    json.addProperty("locale", Locale.getDefault().toLanguageTag());
    json.addProperty("zone", TimeZone.getDefault().getID());
    json.addProperty("terminal", session.console().attached().out());
    // Names alone: most values are secrets, and the settings tell what the others come to.
    JsonArray variables = new JsonArray();
    for (Tree.Variable variable : EnvironmentVariable.all()) {
      for (String name : new String[] {variable.name(), variable.name().toLowerCase(Locale.ROOT)}) {
        if (session.environment().isSet(name)) {
          variables.add(name);
        }
      }
    }
    json.add("variablesSet", variables);
    return json;
  }

  private static JsonObject state(Session session) {
    JsonObject json = new JsonObject();
    StateFolder folder = session.folder();
    JsonArray files = new JsonArray();
    json.addProperty("folder", folder == null ? null : folder.path().toString());
    json.add("files", files);
    if (folder == null || !Files.isDirectory(folder.path())) {
      return json;
    }
    try {
      List<Path> own = folder.own();
      for (Path path :
          own.subList(0, Math.min(own.size(), MOST_FILES)).stream().sorted().toList()) {
        JsonObject one = new JsonObject();
        one.addProperty("name", folder.path().relativize(path).toString());
        one.addProperty("size", Files.size(path));
        files.add(one);
      }
    } catch (IOException unreadable) {
      json.addProperty("problem", "the folder can't be read as a whole");
    }
    return json;
  }
}
