package dev.sentrycli.cli.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentrycli.cli.output.Exit;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenIdTest {
  private static final String TRACE = "7f3a9c0d5e1b4f28a6c2d4e8f0a1b3c5";

  @ParameterizedTest
  @ValueSource(
      strings = {
        TRACE,
        "7F3A9C0D5E1B4F28A6C2D4E8F0A1B3C5",
        "7f3a9c0d-5e1b-4f28-a6c2-d4e8f0a1b3c5",
        "  7f3a9c0d5e1b4f28a6c2d4e8f0a1b3c5 ",
      })
  void aWholeIdIsTakenWithoutRemark(String text) {
    assertThat(WrittenId.parse(IdKind.TRACE, text))
        .isEqualTo(new WrittenId.Known(text.strip(), TRACE, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trace-7f3a9c0d5e1b4f28a6c2d4e8f0a1b3c5",
        "txn-trace-7f3a9c0d5e1b4f28a6c2d4e8f0a1b3c5",
        "7f3a9c0d5e1b4f28a6c2d4e8f0a1b3c5.json",
        "7f3a9c0d5e1b4f28a6c2d4e8f0a1b3c5-a1b2c3d4e5f60718-1",
        "7f3a9c0d-5e1b-4f28-a6c2-d4e8f0a1b3c5)",
      })
  void whatStandsAroundAnIdIsLeftOutWithAWarning(String text) {
    assertThat(WrittenId.parse(IdKind.TRACE, text))
        .isInstanceOfSatisfying(
            WrittenId.Known.class,
            known -> {
              assertThat(known.id()).isEqualTo(TRACE);
              assertThat(known.remark()).contains(text).contains(TRACE);
            });
  }

  @Test
  void dashesInTheIdOfASpanDoNotCount() {
    assertThat(WrittenId.parse(IdKind.SPAN, "A1B2-C3D4-E5F60718"))
        .isEqualTo(new WrittenId.Known("A1B2-C3D4-E5F60718", "a1b2c3d4e5f60718", null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "undefined",
        "NaN",
        "None",
        "nil",
        "latest",
        "@latest",
        "get",
        "False",
        "true",
        "N/A",
        "",
        " ",
        "span-null"
      })
  void whatAnEmptyVariableLeavesBehindIsCalledThat(String text) {
    assertThatExceptionOfType(IdException.class)
        .isThrownBy(() -> WrittenId.parse(IdKind.TRACE, text))
        .satisfies(wrong -> assertThat(wrong.exit()).isEqualTo(Exit.VALIDATION))
        .satisfies(wrong -> assertThat(wrong.hints().getFirst()).contains("empty"));
  }

  @Test
  void theIdOfASpanLeadsToItsTrace() {
    assertThat(WrittenId.parse(IdKind.TRACE, "span-a1b2c3d4e5f60718"))
        .isEqualTo(new WrittenId.OfSpan("span-a1b2c3d4e5f60718", "a1b2c3d4e5f60718"));
  }

  @ParameterizedTest
  @CsvSource({
    "7f3a9c0d,            7f3a9c0d,     ''",
    "7F3A-9C0D,           7f3a9c0d,     ''",
    "7f3a9c0d5e1bxyz,     7f3a9c0d5e1b, ''",
    "7f3a9c0d...b3c5,     7f3a9c0d,     b3c5",
    "7f3a…f0a1b3c5,       7f3a,         f0a1b3c5",
    "7f3a9c0d…,           7f3a9c0d,     ''",
    "...f0a1b3c5,         '',           f0a1b3c5",
  })
  void aPieceIsKeptForLookingUp(String text, String start, String end) {
    assertThat(WrittenId.parse(IdKind.TRACE, text))
        .isEqualTo(new WrittenId.Piece(text, start, end));
  }

  @ParameterizedTest
  @CsvSource({
    "my-project,   RESOLUTION, project",
    "web-frontend, RESOLUTION, project",
    "zz,           VALIDATION, hexadecimal",
    "7f3a9c,       VALIDATION, 6 digits",
    "7,            VALIDATION, '1 digit,'",
    "7f3a…b3c5,    VALIDATION, hexadecimal",
    "--fresh,      VALIDATION, flag",
    "a/b/c/d,      VALIDATION, parts",
  })
  void whatCanBeNoIdIsRefusedWithAReason(String text, Exit exit, String reason) {
    assertThatExceptionOfType(IdException.class)
        .isThrownBy(() -> WrittenId.parse(IdKind.EVENT, text))
        .satisfies(wrong -> assertThat(wrong.exit()).isEqualTo(exit))
        .satisfies(wrong -> assertThat(wrong.getMessage()).contains(text).contains(reason));
  }

  @Test
  void aLongerRowOfDigitsIsNeverCut() {
    assertThatExceptionOfType(IdException.class)
        .isThrownBy(() -> WrittenId.parse(IdKind.TRACE, TRACE + "0"))
        .withMessageContaining("33 digits");
  }

  @Test
  void theIdOfATraceIsNoneOfASpan() {
    assertThatExceptionOfType(IdException.class)
        .isThrownBy(() -> WrittenId.parse(IdKind.SPAN, TRACE))
        .withMessageContaining("looks like a trace id");
  }

  @Property
  void aWholeIdIsFoundHoweverItIsSpelled(
      @ForAll @StringLength(32) @CharRange(from = '0', to = '9') @CharRange(from = 'a', to = 'f')
          String id) {
    String dashed =
        id.substring(0, 8)
            + "-"
            + id.substring(8, 12)
            + "-"
            + id.substring(12, 16)
            + "-"
            + id.substring(16, 20)
            + "-"
            + id.substring(20);
    for (String text : new String[] {id, dashed, dashed.toUpperCase(Locale.ROOT), "event-" + id}) {
      assertThat(WrittenId.parse(IdKind.EVENT, text))
          .isInstanceOfSatisfying(
              WrittenId.Known.class, known -> assertThat(known.id()).isEqualTo(id));
    }
  }

  @Property
  void anyTextIsReadOrRefusedInWords(@ForAll @StringLength(max = 40) String text) {
    for (IdKind kind : IdKind.values()) {
      try {
        switch (WrittenId.parse(kind, text)) {
          case WrittenId.Known known -> assertThat(known.id()).hasSize(kind.digits());
          case WrittenId.OfSpan span -> assertThat(span.span()).hasSize(16);
          case WrittenId.Piece piece ->
              assertThat(Math.max(piece.start().length(), piece.end().length()))
                  .isGreaterThanOrEqualTo(8);
        }
      } catch (IdException refused) {
        assertThat(refused.getMessage()).contains("is no " + kind.word() + " id");
      }
    }
  }
}
