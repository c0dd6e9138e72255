package dev.sentrycli.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ParametersTest {
  @Property(tries = 300)
  void whatIsEncodedIsReadBack(
      @ForAll @Size(max = 4)
          Map<
                  @AlphaChars @Chars({'&', '=', '+', '%', ' ', 'é'}) @StringLength(min = 1) String,
                  @Size(min = 1, max = 3) List<
                      @AlphaChars @Chars({'&', '=', '+', '%', ' ', '€'}) String>>
              values) {
    assertThat(Parameters.parse(new Parameters(values).encoded()).values()).isEqualTo(values);
  }

  @Test
  void namesMayRepeatAndValuesMayBeMissing() {
    Parameters query = Parameters.parse("a=1&b&a=2&&c=%zz&d=x+y%2B");

    assertThat(query.all("a")).containsExactly("1", "2");
    assertThat(query.first("b")).isEmpty();
    assertThat(query.first("absent")).isNull();
    assertThat(query.text("c")).isEqualTo("%zz");
    assertThat(query.text("d")).isEqualTo("x y+");
  }
}
