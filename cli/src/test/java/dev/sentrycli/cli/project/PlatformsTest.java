package dev.sentrycli.cli.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlatformsTest {
  @Test
  void allAreSortedAndTheCommonOnesAmongThem() {
    assertThat(Platforms.all()).hasSize(112).isSorted().doesNotHaveDuplicates();
    assertThat(Platforms.common()).hasSize(27).doesNotHaveDuplicates();
    assertThat(Platforms.all()).containsAll(Platforms.common());
  }

  @Test
  void aPartOfANameFindsThemInAnyCase() {
    assertThat(Platforms.containing("SPRING")).containsExactly("java-spring", "java-spring-boot");
    assertThat(Platforms.containing("cobol")).isEmpty();
    assertThat(Platforms.containing("")).hasSize(112);
  }

  @Test
  void shortenedAndMisspelledOnesAreNear() {
    assertThat(Platforms.near("django")).first().isEqualTo("python-django");
    assertThat(Platforms.near("pyhton")).first().isEqualTo("python");
    assertThat(Platforms.near("js")).hasSizeLessThanOrEqualTo(5);
    assertThat(Platforms.near("cobol-on-wheelchairs")).isEmpty();
  }
}
