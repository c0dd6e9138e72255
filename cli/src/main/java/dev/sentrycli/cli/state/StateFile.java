package dev.sentrycli.cli.state;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One file of what must not be lost: a JSON object with a format number. What can't be understood
/// is told, and never written over.
public final class StateFile {
  private final @Nullable StateFolder folder;
  private final String name;
  private final String what;
  private final String remedy;
  private final int format;

  /// @param folder null where there is no place to keep anything
  /// @param what how messages call what is in it, as the start of a sentence
  /// @param remedy what to do when it can't be understood and a look at it does not help
  /// @param format the newest that is known
  public StateFile(
      @Nullable StateFolder folder, String name, String what, String remedy, int format) {
    this.folder = folder;
    this.name = name;
    this.what = what;
    this.remedy = remedy;
    this.format = format;
  }

  /// Where it is, for messages.
  public String path() {
    return folder == null ? name : folder.file(name).toString();
  }

  /// What is in it; null if there is no such file.
  ///
  /// @throws StateException if it can't be read or understood
  public @Nullable JsonObject read() {
    StateText text = text();
    if (text == null) {
      return null;
    }
    return switch (text) {
      case StateText.Whole(JsonObject json) -> json;
      case StateText.Newer() -> throw StateException.newer(what, path());
      case StateText.Damaged(String flaw) -> throw damaged("it " + flaw);
    };
  }

  private @Nullable StateText text() {
    if (folder == null) {
      return null;
    }
    try {
      String text = folder.read(name);
      return text == null ? null : StateText.of(text, format);
    } catch (CharacterCodingException notText) {
      return StateText.none();
    } catch (IOException unreadable) {
      throw StateException.unreadable(what, path(), unreadable);
    }
  }

  /// An object to put the new contents into.
  public JsonObject fresh() {
    JsonObject json = new JsonObject();
    json.addProperty(StateText.FORMAT_KEY, format);
    return json;
  }

  /// Runs a change while nobody else makes one. It reads anew what is there.
  ///
  /// @param kept what would be kept, for the message that there is no place for it
  /// @throws StateException if there is no place, or it can't be written
  public <T> T changing(String kept, Supplier<T> change) {
    if (folder == null) {
      throw StateException.nowhere(kept);
    }
    try {
      return folder.locked(name.substring(0, name.lastIndexOf('.')), change);
    } catch (UncheckedIOException broken) {
      throw StateException.unwritable(what, path(), broken.getCause());
    }
  }

  /// Replaces the file, within a change; null deletes it.
  public void write(@Nullable JsonObject json) {
    if (folder == null) {
      throw new IllegalStateException("nothing is changed where there is no folder");
    }
    try {
      folder.sweep(name);
      if (json == null) {
        folder.delete(name);
      } else {
        folder.write(name, JsonText.pretty(json) + "\n");
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  public StateException damaged(String why) {
    return StateException.damaged(what, path(), why, remedy);
  }
}
