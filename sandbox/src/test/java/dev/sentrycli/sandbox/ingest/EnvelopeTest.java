package dev.sentrycli.sandbox.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvelopeTest {
  private static final String ID = "9ec79c33ec9942ab8353589fcb2e04dc";

  private static Envelope parse(String text) throws IngestException {
    return Envelope.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsItemsByTheirLength() throws IngestException {
    Envelope envelope =
        parse(
            """
            {"event_id":"%s","dsn":"http://k@h/1"}
            {"type":"attachment","length":10,"filename":"a"}
            line
            break
            {"type":"event","length":2,"content_type":"application/json"}
            {}
            """
                .formatted(ID));

    assertThat(envelope.eventId()).isEqualTo(ID);
    assertThat(envelope.items())
        .extracting(Envelope.Item::type)
        .containsExactly("attachment", "event");
    assertThat(envelope.items().getFirst().payload().text()).isEqualTo("line\nbreak");
    assertThat(envelope.items().getLast().payload().text()).isEqualTo("{}");
  }

  @Test
  void readsItemsWithoutLengthUpToTheEndOfTheirLine() throws IngestException {
    Envelope envelope = parse("{}\n{\"type\":\"a\"}\nfirst\n{\"type\":\"b\"}\nlast");

    assertThat(envelope.eventId()).isNull();
    assertThat(envelope.items())
        .extracting(item -> item.payload().text())
        .containsExactly("first", "last");
  }

  @Test
  void readsEmptyPayloadsAndNoItemsAtAll() throws IngestException {
    assertThat(parse("{}").items()).isEmpty();
    assertThat(parse("{}\n\n\n").items()).isEmpty();
    assertThat(parse("{}\n{\"type\":\"x\",\"length\":0}\n\n{\"type\":\"y\"}").items())
        .extracting(item -> item.payload().size())
        .containsExactly(0, 0);
  }

  @Test
  void acceptsEventIdsWithDashesAndInUpperCase() throws IngestException {
    assertThat(parse("{\"event_id\":\"9EC79C33-EC99-42AB-8353-589FCB2E04DC\"}").eventId())
        .isEqualTo(ID);
    assertThat(parse("{\"event_id\":\"nonsense\"}").eventId()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | empty request body",
        "`no json` | invalid event envelope",
        "`[]` | invalid event envelope",
        "`{}\nno json` | invalid event envelope",
        "`{}\n{\"length\":3}\nabc` | invalid event envelope",
        "`{}\n{\"type\":\"event\",\"length\":10}\nabc` | invalid event envelope",
        "`{}\n{\"type\":\"event\",\"length\":-1}\nabc` | invalid event envelope",
        "`{}\n{\"type\":\"event\",\"length\":2}\nabc` | invalid event envelope",
      })
  void refusesWhatIsNoEnvelope(String text, String detail) {
    assertThatExceptionOfType(IngestException.class)
        .isThrownBy(() -> parse(text))
        .satisfies(refused -> assertThat(refused.detail()).isEqualTo(detail))
        .satisfies(refused -> assertThat(refused.reason().status()).isEqualTo(400));
  }

  @Property
  void throwsNothingButItsOwnException(@ForAll("almostEnvelopes") String text) {
    try {
      Envelope envelope = parse(text);
      assertThat(envelope.items()).allSatisfy(item -> assertThat(item.type()).isNotNull());
    } catch (IngestException refused) {
      assertThat(refused.detail()).isNotEmpty();
    }
  }

  @Provide
  Arbitrary<String> almostEnvelopes() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "{}",
            "\n",
            "{\"type\":\"event\"}",
            "{\"type\":\"event\",\"length\":",
            "5",
            "}",
            "999999999999",
            "1e400",
            "\"",
            "\\",
            "{\"event_id\":\"9ec79c33ec9942ab8353589fcb2e04dc\"}",
            "{\"exception\":[{\"type\":1}]}",
            "\u0000",
            "é");
    return Arbitraries.oneOf(pieces, Arbitraries.strings().ofMaxLength(8))
        .list()
        .ofMaxSize(14)
        .map(list -> String.join("", list));
  }
}
