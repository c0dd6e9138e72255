package dev.sentrycli.cli.command.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentrycli.cli.command.release.CommitSource.Ref;
import dev.sentrycli.grammar.Parser;
import dev.sentrycli.grammar.UsageException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitSourceTest {
  private static CommitSource source(String flags) {
    List<String> words = new ArrayList<>(List.of("acme/web@1"));
    words.addAll(List.of(flags.split(" ", -1)));
    words.removeIf(String::isEmpty);
    return ReleaseSetCommits.source(
        Parser.arguments(new ReleaseSetCommits().usage(), List.of(), words));
  }

  @Test
  void readsCommitsAndRanges() {
    assertThat(CommitSource.refs(List.of("acme/web@0123abc", "a@b/c@1..2")))
        .containsExactly(new Ref("acme/web", "0123abc", null), new Ref("a@b/c", "2", "1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"acme/web", "@0123", "acme/web@", "acme/web@..2", "acme/web@1..", "a@1...2"})
  void whatIsNoCommitIsRefused(String text) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> CommitSource.refs(List.of(text)))
        .satisfies(refused -> assertThat(refused.kind()).isEqualTo(UsageException.Kind.VALUE));
  }

  @Test
  void flagsSayWhereCommitsComeFrom() {
    CommitSource.Local newest = new CommitSource.Local(null, List.of(), 20);
    assertThat(source("")).isEqualTo(new CommitSource.Best(newest));
    assertThat(source("--auto")).isEqualTo(new CommitSource.Connected());
    assertThat(source("--local")).isEqualTo(newest);
    assertThat(source("--from v1 --path a,b --initial-depth 3"))
        .isEqualTo(new CommitSource.Local("v1", List.of("a", "b"), 3));
    assertThat(source("--commit a@1,b@2"))
        .isEqualTo(
            new CommitSource.Named(List.of(new Ref("a", "1", null), new Ref("b", "2", null))));
    assertThat(source("--auto --clear")).isEqualTo(new CommitSource.Nowhere());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--auto --local",
        "--auto --commit a@1",
        "--local --commit a@1",
        "--clear --commit a@1",
        "--clear --local",
        "--clear --from v1",
        "--clear --path a",
        "--auto --path a",
        "--commit a@1 --from v1",
        "--from=-x"
      })
  void whatContradictsItselfIsRefused(String flags) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> source(flags))
        .satisfies(refused -> assertThat(refused.kind()).isEqualTo(UsageException.Kind.VALUE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "9fceb02", "9FCEB02D0AE598E95DC970B74767F19372D61AF8"})
  void idsAreHexadecimal(String commit) {
    assertThat(CommitSource.isId(commit)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "v1", "main", "9fceb02~1", "web@2.4.0", ""})
  void namesAreNoIds(String commit) {
    assertThat(CommitSource.isId(commit)).isFalse();
  }
}
