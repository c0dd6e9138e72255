package dev.sentrycli.terminal.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.terminal.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the openers here are shell scripts")
class BrowserTest {
  private static final String PAGE = "https://sentry.example/oauth/device/?user_code=AB&x='$(id)";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://sentry.example/oauth/device/?user_code=ABCD-EFGH",
        "http://localhost:9000/",
        "HTTPS://sentry.example",
        "https://[::1]:9000/x",
        "https://sentry.example/ä"
      })
  void takesWebPages(String address) {
    assertThat(Browser.isSafe(address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "--help",
        "file:///etc/passwd",
        "ftp://sentry.example/",
        "https://user:pw@sentry.example/",
        "https://token@sentry.example/",
        "https://sentry.example/\u001b[2J",
        "https://sentry.example/\n",
        "https://sentry.example/a b",
        "https://sentry.example/\u009b",
        "https:///path",
        "https:sentry.example",
        "//sentry.example/",
        "sentry.example",
        "https://sentry.example/%zz",
        "https://sentry.example/\"&calc",
        " https://sentry.example/",
        ""
      })
  void refusesEverythingElse(String address) throws IOException {
    program("xdg-open", "exit 0");
    assertThat(Browser.isSafe(address)).isFalse();
    assertThat(browser(Map.of()).open(address)).isFalse();
    assertThat(called()).isEmpty();
  }

  @Test
  void passesTheAddressAsOneArgument() throws IOException {
    program("xdg-open", "exit 0");
    assertThat(browser(Map.of()).open("https://sentry.example/?a=1&b='$(id)")).isTrue();
    assertThat(called()).containsExactly("xdg-open", "https://sentry.example/?a=1&b='$(id)");
  }

  @Test
  void encodesWhatIsNotAscii() throws IOException {
    program("xdg-open", "exit 0");
    assertThat(browser(Map.of()).open("https://sentry.example/ä")).isTrue();
    assertThat(called()).containsExactly("xdg-open", "https://sentry.example/%C3%A4");
  }

  @Test
  void asksTheUsersOwnBrowserFirst() throws IOException {
    program("xdg-open", "exit 0");
    program("mine", "exit 0");
    assertThat(browser(Map.of("BROWSER", "absent:mine")).open(PAGE)).isTrue();
    assertThat(called()).containsExactly("mine", PAGE);
  }

  @Test
  void fillsTheAddressIntoTheUsersCommand() throws IOException {
    program("mine", "exit 0");
    assertThat(browser(Map.of("BROWSER", "mine --new %s --quiet")).open(PAGE)).isTrue();
    assertThat(called()).containsExactly("mine", "--new", PAGE, "--quiet");
  }

  @Test
  void triesTheNextOneWhenOneFails() throws IOException {
    program("xdg-open", "exit 3");
    program("x-www-browser", "exit 0");
    assertThat(browser(Map.of()).open(PAGE)).isTrue();
    assertThat(called()).containsExactly("xdg-open", PAGE, "x-www-browser", PAGE);
  }

  @Test
  void saysWhenNoneWorks() throws IOException {
    assertThat(browser(Map.of()).open(PAGE)).isFalse();
    program("xdg-open", "exit 3");
    assertThat(browser(Map.of()).open(PAGE)).isFalse();
  }

  @Test
  void takesAnOpenerThatStaysForOneThatWorked() throws IOException {
    program("xdg-open", "exec sleep 3");
    assertThat(browser(Map.of()).open(PAGE)).isTrue();
  }

  @Test
  void usesWhatEachSystemHas() throws IOException {
    program("open", "exit 0");
    program("rundll32.exe", "exit 0");
    Map<String, String> variables = Map.of("PATH", folder.toString());
    assertThat(new Browser(new Programs(Platform.MACOS, variables), variables).open(PAGE)).isTrue();
    assertThat(new Browser(new Programs(Platform.WINDOWS, variables), variables).open(PAGE))
        .isTrue();
    assertThat(called())
        .containsExactly("open", PAGE, "rundll32.exe", "url.dll,FileProtocolHandler", PAGE);
  }

  @Test
  void startsNothingFromTheWorkingFolder() throws IOException {
    program("xdg-open", "exit 0");
    Path here = Path.of("").toAbsolutePath().relativize(folder);
    Map<String, String> variables = Map.of("PATH", ":.:" + here, "BROWSER", here + "/xdg-open");
    assertThat(new Browser(new Programs(Platform.UNIX, variables), variables).open(PAGE)).isFalse();
    assertThat(called()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', UNIX, false",
    "'', MACOS, true",
    "DISPLAY, UNIX, true",
    "BROWSER, UNIX, true",
    "WSL_DISTRO_NAME, UNIX, true",
    "SSH_CONNECTION BROWSER, UNIX, false",
    "CI, UNIX, false",
    "SSH_CONNECTION, UNIX, false",
    "SSH_CONNECTION DISPLAY, UNIX, true",
    "SSH_CONNECTION WAYLAND_DISPLAY, UNIX, true",
    "SSH_CONNECTION DISPLAY, MACOS, false",
    "CI DISPLAY, UNIX, false"
  })
  void knowsWhetherABrowserCouldBeSeen(String set, Platform platform, boolean screen) {
    Map<String, String> variables = new HashMap<>();
    for (String name : set.split(" ", -1)) {
      variables.put(name, name.equals("BROWSER") ? "/nowhere/browser:/bin/sh" : "1");
    }
    assertThat(new Browser(new Programs(platform, variables), variables).hasScreen())
        .isEqualTo(screen);
  }

  @Test
  void withoutAScreenNoOpenerIsTried() throws IOException {
    program("xdg-open", "exit 0");
    assertThat(browser(Map.of()).openOnScreen(PAGE)).isFalse();
    assertThat(browser(Map.of("BROWSER", "/nowhere/browser")).openOnScreen(PAGE)).isFalse();
    assertThat(called()).isEmpty();
    assertThat(browser(Map.of("DISPLAY", ":0")).openOnScreen(PAGE)).isTrue();
  }

  @Test
  void copiesWithTheFirstProgramThatCan() throws IOException {
    program("wl-copy", "exit 1");
    program("xclip", "cat > '" + folder.resolve("copied") + "'");
    Map<String, String> variables = Map.of("PATH", folder.toString());
    assertThat(new Clipboard(new Programs(Platform.UNIX, variables)).copy("https://ä/")).isTrue();
    assertThat(folder.resolve("copied")).hasContent("https://ä/");
    assertThat(called()).containsExactly("wl-copy", "xclip", "-selection", "clipboard");
  }

  @Test
  void saysWhenNothingCanCopy() {
    Map<String, String> variables = Map.of("PATH", folder.toString());
    for (Platform platform : Platform.values()) {
      assertThat(new Clipboard(new Programs(platform, variables)).copy("x")).isFalse();
    }
  }

  private Browser browser(Map<String, String> more) {
    Map<String, String> variables = new HashMap<>(more);
    variables.put("PATH", folder.toString());
    return new Browser(new Programs(Platform.UNIX, variables), variables);
  }

  /// A program that writes down its name and arguments.
  private void program(String name, String script) throws IOException {
    Path file = folder.resolve(name);
    String log = folder.resolve("called").toString();
    Files.writeString(
        file,
        "#!/bin/sh\nprintf '%s\\n' '"
            + name
            + "' \"$@\" >> '"
            + log
            + "'\n"
            + "PATH=/usr/bin:/bin\n"
            + script
            + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private List<String> called() throws IOException {
    Path log = folder.resolve("called");
    return Files.exists(log) ? Files.readAllLines(log) : List.of();
  }
}
