package dev.sentrycli.api.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PageLinksTest {
  @Test
  void readsWhatSentrySends() {
    PageLinks links =
        parse(
            "<http://a/api/0/x/?&cursor=0:0:1>; rel=\"previous\"; results=\"false\";"
                + " cursor=\"0:0:1\", <http://a/api/0/x/?&cursor=0:100:0>; rel=\"next\";"
                + " results=\"true\"; cursor=\"0:100:0\"");

    assertThat(links).isEqualTo(new PageLinks(null, "0:100:0"));
    assertThat(links.hasNext()).isTrue();
  }

  @Test
  void endsWhereThereAreNoResultsOrNoCursor() {
    assertThat(parse("<u>; rel=\"next\"; results=\"false\"; cursor=\"1:2:3\""))
        .isEqualTo(PageLinks.NONE);
    assertThat(parse("<u>; rel=\"next\"; results=\"true\"")).isEqualTo(PageLinks.NONE);
    assertThat(parse("<u>; rel=\"next\"; results=\"true\"; cursor=\"\"")).isEqualTo(PageLinks.NONE);
    assertThat(parse()).isEqualTo(PageLinks.NONE);
  }

  @Test
  void commasInsideAddressesAndQuotesDoNotSplit() {
    PageLinks links =
        parse(
            "<http://a/?q=a,b;c>; title=\"x, y; rel=\\\"next\\\"\"; rel=\"previous\"; cursor=\"1,2\","
                + "<http://a/>; cursor=3; rel=next");

    assertThat(links).isEqualTo(new PageLinks("1,2", "3"));
  }

  @Test
  void severalLinesJoin() {
    assertThat(
            parse(
                "<a>; rel=\"previous\"; results=\"true\"; cursor=\"p\"",
                "<b>; rel=\"next\"; results=\"true\"; cursor=\"n\""))
        .isEqualTo(new PageLinks("p", "n"));
  }

  @Property(tries = 300)
  void orderQuotesAndStrangersDoNotMatter(
      @ForAll("cursors") String next,
      @ForAll("shuffles") List<Integer> order,
      @ForAll boolean quoted) {
    List<String> parameters =
        List.of(
            quoted ? "rel=\"next\"" : "rel=next",
            "Results=\"true\"",
            quoted ? "cursor=\"" + next + "\"" : "cursor=" + next,
            "foo=\"a,b;c<d>\"");
    List<String> shuffled = new ArrayList<>();
    order.forEach(i -> shuffled.add(parameters.get(i)));

    assertThat(parse("<http://h/?a=1,2;b>;" + String.join(" ; ", shuffled)).next()).isEqualTo(next);
  }

  @Property(tries = 500)
  void neverFails(@ForAll List<String> lines) {
    assertThat(PageLinks.parse(lines)).isNotNull();
  }

  @Property(tries = 500)
  void neverFailsOnNearMisses(@ForAll("nearMisses") String line) {
    assertThat(parse(line)).isNotNull();
  }

  @Provide
  Arbitrary<String> cursors() {
    return Arbitraries.strings().withChars("0123456789:").ofMinLength(1).ofMaxLength(20);
  }

  @Provide
  Arbitrary<List<Integer>> shuffles() {
    return Arbitraries.shuffle(0, 1, 2, 3);
  }

  @Provide
  Arbitrary<String> nearMisses() {
    return Arbitraries.strings().withChars("<>;,\"\\= relnxtcuso").ofMaxLength(60);
  }

  private static PageLinks parse(String... lines) {
    return PageLinks.parse(List.of(lines));
  }
}
