package dev.sentrycli.cli.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentrycli.grammar.UsageException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryFieldTest {
  @Test
  void columnsAggregatesAndEquationsAreToldApart() {
    assertThat(QueryField.parse(" transaction ")).isEqualTo(new QueryField.Column("transaction"));
    assertThat(QueryField.parse("tags[cart.total,number]"))
        .isEqualTo(new QueryField.Column("tags[cart.total,number]"));
    assertThat(QueryField.parse("count()")).isEqualTo(new QueryField.Aggregate("count", List.of()));
    assertThat(QueryField.parse("sum(value, cart.size,counter,none)"))
        .isEqualTo(
            new QueryField.Aggregate("sum", List.of("value", "cart.size", "counter", "none")));
    assertThat(QueryField.parse("p95(tags[a,number])"))
        .isEqualTo(new QueryField.Aggregate("p95", List.of("tags[a,number]")));
    assertThat(QueryField.parse("equation|count() / 2").isAggregate()).isTrue();
  }

  @Test
  void anAggregateAndItsColumnCanBeWrittenWithAColon() {
    assertThat(QueryField.parse("p95:span.duration"))
        .isEqualTo(new QueryField.Aggregate("p95", List.of("span.duration")));
    assertThat(QueryField.parse("device:class"))
        .as("no aggregate has that name")
        .isEqualTo(new QueryField.Column("device:class"));
    assertThat(QueryField.parse("p95:")).isEqualTo(new QueryField.Column("p95:"));
    assertThat(SortOrder.parse("-p95:span.duration").text()).isEqualTo("-p95(span.duration)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "count(",
        "count)",
        "()",
        "a(b(c))",
        "a(b)c",
        "equation|",
        "a,b",
        "a,count()"
      })
  void whatNamesNothingIsRefused(String text) {
    assertThatExceptionOfType(UsageException.class).isThrownBy(() -> QueryField.parse(text));
  }

  @Property
  void whatIsReadIsReadAgainTheSame(@ForAll @StringLength(max = 30) String text) {
    QueryField field;
    try {
      field = QueryField.parse(text);
    } catch (UsageException refused) {
      return;
    }
    assertThat(QueryField.parse(field.text()).text()).isEqualTo(field.text());
  }

  @Test
  void aSortIsAFieldWithItsDirection() {
    assertThat(SortOrder.parse("-count()")).isEqualTo(new SortOrder("count()", true));
    assertThat(SortOrder.parse("timestamp").text()).isEqualTo("timestamp");
    assertThat(SortOrder.parse("-count").among(List.of("title", "count()")).text())
        .isEqualTo("-count()");
    assertThat(SortOrder.parse("-other").among(List.of("title", "count()")).text())
        .isEqualTo("-other");
    assertThatExceptionOfType(UsageException.class).isThrownBy(() -> SortOrder.parse("-"));
  }
}
