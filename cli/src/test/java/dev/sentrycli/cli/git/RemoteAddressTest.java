package dev.sentrycli.cli.git;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteAddressTest {
  @ParameterizedTest
  @CsvSource({
    "https://github.com/acme/web.git, acme/web",
    "https://github.com/acme/web/, acme/web",
    "https://ann:secret@git.acme.example:8443/group/sub/web, group/sub/web",
    "git@github.com:acme/Web.git, acme/Web",
    "ssh://git@github.com:22/acme/web.git, acme/web",
    "ssh://git@github.com/acme/web, acme/web",
    "git://host/acme/web.git, acme/web",
    "host:web.git, web"
  })
  void namesTheRepositoryOfAHost(String written, String repository) {
    assertThat(new RemoteAddress(written).repository()).isEqualTo(repository);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/srv/git/web.git",
        "../web",
        "file:///srv/git/web",
        "C:\\git\\web",
        "https://host"
      })
  void aFolderIsNoRepositoryOfAHost(String written) {
    assertThat(new RemoteAddress(written).repository()).isNull();
  }

  @Test
  void secretsAreLeftOut() {
    assertThat(new RemoteAddress("https://ann:secret@host/acme/web").written())
        .isEqualTo("https://host/acme/web");
  }

  @Test
  void bothWaysToWriteItAreTheSame() {
    RemoteAddress one = new RemoteAddress("git@GitHub.com:acme/web.git");
    assertThat(one.isSameAs(new RemoteAddress("https://github.com/Acme/web"))).isTrue();
    assertThat(one.isSameAs(new RemoteAddress("https://gitlab.com/acme/web"))).isFalse();
  }
}
