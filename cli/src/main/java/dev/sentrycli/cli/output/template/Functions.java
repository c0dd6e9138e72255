package dev.sentrycli.cli.output.template;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Painter;
import dev.sentrycli.terminal.Printable;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.format.Ages;
import dev.sentrycli.terminal.format.Timestamps;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The functions a template can call.
final class Functions {
  private static final BigDecimal FIRST = BigDecimal.valueOf(Instant.MIN.getEpochSecond());
  private static final BigDecimal LAST = BigDecimal.valueOf(Instant.MAX.getEpochSecond());

  static final Set<String> NAMES =
      Set.of(
          "and",
          "or",
          "not",
          "eq",
          "ne",
          "lt",
          "le",
          "gt",
          "ge",
          "index",
          "slice",
          "len",
          "print",
          "printf",
          "println",
          "html",
          "js",
          "urlquery",
          "autocolor",
          "color",
          "hyperlink",
          "join",
          "pluck",
          "tablerow",
          "tablerender",
          "timeago",
          "timefmt",
          "truncate",
          "contains",
          "hasPrefix",
          "hasSuffix",
          "regexMatch");

  private final Look look;
  private final Ages ages;
  private final TableRows table = new TableRows();

  Functions(Look look, Ages ages) {
    this.look = look;
    this.ages = ages;
  }

  /// The rows that nobody rendered.
  String rest() {
    return table.render(look);
  }

  @Nullable Object call(String name, List<@Nullable Object> given) {
    return switch (name) {
      case "and", "or" ->
          throw new TemplateException("'" + name + "' needs something to decide on");
      case "not" -> !Values.truth(only(name, given, 1).getFirst());
      case "eq" -> equalsAny(given);
      case "ne" -> !Values.equal(only(name, given, 2).getFirst(), given.get(1));
      case "lt" -> compared(name, given) < 0;
      case "le" -> compared(name, given) <= 0;
      case "gt" -> compared(name, given) > 0;
      case "ge" -> compared(name, given) >= 0;
      case "index" -> index(given);
      case "slice" -> slice(given);
      case "len" -> length(only(name, given, 1).getFirst());
      case "print" -> print(given);
      case "println" -> println(given);
      case "printf" -> GoFormat.format(text(name, given, 0), given.subList(1, given.size()));
      case "html" -> html(print(given));
      case "js" -> js(print(given));
      case "urlquery" -> URLEncoder.encode(print(given), StandardCharsets.UTF_8);
      case "color" ->
          Colours.painted(text(name, only(name, given, 2), 0), Values.text(given.get(1)));
      case "autocolor" -> {
        String painted =
            Colours.painted(text(name, only(name, given, 2), 0), Values.text(given.get(1)));
        yield look.rich() ? painted : Values.text(given.get(1));
      }
      case "hyperlink" -> hyperlink(only(name, given, 2));
      case "join" -> join(text(name, only(name, given, 2), 0), given.get(1));
      case "pluck" -> pluck(text(name, only(name, given, 2), 0), given.get(1));
      case "tablerow" -> row(given);
      case "tablerender" -> table.render(look);
      case "timeago" -> ago(instant(name, only(name, given, 1).getFirst()));
      case "timefmt" ->
          GoTime.format(
              text(name, only(name, given, 2), 0),
              instant(name, given.get(1)).atOffset(ZoneOffset.UTC));
      case "truncate" ->
          truncate(Values.whole(only(name, given, 2).getFirst(), name), Values.text(given.get(1)));
      case "contains" -> text(name, only(name, given, 2), 1).contains(text(name, given, 0));
      case "hasPrefix" -> text(name, only(name, given, 2), 1).startsWith(text(name, given, 0));
      case "hasSuffix" -> text(name, only(name, given, 2), 1).endsWith(text(name, given, 0));
      case "regexMatch" -> Regex.matches(text(name, only(name, given, 2), 0), text(name, given, 1));
      default -> throw new TemplateException("there is no function '" + name + "'");
    };
  }

  private static List<@Nullable Object> only(
      String name, List<@Nullable Object> given, int number) {
    if (given.size() != number) {
      throw new TemplateException(
          "'"
              + name
              + "' takes "
              + number
              + (number == 1 ? " value" : " values")
              + ", not "
              + given.size());
    }
    return given;
  }

  private static String text(String name, List<@Nullable Object> given, int at) {
    Object value = at < given.size() ? given.get(at) : null;
    if (value instanceof String text) {
      return text;
    }
    if (at >= given.size()) {
      throw new TemplateException("'" + name + "' needs a text");
    }
    throw new TemplateException("'" + name + "' needs a text, not " + Values.kind(value));
  }

  private static boolean equalsAny(List<@Nullable Object> given) {
    if (given.size() < 2) {
      throw new TemplateException("'eq' needs two values to compare");
    }
    for (Object other : given.subList(1, given.size())) {
      if (Values.equal(given.getFirst(), other)) {
        return true;
      }
    }
    return false;
  }

  private static int compared(String name, List<@Nullable Object> given) {
    only(name, given, 2);
    return Values.compare(given.get(0), given.get(1));
  }

  private static @Nullable Object index(List<@Nullable Object> given) {
    if (given.isEmpty()) {
      throw new TemplateException("'index' needs something to look into");
    }
    Object value = given.getFirst();
    for (Object key : given.subList(1, given.size())) {
      value =
          switch (value) {
            case null -> null;
            case JsonArray array -> Values.of(array.get(place("index", key, array.size() - 1)));
            case JsonObject object when key instanceof String name -> Values.of(object.get(name));
            case String text -> (long) text.charAt(place("index", key, text.length() - 1));
            default -> throw new TemplateException("'index' can't look into " + Values.kind(value));
          };
    }
    return value;
  }

  private static int place(String function, @Nullable Object key, int most) {
    long place = Values.whole(key, function);
    if (place < 0 || place > most) {
      throw new TemplateException("'" + function + "': there is no place " + place);
    }
    return (int) place;
  }

  private static Object slice(List<@Nullable Object> given) {
    if (given.isEmpty() || given.size() > 3) {
      throw new TemplateException("'slice' takes a text or list, and from where to where");
    }
    Object value = given.getFirst();
    int size =
        switch (value) {
          case String text -> text.length();
          case JsonArray array -> array.size();
          case null, default ->
              throw new TemplateException("'slice' can't cut " + Values.kind(value));
        };
    int to = given.size() > 2 ? place("slice", given.get(2), size) : size;
    int from = given.size() > 1 ? place("slice", given.get(1), to) : 0;
    if (value instanceof String text) {
      return text.substring(from, to);
    }
    JsonArray part = new JsonArray();
    ((JsonArray) value).asList().subList(from, to).forEach(part::add);
    return part;
  }

  private static long length(@Nullable Object value) {
    return switch (value) {
      case String text -> text.getBytes(StandardCharsets.UTF_8).length;
      case JsonArray array -> array.size();
      case JsonObject object -> object.size();
      case null, default ->
          throw new TemplateException("'len' can't measure " + Values.kind(value));
    };
  }

  /// Spaces stand between values of which neither is a text.
  private static String print(List<@Nullable Object> given) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < given.size(); i++) {
      if (i > 0 && !(given.get(i) instanceof String) && !(given.get(i - 1) instanceof String)) {
        text.append(' ');
      }
      text.append(Values.print(given.get(i)));
    }
    return text.toString();
  }

  private static String println(List<@Nullable Object> given) {
    List<String> words = new ArrayList<>();
    given.forEach(value -> words.add(Values.print(value)));
    return String.join(" ", words) + "\n";
  }

  private static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("\"", "&#34;")
        .replace("'", "&#39;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }

  private static String js(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> escaped.append("\\\\");
        case '\'' -> escaped.append("\\'");
        case '"' -> escaped.append("\\\"");
        case '<', '>', '&', '=' -> escaped.append("\\u00").append(Integer.toHexString(c));
        default -> {
          if (c < ' ') {
            escaped.append("\\u").append(Integer.toHexString(0x10000 + c).substring(1));
          } else {
            escaped.append(c);
          }
        }
      }
    }
    return escaped.toString();
  }

  private String hyperlink(List<@Nullable Object> given) {
    String address = Values.text(given.get(0));
    String words = Values.text(given.get(1));
    return Painter.paint(Text.link(words.isEmpty() ? address : words, address), look);
  }

  private static String join(String between, @Nullable Object list) {
    if (list == null) {
      return "";
    }
    if (!(list instanceof JsonArray array)) {
      throw new TemplateException("'join' needs a list, not " + Values.kind(list));
    }
    List<String> words = new ArrayList<>();
    array.forEach(item -> words.add(Values.text(Values.of(item))));
    return String.join(between, words);
  }

  private static JsonArray pluck(String field, @Nullable Object list) {
    JsonArray plucked = new JsonArray();
    if (list == null) {
      return plucked;
    }
    if (!(list instanceof JsonArray array)) {
      throw new TemplateException("'pluck' needs a list, not " + Values.kind(list));
    }
    for (JsonElement item : array) {
      JsonElement value = item instanceof JsonObject object ? object.get(field) : null;
      plucked.add(value == null ? JsonNull.INSTANCE : value);
    }
    return plucked;
  }

  private String row(List<@Nullable Object> given) {
    List<String> cells = new ArrayList<>();
    for (Object value : given) {
      String text = value instanceof JsonArray array ? join(", ", array) : Values.text(value);
      cells.add(text.replace('\n', ' '));
    }
    table.add(cells);
    return "";
  }

  private static Instant instant(String name, @Nullable Object value) {
    Instant moment =
        switch (value) {
          case String text -> Timestamps.read(text);
          case Number number -> sinceEpoch(Values.decimal(number));
          case null, default -> null;
        };
    if (moment == null) {
      throw new TemplateException(
          "'"
              + name
              + "' needs a point in time, not "
              + (value instanceof String text
                  ? "'" + Printable.line(text) + "'"
                  : Values.kind(value)));
    }
    return moment;
  }

  /// A number of seconds, as servers write it: with a fraction or without. Null if that is out of
  /// all calendars, as nanoseconds are.
  private static @Nullable Instant sinceEpoch(BigDecimal seconds) {
    BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
    return whole.compareTo(FIRST) < 0 || whole.compareTo(LAST) > 0
        ? null
        : Instant.ofEpochSecond(
            whole.longValue(), seconds.subtract(whole).movePointRight(9).longValue());
  }

  private String ago(Instant moment) {
    Duration age = Duration.between(moment, ages.now());
    if (age.toMinutes() < 1) {
      return "less than a minute ago";
    }
    if (age.toHours() < 1) {
      return about(age.toMinutes(), "minute");
    }
    if (age.toDays() < 1) {
      return about(age.toHours(), "hour");
    }
    if (age.toDays() < 30) {
      return about(age.toDays(), "day");
    }
    return age.toDays() < 365
        ? about(age.toDays() / 30, "month")
        : about(age.toDays() / 365, "year");
  }

  private static String about(long number, String unit) {
    return "about " + number + " " + unit + (number == 1 ? "" : "s") + " ago";
  }

  private static String truncate(long width, String text) {
    return TableRows.cut(text, Math.clamp(width, 0, 100_000), width >= 5 ? "..." : "");
  }
}
