package dev.sentrycli.cli.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentrycli.cli.state.CodeScans;
import dev.sentrycli.cli.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an earlier run found in the code counts as long as nothing says otherwise.
class KeptScanTest {
  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-02-02T02:02:02Z"));
  private static final FileTime LATER = FileTime.from(Instant.parse("2021-02-02T02:02:02Z"));

  @TempDir private Path temp;
  private Path root;
  private Path state;

  @BeforeEach
  void makeProject() throws IOException {
    root = Files.createDirectory(temp.resolve("project"));
    state = temp.resolve("state");
    write("src/app.py", "dsn = 'https://k@h/1'");
    write("src/other.py", "nothing = 'to see here'");
    write(".gitignore", "*.log");
    age(root);
  }

  @Test
  void isTakenWithoutLookingAgain() throws IOException {
    assertThat(projects()).containsExactly("1");
    inPlace("src/other.py", "dsn = 'https://k@h/2'");
    assertThat(projects()).containsExactly("1");
    assertThat(projects(state, true, Duration.ZERO)).containsExactly("1", "2");
    assertThat(projects()).containsExactly("1", "2");
  }

  @Test
  void endsAfterADay() throws IOException {
    assertThat(projects()).containsExactly("1");
    inPlace("src/other.py", "dsn = 'https://k@h/2'");
    assertThat(projects(state, false, Duration.ofHours(25))).containsExactly("1", "2");
  }

  @Test
  void endsWhenAFileComesOrGoes() throws IOException {
    assertThat(projects()).containsExactly("1");
    write("src/more.py", "dsn = 'https://k@h/3'");
    assertThat(projects()).containsExactly("1", "3");
    inPlace("src/more.py", "dsn = 'https://k@h/3'");
    Files.setLastModifiedTime(root.resolve("src"), LATER);
    assertThat(projects()).containsExactly("1", "3");
    Files.delete(root.resolve("src/app.py"));
    assertThat(projects()).containsExactly("3");
  }

  @Test
  void endsWhenOneOfManyFoldersChanges() throws IOException {
    for (int i = 0; i < 400; i++) {
      write("parts/part" + i + "/code.js", "let a = " + i);
    }
    age(root);
    assertThat(projects()).containsExactly("1");
    for (int part : List.of(0, 150, 399)) {
      write("parts/part" + part + "/more.js", "dsn = 'https://k@h/" + (1000 + part) + "'");
      assertThat(projects()).contains(String.valueOf(1000 + part));
      age(root);
      Files.setLastModifiedTime(root.resolve("parts/part" + part), LATER);
      assertThat(projects()).contains(String.valueOf(1000 + part));
    }
  }

  @Test
  void endsWhenAFileWithADsnChanges() throws IOException {
    assertThat(projects()).containsExactly("1");
    inPlace("src/app.py", "dsn = 'https://k@h/4'");
    assertThat(projects()).containsExactly("4");
  }

  @Test
  void endsWhenAnotherFileIsIgnored() throws IOException {
    assertThat(projects()).containsExactly("1");
    inPlace(".gitignore", "src/app.py");
    assertThat(projects()).isEmpty();
  }

  @Test
  void doesNotHideADsnFromWhoHasNone() throws IOException {
    inPlace("src/app.py", "nothing = 'here either'");
    age(root);
    assertThat(projects()).isEmpty();
    inPlace("src/other.py", "dsn = 'https://k@h/2'");
    assertThat(projects()).containsExactly("2");
  }

  @Test
  void isNotKeptOfWhatChangedJustNow() throws IOException {
    Path file = root.resolve("src/other.py");
    Files.setLastModifiedTime(root.resolve("src"), FileTime.from(Instant.now().plusSeconds(60)));
    assertThat(projects()).containsExactly("1");
    FileTime folder = Files.getLastModifiedTime(root.resolve("src"));
    Files.writeString(file, "dsn = 'https://k@h/2'");
    Files.setLastModifiedTime(root.resolve("src"), folder);
    assertThat(projects()).containsExactly("1", "2");
  }

  @Test
  void isReadableByItsOwnerAloneAndHoldsNoSecretKey() throws IOException {
    inPlace("src/app.py", "dsn = 'https://k:topsecret@h/1'");
    age(root);
    assertThat(projects()).containsExactly("1");
    Path kept = onlyFile();
    assertThat(Files.readString(kept)).doesNotContain("topsecret").contains("https://k@h/1");
    assertThat(Files.getPosixFilePermissions(kept)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8, 20, 40, 60})
  void countsOnlyAsAWhole(int length) throws IOException {
    assertThat(projects()).containsExactly("1");
    inPlace("src/other.py", "dsn = 'https://k@h/2'");
    change(text -> text.substring(0, Math.min(length, text.length() - 1)));
    assertThat(projects()).containsExactly("1", "2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scan 3\n/\n\nend",
        "scan 3\n{root}\n\nx\n\nend",
        "scan 3\n{root}\nhttps://k@h/2 x y\n\nend",
        "scan 3\n{root}\nhttps://k@h/2 1\n\nend",
        "scan 3\nend"
      })
  void countsOnlyIfItIsOurs(String text) throws IOException {
    assertThat(projects()).containsExactly("1");
    inPlace("src/other.py", "dsn = 'https://k@h/2'");
    String kept = System.currentTimeMillis() + "\n" + text.replace("{root}", root.toString());
    change(old -> kept);
    assertThat(projects()).containsExactly("1", "2");
  }

  @Test
  void thatItCannotBeKeptIsToldOfTheWholeFolder() throws IOException {
    StateFolder folder = new StateFolder(Files.createFile(state).resolve("below"));
    CodeScans scans = new CodeScans(folder, Clock.systemUTC(), false);
    new DsnDetection(new Workplace(() -> root, scans), Map.of()).all(dsn -> true);
    assertThat(folder.trouble()).contains("code", "SENTRY_CONFIG_DIR");
  }

  @Test
  void thoseOfOtherProjectsGoWhenTheyAreOver() throws IOException {
    assertThat(projects()).containsExactly("1");
    Path folder = state.resolve("cache/code");
    Path over = Files.writeString(folder.resolve("0be7.json"), "");
    Path gone = Files.createSymbolicLink(folder.resolve("90e"), Path.of("nowhere"));
    Files.setLastModifiedTime(over, LONG_AGO);
    assertThat(projects(state, true, Duration.ZERO)).containsExactly("1");
    assertThat(over).doesNotExist();
    assertThat(gone).isSymbolicLink();
  }

  @Test
  void mayBeTrustedUntilItIsKnownToCount() throws IOException {
    assertThat(projects()).containsExactly("1");
    Workplace same = trusting();
    assertThat(found(same)).containsExactly("1");
    assertThat(same.trustedInVain()).isFalse();

    write("src/more.py", "dsn = 'https://k@h/2'");
    Workplace changed = trusting();
    assertThat(found(changed)).containsExactly("1");
    assertThat(changed.trustedInVain()).isTrue();
    assertThatThrownBy(changed::confirm).isInstanceOf(StaleFolderException.class);
    assertThat(projects()).containsExactly("1", "2");
    assertThat(trusting().trustedInVain()).isFalse();
  }

  @Test
  void isTrustedRightlyWhereTheCodeHoldsTheSameAfterAChange() throws IOException {
    inPlace("src/app.py", "dsn = 'https://k:topsecret@h/1'");
    age(root);
    assertThat(projects()).containsExactly("1");
    write("src/more.py", "dsn = None");
    Workplace changed = trusting();
    assertThat(found(changed)).containsExactly("1");
    assertThat(changed.trustedInVain()).isFalse();
    assertThatCode(changed::confirm).doesNotThrowAnyException();
  }

  @Test
  void isNotRegardedAsTrustedWhereItIsOfNoUse() throws IOException {
    assertThat(projects()).containsExactly("1");
    write("src/more.py", "dsn = 'https://k@h/2'");
    Workplace workplace = trusting();
    assertThat(
            new DsnDetection(workplace, Map.of())
                .all(dsn -> dsn.projectId().equals("2")).stream()
                    .map(found -> found.dsn().projectId()))
        .containsExactly("1", "2");
    assertThat(workplace.trustedInVain()).isFalse();
  }

  @Test
  void isNotTrustedWhereAChoiceIsToBeMade() throws IOException {
    write("src/more.py", "dsn = 'https://k@h/2'");
    age(root);
    assertThat(projects()).containsExactly("1", "2");
    write("src/most.py", "dsn = 'https://k@h/3'");
    Workplace workplace = trusting();
    assertThat(found(workplace)).containsExactly("1", "2", "3");
    assertThat(workplace.trustedInVain()).isFalse();
  }

  @Test
  void countsForAMomentOnceItWasSeenToDo() throws IOException {
    write("docs/guide.py", "nothing = 'here'");
    age(root);
    assertThat(projects()).containsExactly("1");
    write("docs/more.py", "dsn = 'https://k@h/2'");
    Workplace soon = trusting();
    assertThat(found(soon)).containsExactly("1");
    assertThat(soon.trustedInVain()).isFalse();
    Workplace later = trusting(Duration.ofSeconds(3));
    assertThat(found(later)).containsExactly("1");
    assertThat(later.trustedInVain()).isTrue();
  }

  @Test
  void neverCountsForAMomentToARunThatChangesThings() throws IOException {
    write("docs/guide.py", "nothing = 'here'");
    age(root);
    assertThat(projects()).containsExactly("1");
    write("docs/more.py", "dsn = 'https://k@h/2'");
    assertThat(projects()).containsExactly("2", "1");
  }

  @Test
  void aMomentEndsWithAnyChangeNearTheDsn() throws IOException {
    assertThat(projects()).containsExactly("1");
    inPlace("src/app.py", "dsn = 'https://k@h/2'");
    assertThat(trustedInVain()).isTrue();
    assertThat(projects()).containsExactly("2");
    write("more.py", "dsn = 'https://k@h/3'");
    assertThat(trustedInVain()).isTrue();
  }

  @Test
  void aMomentBeginsAnewWhenItIsSeenToCount() throws IOException {
    write("docs/guide.py", "nothing = 'here'");
    age(root);
    assertThat(projects()).containsExactly("1");
    Instant before = Files.getLastModifiedTime(onlyFile()).toInstant();
    Workplace later = trusting(Duration.ofSeconds(60));
    assertThat(found(later)).containsExactly("1");
    assertThat(later.trustedInVain()).isFalse();
    assertThat(Files.getLastModifiedTime(onlyFile()).toInstant()).isAfter(before.plusSeconds(50));
  }

  @Test
  void theDayDoesNotBeginAnewWhenItIsSeenToCount() throws IOException {
    assertThat(projects()).containsExactly("1");
    inPlace("src/other.py", "dsn = 'https://k@h/2'");
    Instant found = Instant.now().minus(Duration.ofHours(23));
    change(text -> found.toEpochMilli() + text.substring(text.indexOf('\n')));
    assertThat(projects()).containsExactly("1");
    assertThat(projects(state, false, Duration.ofHours(2))).containsExactly("1", "2");
  }

  @Test
  void aMomentBeginsWithTheLookAndNotWithItsEnd() throws IOException {
    CodeScans scans = new CodeScans(new StateFolder(state), Clock.systemUTC(), false);
    scans.keep(root, "what was found", Instant.now().minusSeconds(5).toEpochMilli());
    assertThat(scans.read(root)).isEqualTo(new CodeScans.Scan("what was found", false));
  }

  private boolean trustedInVain() throws IOException {
    Workplace workplace = trusting();
    assertThat(found(workplace)).hasSize(1);
    return workplace.trustedInVain();
  }

  private Workplace trusting() throws IOException {
    return trusting(Duration.ofSeconds(1));
  }

  /// @param later how long ago it was seen that what is kept counts
  private Workplace trusting(Duration later) throws IOException {
    Instant now = Files.getLastModifiedTime(onlyFile()).toInstant().plus(later);
    CodeScans scans =
        new CodeScans(new StateFolder(state), Clock.fixed(now, ZoneOffset.UTC), false);
    Workplace workplace = new Workplace(() -> root, scans);
    workplace.lookAhead(true);
    return workplace;
  }

  private interface Change {
    String of(String text);
  }

  private void change(Change change) throws IOException {
    Path kept = onlyFile();
    Files.writeString(kept, change.of(Files.readString(kept)));
  }

  private Path onlyFile() throws IOException {
    try (Stream<Path> files = Files.list(state.resolve("cache/code"))) {
      return files.toList().getFirst();
    }
  }

  private List<String> projects() {
    return projects(state, false, Duration.ZERO);
  }

  private List<String> projects(Path state, boolean fresh, Duration later) {
    CodeScans scans =
        new CodeScans(new StateFolder(state), Clock.offset(Clock.systemUTC(), later), fresh);
    Workplace workplace = new Workplace(() -> root, scans);
    workplace.lookAhead(false);
    return found(workplace);
  }

  private static List<String> found(Workplace workplace) {
    return new DsnDetection(workplace, Map.of())
        .all(dsn -> true).stream().map(found -> found.dsn().projectId()).toList();
  }

  private void write(String name, String content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  /// As editors do that write into the file itself: its folder does not change.
  private void inPlace(String name, String content) throws IOException {
    write(name, content);
    Files.setLastModifiedTime(root.resolve(name), LATER);
  }

  private static void age(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      Consumer<Path> age =
          file -> {
            try {
              Files.setLastModifiedTime(file, LONG_AGO);
            } catch (IOException impossible) {
              throw new AssertionError(impossible);
            }
          };
      files.forEach(age);
    }
  }
}
