package dev.sentrycli.api.gateway.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "http://h | http://h/",
        "HTTPS://Sentry.EXAMPLE.com:443/A?B | https://sentry.example.com/A?B",
        "http://h:443 | http://h:443/",
        "https://h:80/ | https://h:80/",
        "https://h:0009000/ | https://h:9000/",
        "https://h:/x | https://h/x",
        "`  https://h/x \t\n` | https://h/x",
        "https:h/x | https://h/x",
        "https:////h/x | https://h/x",
        "https:\\\\h\\x\\y | https://h/x/y",
        "https://h?q | https://h/?q",
        "https://h#f | https://h/",
        "https://h/x?#f | https://h/x?",
        "https://h/x?a=/../?b | https://h/x?a=/../?b",
        "https://h//x///y// | https://h//x///y//",
        "https://h/a/./b/../c | https://h/a/c",
        "https://h/a/%2E/b/%2e%2E | https://h/a/",
        "https://h/a/.%2e/../../b | https://h/b",
        "https://h/a/.../.b/..c | https://h/a/.../.b/..c",
        "https://h/%zz%2f%C3%a9%41% | https://h/%zz%2f%C3%a9%41%",
        "https://h/日?本 | https://h/%E6%97%A5?%E6%9C%AC",
        "https://h/\ud800?\udc00 | https://h/%3F?%3F",
        "https://bücher.example/ | https://xn--bcher-kva.example/",
        "https://BÜCHER。Example．com｡/ | https://xn--bcher-kva.example.com./",
        "https://１２７．0.0.1/ | https://127.0.0.1/",
        "https://ｓｅｎｔｒｙ.io/ | https://sentry.io/",
        "https://a_b.c-d.example./ | https://a_b.c-d.example./",
        "https://xn--bcher-KVA.example | https://xn--bcher-kva.example/",
        "https://1a.2b | https://1a.2b/",
        "https://[::1]:9000/ | https://[::1]:9000/",
        "https://[0:0:0:0:0:0:0:0]/ | https://[::]/",
        "https://[2001:DB8:0:0:1:0:0:1]/ | https://[2001:db8::1:0:0:1]/",
        "https://[1:0:2:0:0:0:3:4] | https://[1:0:2::3:4]/",
        "https://[1:2:3:4:5:6:7:0] | https://[1:2:3:4:5:6:7:0]/",
        "https://[1:2:3:4:5:6:0:0] | https://[1:2:3:4:5:6::]/",
        "https://[::102:304] | https://[::102:304]/",
        "https://[::1.2.3.4] | https://[::102:304]/",
        "https://[::ffff:127.0.0.1]:80/ | https://127.0.0.1:80/",
        "https://[::FFFF:7f00:1]/ | https://127.0.0.1/",
        "https://user:pass@h/ | https://h/",
        "https://a@b@h:1/@x | https://h:1/@x",
        "https://sentry.io@evil.example/ | https://evil.example/",
        "https://evil.example\\@sentry.io/ | https://evil.example/@sentry.io/",
        "https://evil.example#@sentry.io/ | https://evil.example/",
        "https://[::1]@h/ | https://h/",
      })
  void hasOneSpelling(String written, String address) {
    WebAddress read = address(written);

    assertThat(read).hasToString(address);
    assertThat(WebAddress.parse(address)).isEqualTo(read.withoutLogin());
  }

  @Test
  void encodesWhatMayNotStandInARequest() {
    assertThat(address("https://h/a b\"<>^`{}|'[]é\u0001\u007f"))
        .hasToString("https://h/a%20b%22%3C%3E%5E%60%7B%7D%7C'[]%C3%A9%01%7F");
    assertThat(address("https://h/?a b\"'<>é😀\u0000%zz+[x]|\\"))
        .hasToString("https://h/?a%20b%22%27%3C%3E%C3%A9%F0%9F%98%80%00%zz+[x]|\\");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ":",
        "h",
        "/x",
        "//h/x",
        "ftp://h/",
        "httpx://h/",
        "http\u017f://h/",
        "javascript:alert(1)",
        "http:",
        "http://",
        "http:///?x",
        "http://:80/",
        "http://user@/",
        "http://a b/",
        "http://a\u00a0b/",
        "http://h:0/",
        "http://h:65536/",
        "http://h:4294967376/",
        "http://h:8x/",
        "http://h:80:80/",
        "http://::1/",
        "http://[::1/",
        "http://[::1]x/",
        "http://x[::1]/",
        "http://[]/",
        "http://[127.0.0.1]/",
        "http://[fe80::1%eth0]/",
        "http://[fe80::1%25eth0]/",
        "http://[::1::]/",
        "http://[1:2:3:4:5:6:7]/",
        "http://[1:2:3:4:5:6:7:8:9]/",
        "http://[1:2:3:4:5:6:7::8]/",
        "http://[1:2:3:4:5:6:7:8::]/",
        "http://[00001::]/",
        "http://[1::2:]/",
        "http://[::1.2.3]/",
        "http://[::01.2.3.4]/",
        "http://[1.2.3.4::]/",
        "http://[:::]/",
        "http://[::g]/",
        "http://[::1.2.3.400]/",
        "http://.a/",
        "http://a..b/",
        "http://a../",
        "http://./",
        "http://-a/",
        "http://a-/",
        "http://é..b/",
        "http://\u2024/",
        "http://\u3002a/",
      })
  void isNullForWhatIsNoWebAddress(String written) {
    assertThat(WebAddress.parse(written)).isNull();
  }

  /// What other readers see a host in, though not all of them the same.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.1/",
        "http://1.2.3/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0X7F.1/",
        "http://0x.1/",
        "http://0177.0.0.1/",
        "http://127.0.0.01/",
        "http://127.0.0.1./",
        "http://1.2.3.256/",
        "http://1.2.3.4.5/",
        "http://[::ffff:1.2.3.4%1]/",
        "http://a%2eb/",
        "http://%5b%3a%3a1%5d/",
        "http://a!b/",
        "http://a'b/",
        "http://a;b/",
        "http://a,b/",
        "http://h:+80/",
        "http://faß.example/",
        "http://βόλος.example/",
        "http://a\u200cb/",
        "http://a\u200db/",
        "http://a\u1806b/",
        "http://\u1160/",
        "http://\u10a0/",
        "http://\ud87e\udc68/",
        "http://é\u2024b/",
        "http://é\u2488b/",
        "http://\u2100/",
        "http://é\uff05b/",
        "http://é\uff0f/",
        "http://é\uff20b/",
      })
  void isNullWhereReadersDisagreeAboutTheHost(String written) {
    assertThat(WebAddress.parse(written)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\t", "\n", "\r", "\f", "\r\nX-Evil: 1\r\n"})
  void isNullIfALineBreakOrTabIsInside(String inside) {
    WebAddress page = address("https://h/a/b?c");
    for (String text :
        new String[] {"ht%stps://h/", "https:%s//h/", "https://u%s@h/", "https://h%sh/"}) {
      assertThat(WebAddress.parse(text.formatted(inside))).isNull();
    }
    for (String text :
        new String[] {"/a%sb", "/%s/b", "/x?a%sb", "?a%sb", "a%sb", "#a%sb", ".%s."}) {
      assertThat(page.resolve(text.formatted(inside))).isNull();
      assertThat(WebAddress.parse("https://h" + text.formatted(inside))).isNull();
    }
  }

  @Test
  void namesAreAsLongAsDnsHasThem() {
    String label = "a".repeat(63);
    assertThat(WebAddress.parse("http://" + label + "/")).isNotNull();
    assertThat(WebAddress.parse("http://" + label + "." + label + "/")).isNotNull();
    assertThat(WebAddress.parse("http://" + label + "a/")).isNull();
    assertThat(WebAddress.parse("http://" + label + "a.b/")).isNull();
    assertThat(WebAddress.parse("http://" + "é".repeat(63) + "/")).isNull();
    assertThat(WebAddress.parse("http://" + "a.".repeat(126) + "b/")).isNotNull();
    assertThat(WebAddress.parse("http://" + "a.".repeat(126) + "bc/")).isNull();
  }

  /// The examples of RFC 3986, section 5.4, and what browsers add to them.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "https:g | https://a/b/c/g",
        "http:g | http://g/",
        "g | https://a/b/c/g",
        "./g | https://a/b/c/g",
        "g/ | https://a/b/c/g/",
        "/g | https://a/g",
        "//g | https://g/",
        "///g | https://g/",
        "?y | https://a/b/c/d;p?y",
        "? | https://a/b/c/d;p?",
        "g?y | https://a/b/c/g?y",
        "#s | https://a/b/c/d;p?q",
        "g#s | https://a/b/c/g",
        "g?y#s | https://a/b/c/g?y",
        ";x | https://a/b/c/;x",
        "`` | https://a/b/c/d;p?q",
        "` ` | https://a/b/c/d;p?q",
        ". | https://a/b/c/",
        "./ | https://a/b/c/",
        ".. | https://a/b/",
        "../ | https://a/b/",
        "../g | https://a/b/g",
        "../.. | https://a/",
        "../../g | https://a/g",
        "../../../g | https://a/g",
        "/./g | https://a/g",
        "/../g | https://a/g",
        "g. | https://a/b/c/g.",
        "..g | https://a/b/c/..g",
        "./../g | https://a/b/g",
        "g/../h | https://a/b/c/h",
        "g;x=1/../y | https://a/b/c/y",
        "g?y/../x | https://a/b/c/g?y/../x",
        "%2e%2E/g | https://a/b/g",
        "\\g | https://a/g",
        "\\\\g\\h | https://g/h",
        "/\\g/h | https://g/h",
        "..\\g | https://a/b/g",
        "g/a:b | https://a/b/c/g/a:b",
        "1:b | https://a/b/c/1:b",
        "HTTP://U@G:80/x#y | http://g/x",
        "//g:81/x y | https://g:81/x%20y",
        "g//h | https://a/b/c/g//h",
        "/.//g | https://a//g",
      })
  void referencesResolveAsInBrowsers(String reference, String target) {
    assertThat(address("https://a/b/c/d;p?q").resolve(reference)).hasToString(target);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://h/",
        "javascript:alert(1)",
        "g:h",
        "a:",
        "//",
        "///",
        "//:80",
        "//h:x/",
        "//a b/",
        "//u@",
        "\\\\",
        "http:",
        "//127.1/",
        "//faß.example/",
      })
  void referencesToNoWebAddressAreNull(String reference) {
    assertThat(address("https://a/b/c/d;p?q").resolve(reference)).isNull();
  }

  @Test
  void hasTheParts() {
    WebAddress address = address("https://me:secret@[2001:DB8::0]:8443/a b/?q=1 2#f");

    assertThat(address.scheme()).isEqualTo("https");
    assertThat(address.isHttps()).isTrue();
    assertThat(address.host()).isEqualTo("2001:db8::");
    assertThat(address.port()).isEqualTo(8443);
    assertThat(address.authority()).isEqualTo("[2001:db8::]:8443");
    assertThat(address.encodedPath()).isEqualTo("/a%20b/");
    assertThat(address.encodedQuery()).isEqualTo("q=1%202");
    assertThat(address.target()).isEqualTo("/a%20b/?q=1%202");
  }

  @Test
  void leavesOutWhatIsTheUsual() {
    WebAddress address = address("http://h:80");

    assertThat(address.isHttps()).isFalse();
    assertThat(address.port()).isEqualTo(80);
    assertThat(address.authority()).isEqualTo("h");
    assertThat(address.encodedQuery()).isNull();
    assertThat(address.target()).isEqualTo("/");
  }

  @Test
  void keepsNoLogin() {
    WebAddress address = address("https://me:secret@h/x?y");

    assertThat(address.hasLogin()).isTrue();
    assertThat(address.resolve("/z")).isEqualTo(address("https://me@h/z"));
    assertThat(address.resolve("//h/z")).isEqualTo(address("https://h/z"));
    assertThat(address.toString()).doesNotContain("me", "secret", "@");
    assertThat(address.withoutLogin().hasLogin()).isFalse();
    assertThat(address.withoutLogin()).isEqualTo(address("https://h/x?y"));
  }

  @Test
  void equalIfAllPartsAre() {
    WebAddress address = address("https://h/x?y");

    assertThat(address)
        .isEqualTo(address("HTTPS://H:443/a/../x?y#z"))
        .hasSameHashCodeAs(address("HTTPS://H:443/a/../x?y#z"))
        .isNotEqualTo(address("http://h:443/x?y"))
        .isNotEqualTo(address("https://i/x?y"))
        .isNotEqualTo(address("https://h:1/x?y"))
        .isNotEqualTo(address("https://h/z?y"))
        .isNotEqualTo(address("https://h/x?z"))
        .isNotEqualTo(address("https://h/x"))
        .isNotEqualTo(address("https://u@h/x?y"))
        .isNotEqualTo("https://h/x?y");
    assertThat(address("https://h/x")).isNotEqualTo(address).isNotEqualTo(address("https://h/x?"));
  }

  private static WebAddress address(String text) {
    WebAddress address = WebAddress.parse(text);
    assertThat(address).isNotNull();
    return address;
  }
}
