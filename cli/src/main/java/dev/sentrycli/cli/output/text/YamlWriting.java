package dev.sentrycli.cli.output.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.terminal.Printable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/// YAML 1.2 in block style, with what JSON has: the same keys in the same order.
public final class YamlWriting implements Writing {
  private final Consumer<String> out;
  private final boolean terminal;
  private final Dump dump = dump();
  private boolean framed;
  private boolean empty;

  /// @param terminal whether what is written has to be harmless there
  public YamlWriting(Consumer<String> out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  private static Dump dump() {
    DumpSettings settings =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setWidth(Integer.MAX_VALUE)
            .setSplitLines(false)
            .setMaxSimpleKeyLength(1024)
            .build();
    return new Dump(settings, new Scalars(settings));
  }

  /// Text with line ends of other alphabets stands in quotes, with escapes: left as they are, they
  /// would be read as something else.
  private static final class Scalars extends StandardRepresenter {
    private Scalars(DumpSettings settings) {
      super(settings);
      representers.put(
          String.class,
          data -> {
            String text = String.valueOf(data);
            ScalarStyle style =
                text.chars().anyMatch(Scalars::isOddLineEnd)
                    ? ScalarStyle.DOUBLE_QUOTED
                    : text.indexOf('\n') >= 0 ? ScalarStyle.LITERAL : ScalarStyle.PLAIN;
            return representScalar(Tag.STR, text, style);
          });
    }

    private static boolean isOddLineEnd(int c) {
      return c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029 || c == 0xfeff;
    }
  }

  @Override
  public void one(JsonElement value) {
    write(dump.dumpToString(plain(value)));
  }

  @Override
  public void begin(boolean framed) {
    this.framed = framed;
    empty = true;
  }

  @Override
  public void item(JsonElement item) {
    if (empty && framed) {
      out.accept("data:\n");
    }
    empty = false;
    List<@Nullable Object> alone = new ArrayList<>();
    alone.add(plain(item));
    write(dump.dumpToString(alone));
  }

  @Override
  public void end(@Nullable JsonObject frame) {
    if (empty) {
      out.accept(framed ? "data: []\n" : "[]\n");
    }
    if (framed && frame != null && !frame.isEmpty()) {
      write(dump.dumpToString(plain(frame)));
    }
  }

  private void write(String yaml) {
    out.accept(terminal ? Printable.of(yaml) : yaml);
  }

  private static @Nullable Object plain(JsonElement element) {
    return switch (element) {
      case JsonObject object -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        object.entrySet().forEach(field -> map.put(whole(field.getKey()), plain(field.getValue())));
        yield map;
      }
      case JsonArray array -> {
        List<@Nullable Object> list = new ArrayList<>();
        array.forEach(item -> list.add(plain(item)));
        yield list;
      }
      case JsonPrimitive primitive when primitive.isString() -> whole(primitive.getAsString());
      case JsonPrimitive primitive when primitive.isBoolean() -> primitive.getAsBoolean();
      case JsonPrimitive number -> number(number.getAsString());
      default -> null;
    };
  }

  /// Halves of characters, which JSON can hold and no file can, as a question mark, which is what
  /// any output would make of them: the library would join them to what follows.
  private static String whole(String text) {
    return text.chars().anyMatch(c -> Character.isSurrogate((char) c))
        ? new String(text.getBytes(UTF_8), UTF_8)
        : text;
  }

  /// A text where the exponent is beyond what Java can hold.
  private static Object number(String spelled) {
    boolean whole = spelled.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
    try {
      return whole ? new BigInteger(spelled) : new BigDecimal(spelled);
    } catch (NumberFormatException tooLarge) {
      return spelled;
    }
  }
}
