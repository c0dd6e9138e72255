package dev.sentrycli.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TypedCommandTest {
  @Test
  void onlyWhatIsNotUsualIsTypedAndWhatShellsReadIsQuoted() {
    assertThat(
            new TypedCommand("trace list")
                .word("acme/web,api")
                .flag("-q", "op:db it's", null)
                .flag("-s", "date", "date")
                .flag("-t", "24h", "7d")
                .flag("-n", 25, 25))
        .hasToString("sentry trace list acme/web,api -q 'op:db it'\\''s' -t 24h");
  }
}
