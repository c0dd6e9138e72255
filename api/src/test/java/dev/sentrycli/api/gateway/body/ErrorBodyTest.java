package dev.sentrycli.api.gateway.body;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorBodyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"detail\":\"text\"} | text",
        "{\"detail\":[\"a\",\"b\"]} | a; b",
        "{\"detail\":{\"code\":\"c\",\"message\":\"m\"}} | m",
        "{\"detail\":{\"code\":\"c\"}} | c",
        "{\"detail\":null,\"slug\":[\"bad\"]} | slug: bad",
        "{\"field\":[\"msg\"],\"other\":\"msg\"} | field: msg/other: msg",
        "{\"a\":{\"b\":[\"x\",\"y\"]}} | a.b: x; y",
        "{\"nonFieldErrors\":[\"m\"]} | m",
        "{\"a\":{\"nonFieldErrors\":[\"m\"]}} | a: m",
        "{\"error\":\"x\",\"error_description\":\"y\"} | y",
        "{\"error\":\"x\"} | x",
        "{\"errors\":[\"a\",{\"message\":\"b\"}]} | a; b",
        "{\"errors\":{\"slug\":[\"taken\"]}} | slug: taken",
        "{\"message\":\"m\"} | m",
        "\"text\" | text",
        "[\"a\",\"b\"] | a; b",
        "{} | Phrase",
        "null | Phrase",
        "`` | Phrase",
        "`  ` | Phrase",
        "{\"broken | unreadable answer",
      })
  void readsEveryForm(String body, String text) {
    ErrorBody error = ErrorBody.read("application/json", body, "Phrase");

    assertThat(error.text().replace('\n', '/')).isEqualTo(text);
    assertThat(error.isSpoken())
        .isEqualTo(!text.equals("Phrase") && !text.equals("unreadable answer"));
  }

  @Test
  void keepsCodeExtraAndErrorId() {
    ErrorBody error =
        ErrorBody.read(
            "application/json",
            """
            {"detail":{"code":"sso-required","message":"m","extra":{"loginUrl":"/auth/login/a/"}}}
            """,
            "");
    assertThat(error.code()).isEqualTo("sso-required");
    assertThat(error.extra().get("loginUrl").getAsString()).isEqualTo("/auth/login/a/");
    assertThat(ErrorBody.read("application/json", "{\"errorId\":\"ab\"}", "p"))
        .returns("ab", ErrorBody::errorId)
        .returns("p", ErrorBody::text);
  }

  @Test
  void showsOnlyTheTitleOfAPage() {
    ErrorBody error =
        ErrorBody.read(
            "text/html",
            "<html><head><style>b{}</style><title>\n Bad &amp; worse\u001b[31m </title></head>"
                + "<body>secret</body>",
            "p");

    assertThat(error.text()).isEqualTo("Bad & worse [31m");
    assertThat(error.isPage()).isTrue();
  }

  @Test
  void showsTheFirstWordsOfAPageWithoutTitle() {
    String page =
        "<!DOCTYPE html><script>var a='<b>';</script><!-- no --><h1>Ouch</h1>" + "x ".repeat(300);

    String text = ErrorBody.read(null, page, "p").text();

    assertThat(text).startsWith("Ouch x x").hasSizeLessThanOrEqualTo(120);
    assertThat(ErrorBody.read("text/html", "<html></html>", "p").text()).isEqualTo("p");
  }

  @Test
  void showsTheFirstWordsOfPlainText() {
    assertThat(ErrorBody.read("text/plain", "upstream\r\n connect error", "p").text())
        .isEqualTo("upstream connect error");
    assertThat(ErrorBody.read("text/plain", "{\"detail\":\"d\"}", "p").text()).isEqualTo("d");
  }

  @Property(tries = 500)
  void neverFails(@ForAll String body, @ForAll boolean json) {
    ErrorBody error = ErrorBody.read(json ? "application/json" : null, body, "phrase");

    assertThat(error.text()).isNotEmpty();
  }
}
