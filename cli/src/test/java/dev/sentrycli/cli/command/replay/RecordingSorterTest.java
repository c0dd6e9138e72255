package dev.sentrycli.cli.command.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.api.replay.RecordedEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingSorterTest {
  @TempDir private Path folder;

  private static RecordedEvent event(String text, double millis) {
    return new RecordedEvent(text.getBytes(StandardCharsets.UTF_8), 3, millis);
  }

  private String sorted(List<RecordedEvent> events, long room) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (RecordingSorter sorter = new RecordingSorter(folder.resolve("a.json"), room)) {
      for (RecordedEvent event : events) {
        sorter.hear(event);
      }
      sorter.writeTo(out);
      assertThat(sorter.count()).isEqualTo(events.size());
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 70, 1000, 1_000_000})
  void ordersByTimeAndLeavesEventsOfAMomentAsTheyCame(long room) throws IOException {
    Random random = new Random(7);
    List<RecordedEvent> events = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      events.add(event("{\"n\":" + i + "}", 1000 + random.nextInt(40)));
    }
    List<String> expected = new ArrayList<>();
    events.stream()
        .sorted(Comparator.comparingDouble(RecordedEvent::millis))
        .forEach(one -> expected.add(new String(one.text(), StandardCharsets.UTF_8)));
    assertThat(sorted(events, room)).isEqualTo("[" + String.join(",", expected) + "]\n");
  }

  @Test
  void anEmptyRecordingIsAnEmptyList() throws IOException {
    assertThat(sorted(List.of(), 10)).isEqualTo("[]\n");
  }

  @Test
  void tellsHowMuchTimeLiesBetweenFirstAndLastEventThatSayWhen() throws IOException {
    try (RecordingSorter sorter = new RecordingSorter(folder.resolve("a.json"), 10)) {
      assertThat(sorter.milliseconds()).isZero();
      for (double millis : new double[] {5000, 0, 1000.4, 3000}) {
        sorter.hear(event("{}", millis));
      }
      assertThat(sorter.milliseconds()).isEqualTo(4000);
    }
  }
}
