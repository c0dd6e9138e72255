package dev.sentrycli.dist.sample;

import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Code of every kind that is bound early, with what it answers.
public final class Shapes implements Supplier<List<String>> {
  sealed interface Shape {
    record Circle(double radius) implements Shape {}

    record Box(int width, long height, @Nullable String label) implements Shape {}

    record Nothing() implements Shape {}

    default String kind() {
      return switch (this) {
        case Circle _ -> "round";
        case Box _, Nothing _ -> "not round";
      };
    }
  }

  enum Colour {
    RED,
    GREEN
  }

  record Everything(
      boolean flag, byte small, short middle, char letter, float part, List<Object> list) {}

  private static String describe(@Nullable Object thing) {
    return switch (thing) {
      case null -> "null";
      case String text when text.isEmpty() -> "nothing said";
      case String text when text.length() > 3 -> "said at length: " + text;
      case String text -> "said: " + text;
      case Shape.Box(int width, long height, String label) when width == height ->
          "square " + label;
      case Shape.Box box -> "box " + box.width() + "x" + box.height();
      case Shape shape -> "shape " + shape.kind();
      case int[] numbers -> numbers.length + " numbers";
      case Integer number when number > 9 -> "many";
      case Number number -> "number " + number.intValue();
      case Colour colour -> colour.name();
      default -> "else";
    };
  }

  private static String spoken(CharSequence word) {
    return switch (word) {
      case String text when text.startsWith("a") -> "a…";
      case String _ -> "text";
      case StringBuilder _ -> "builder";
      default -> "characters";
    };
  }

  private static String colour(Object thing) {
    return switch (thing) {
      case Colour.RED -> "red";
      case Colour other -> "not red but " + other;
      default -> "none";
    };
  }

  @Override
  public List<String> get() {
    List<@Nullable Object> things = new ArrayList<>();
    things.addAll(List.of("", "abc", "abcd", 1, 10, 2.5, Colour.RED, Colour.GREEN, 'x'));
    things.addAll(
        List.of(new Shape.Circle(1.5), new Shape.Circle(Double.NaN), new Shape.Circle(-0.0)));
    things.addAll(List.of(new Shape.Circle(0.0), new Shape.Nothing(), new Shape.Box(1, 1, "one")));
    things.addAll(
        List.of(new Shape.Box(1, 2, null), new Shape.Box(1, 2, null), new Shape.Box(2, 2, null)));
    things.add(new Everything(true, (byte) -1, (short) 3, 'c', 0.5f, List.of("x")));
    things.add(new Everything(true, (byte) -1, (short) 3, 'c', 0.5f, List.of("x")));
    things.add(new Everything(true, (byte) -1, (short) 3, 'd', 0.5f, List.of("x")));
    things.add(null);

    List<String> answers = new ArrayList<>();
    for (Object thing : things) {
      answers.add(describe(thing));
      answers.add(thing == null ? "" : thing + " " + colour(thing));
      for (Object other : things) {
        boolean equal = thing != null && thing.equals(other);
        boolean sameHash = other != null && (!equal || thing.hashCode() == other.hashCode());
        answers.add(equal + " " + (equal ? sameHash : ""));
      }
    }
    CharSequence built = new StringBuilder("cd").reverse();
    answers.add(spoken("abc") + spoken("bc") + spoken(built) + spoken(CharBuffer.wrap("d")));
    return answers;
  }
}
