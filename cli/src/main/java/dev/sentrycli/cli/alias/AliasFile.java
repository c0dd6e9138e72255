package dev.sentrycli.cli.alias;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// A file of aliases to import: a YAML mapping of names to expansions.
public final class AliasFile {
  /// More than anyone writes by hand.
  public static final int LARGEST = 1 << 20;

  private AliasFile() {}

  /// What each name stands for, in the order of the file; null where that is no text.
  ///
  /// @param what the file is, for messages
  /// @throws AliasException if it is no such mapping
  public static Map<String, @Nullable String> read(byte[] bytes, String what) {
    if (bytes.length > LARGEST) {
      throw AliasException.badFile(what, "it is larger than 1 MB");
    }
    Map<String, @Nullable String> aliases = new LinkedHashMap<>();
    if (!(parsed(bytes, what) instanceof Map<?, ?> mapping)) {
      throw AliasException.badFile(what, "it is no mapping of names to expansions");
    }
    for (Map.Entry<?, ?> entry : mapping.entrySet()) {
      aliases.put(
          String.valueOf(entry.getKey()), entry.getValue() instanceof String text ? text : null);
    }
    return aliases;
  }

  private static @Nullable Object parsed(byte[] bytes, String what) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new Load(LoadSettings.builder().build()).loadFromString(text);
    } catch (CharacterCodingException _) {
      throw AliasException.badFile(what, "it is not text");
    } catch (MarkedYamlEngineException broken) {
      String line =
          broken.getProblemMark().map(mark -> " (line " + (mark.getLine() + 1) + ")").orElse("");
      throw AliasException.badFile(what, broken.getProblem() + line);
    } catch (YamlEngineException broken) {
      throw AliasException.badFile(
          what, String.valueOf(broken.getMessage()).lines().findFirst().orElse("it is no YAML"));
    } catch (StackOverflowError _) {
      throw AliasException.badFile(what, "it is nested too deeply");
    }
  }
}
