package dev.sentrycli.sandbox.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.sandbox.fault.Faults;
import dev.sentrycli.sandbox.http.Request;
import dev.sentrycli.sandbox.http.RequestLog;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ControlRoutesTest {
  private final ControlRoutes control =
      new ControlRoutes(new RequestLog(), new Faults(_ -> {}), (code, approves) -> false);

  private int status(String address, boolean local) {
    return control
        .answer(
            new Request(
                Instant.EPOCH,
                "GET",
                "/_sandbox/requests",
                "",
                Map.of(),
                new byte[0],
                address,
                local))
        .status();
  }

  @Test
  void answersThisMachineOnly() {
    assertThat(status("127.0.0.1", true)).isEqualTo(200);
    assertThat(status("192.0.2.7", false)).isEqualTo(404);
  }
}
