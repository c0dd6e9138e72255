package dev.sentrycli.cli.command.explore;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentrycli.cli.query.QueryField;
import dev.sentrycli.grammar.UsageException;
import org.junit.jupiter.api.Test;

class MetricFieldTest {
  @Test
  void aggregatesNameAllOfAMetric() {
    assertThatCode(
            () ->
                MetricField.check(
                    QueryField.parse("avg(value,checkout.duration,distribution,millisecond)")))
        .doesNotThrowAnyException();
    assertThatCode(() -> MetricField.check(QueryField.parse("metric.name")))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> MetricField.check(QueryField.parse("avg(checkout.duration)")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("avg(checkout.duration)");
  }
}
