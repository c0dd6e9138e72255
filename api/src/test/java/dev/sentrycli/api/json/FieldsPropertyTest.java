package dev.sentrycli.api.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class FieldsPropertyTest {
  @Property(tries = 20_000)
  void numbersAreReadAsJavaReadsThem(@ForAll("numbers") String text) {
    assertThat(read(text)).isEqualTo(Double.valueOf(text));
  }

  @Provide
  Arbitrary<String> numbers() {
    Arbitrary<String> digits = Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(20);
    Arbitrary<String> decimals = Arbitraries.strings().numeric().ofMaxLength(24);
    Arbitrary<String> exponents = Arbitraries.of("", "", "", "e3", "E-7", "e400");
    return Combinators.combine(Arbitraries.of("", "", "-"), digits, decimals, exponents)
        .as(
            (sign, whole, part, exponent) ->
                sign + whole + (part.isEmpty() ? "" : "." + part) + exponent);
  }

  @Example
  void whatIsNoNumberIsNone() {
    for (String text : new String[] {"", ".", "1..2", "1.2.3", "0x10", "1,5", "ten", "²"}) {
      assertThat(read(text)).as(text).isNull();
    }
    assertThat(read("1795827607.491065")).isEqualTo(1795827607.491065);
  }

  private static @Nullable Double read(String text) {
    JsonObject object = new JsonObject();
    object.addProperty("number", text);
    return Fields.numberOrNull(object, "number");
  }
}
