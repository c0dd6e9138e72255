package dev.sentrycli.cli.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentrycli.cli.installation.ArchiveLayout.OddEntryException;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveLayoutTest {
  private static final String TOP = "sentry-0.2.0-linux-x86_64";

  private final ArchiveLayout layout = new ArchiveLayout();

  @Test
  void whatAReleaseHoldsIsTaken() throws OddEntryException {
    assertThat(layout.folder(TOP + "/")).isEmpty();
    assertThat(layout.file(TOP + "/bin/sentry", 10)).containsExactly("bin", "sentry");
    assertThat(layout.folder(TOP + "/legal")).containsExactly("legal");
    assertThat(layout.link(TOP + "/legal/one/LICENSE", "../two/LICENSE"))
        .containsExactly("legal", "one", "LICENSE");
    assertThat(layout.release()).isEqualTo(new ReleaseName("0.2.0", "linux", "x86_64"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/passwd",
        "../sentry",
        "sentry-0.2.0-linux-x86_64/../x",
        "sentry-0.2.0-linux-x86_64/a/../../x",
        "sentry-0.2.0-linux-x86_64/./x",
        "sentry-0.2.0-linux-x86_64//x",
        "sentry-0.2.0-linux-x86_64/a\\..\\x",
        "sentry-0.2.0-linux-x86_64/a\u0000b",
        "sentry-0.2.0-linux-x86_64/a\u001b[2Jb",
        "sentry-0.2.0-linux-x86_64",
        "sentry-0.3.0-linux-x86_64/x",
        "elsewhere/x",
        "",
      })
  void filesElsewhereAreRefused(String name) throws OddEntryException {
    layout.folder(TOP);
    assertThatThrownBy(() -> layout.file(name, 1)).isInstanceOf(OddEntryException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/passwd", "../../x", "..", "a/../../x", "a/..", "./x", "", "a//b"})
  void linksElsewhereAreRefused(String target) throws OddEntryException {
    layout.folder(TOP);
    assertThatThrownBy(() -> layout.link(TOP + "/bin", target))
        .isInstanceOf(OddEntryException.class);
  }

  @Test
  void nothingGoesThroughALink() throws OddEntryException {
    layout.link(TOP + "/lib/here", "there");
    assertThatThrownBy(() -> layout.file(TOP + "/lib/here/x", 1))
        .isInstanceOf(OddEntryException.class)
        .hasMessageContaining("is no folder");
    assertThatThrownBy(() -> layout.folder(TOP + "/lib/here"))
        .isInstanceOf(OddEntryException.class);
  }

  @Test
  void noFolderBecomesALink() throws OddEntryException {
    layout.file(TOP + "/lib/deep/x", 1);
    assertThatThrownBy(() -> layout.link(TOP + "/lib/deep", "other"))
        .isInstanceOf(OddEntryException.class);
  }

  @Test
  void nothingIsThereTwice() throws OddEntryException {
    layout.file(TOP + "/bin/sentry", 1);
    assertThatThrownBy(() -> layout.file(TOP + "/bin/sentry", 1))
        .isInstanceOf(OddEntryException.class)
        .hasMessageContaining("twice");
  }

  @Test
  void bombsAreRefused() {
    assertThatThrownBy(() -> layout.file(TOP + "/bin/sentry", 1L << 40))
        .isInstanceOf(OddEntryException.class)
        .hasMessageContaining("more than a release");
  }

  @Test
  void nothingIsNoRelease() {
    assertThatThrownBy(layout::release)
        .isInstanceOf(OddEntryException.class)
        .hasMessageContaining("empty");
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of(TOP, "a", "b", "..", ".", "", "lib", "/", "x\\y")
        .list()
        .ofMaxSize(6)
        .map(parts -> String.join("/", parts));
  }

  @Property(tries = 2000)
  void whateverIsTakenIsInTheFolder(@ForAll("names") String name, @ForAll("names") String target) {
    Path root = Path.of("the", "folder").toAbsolutePath();
    for (boolean link : new boolean[] {false, true}) {
      List<String> path;
      try {
        ArchiveLayout fresh = new ArchiveLayout();
        path = link ? fresh.link(name, target) : fresh.file(name, 1);
      } catch (OddEntryException refused) {
        continue;
      }
      Path place = root;
      for (String part : path) {
        place = place.resolve(part);
      }
      assertThat(place.normalize()).isEqualTo(place);
      assertThat(place.startsWith(root)).isTrue();
      assertThat(place).isNotEqualTo(root);
      if (link) {
        assertThat(place.resolveSibling(target).normalize().startsWith(root)).isTrue();
      }
    }
  }
}
