package dev.sentrycli.api.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
  private static final String ID = "e1f0a9b8c7d64352819091a2b3c4d5e6";
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void anEventIsThreeLines() {
    JsonObject event = new JsonObject();
    event.addProperty("message", "a\nb ü");

    assertThat(new String(Envelope.of(ID, NOW, event), StandardCharsets.UTF_8).lines())
        .containsExactly(
            "{\"event_id\":\"" + ID + "\",\"sent_at\":\"2026-11-25T12:00:00Z\"}",
            "{\"type\":\"event\"}",
            "{\"message\":\"a\\nb ü\"}");
  }

  @Property
  void theBytesOfAnEventAreNotTouched(@ForAll byte[] event) {
    byte[] envelope = Envelope.around(ID, NOW, event);
    String head = "{\"type\":\"event\",\"length\":" + event.length + "}\n";
    int start = new String(envelope, StandardCharsets.ISO_8859_1).indexOf(head) + head.length();

    assertThat(java.util.Arrays.copyOfRange(envelope, start, start + event.length))
        .isEqualTo(event);
    assertThat(envelope).hasSize(start + event.length + 1);
    assertThat(Envelope.isOne(envelope)).isTrue();
    assertThat(Envelope.eventId(envelope)).isEqualTo(ID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"message\": \"an event\"}",
        "{\n  \"message\": \"an event\"\n}",
        "no json",
        "{}\n{\"no\": \"type\"}\n"
      })
  void anEventIsNoEnvelope(String text) {
    assertThat(Envelope.isOne(bytes(text))).isFalse();
  }

  @Test
  void anEnvelopeMayHaveEmptyLines() {
    assertThat(Envelope.isOne(bytes("{}\n\n{\"type\":\"event\"}\n{}"))).isTrue();
    assertThat(Envelope.eventId(bytes("{}\n{\"type\":\"event\"}\n{}"))).isNull();
  }
}
