package dev.sentrycli.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestPatternTest {
  @ParameterizedTest
  @CsvSource({
    "GET /api/0/organizations/*, GET, /api/0/organizations/, '', true",
    "GET /api/0/organizations/*, GET, /api/0/organizations/acme/issues/, '', true",
    "GET /api/0/organizations/*, POST, /api/0/organizations/, '', false",
    "get /a, GET, /a, x=1, true",
    "/a, DELETE, /a, '', true",
    "* /a, DELETE, /b, '', false",
    "*, PUT, /anything, '', true",
    "GET /a?x=1, GET, /a, x=1&y=2, true",
    "GET /a?x=1, GET, /a, x=2&x=1, true",
    "GET /a?x=1, GET, /a, '', false",
    "GET /a?x=*, GET, /a, x=, true",
    "GET /*/keys/, GET, /projects/a/b/keys/, '', true",
    "GET /*/keys/, GET, /projects/a/b/key/, '', false",
  })
  void coversWhatItSays(String pattern, String method, String path, String query, boolean covers) {
    assertThat(RequestPattern.of(pattern).covers(method, path, Parameters.parse(query)))
        .isEqualTo(covers);
  }

  @Property
  void aPathCoversItselfAndAStarAnyPartOfIt(
      @ForAll @CharRange(from = 'a', to = 'c') String head,
      @ForAll @CharRange(from = 'a', to = 'c') String middle,
      @ForAll @CharRange(from = 'a', to = 'c') String tail) {
    String path = "/" + head + middle + tail;

    assertThat(RequestPattern.of("/" + head + "*" + tail).covers("GET", path, Parameters.NONE))
        .isTrue();
    assertThat(RequestPattern.of(path).covers("GET", path, Parameters.NONE)).isTrue();
    assertThat(RequestPattern.of(path + "d").covers("GET", path, Parameters.NONE)).isFalse();
  }

  @Test
  void isReadAgainAsItIsWritten() {
    RequestPattern pattern = RequestPattern.of("GET /a/*?b=c");

    assertThat(RequestPattern.of(pattern.toString())).isEqualTo(pattern);
  }

  @Test
  void namesAPath() {
    assertThatThrownBy(() -> RequestPattern.of("GET")).hasMessageContaining("'GET'");
    assertThatThrownBy(() -> RequestPattern.of("GET api")).hasMessageContaining("pattern");
  }
}
