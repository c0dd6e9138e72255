package dev.sentrycli.grammar.complete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sentrycli.grammar.ExampleTree;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// The scripts, run by the shells themselves. A shell that is not installed is passed over.
class ShellScriptTest {
  private static final String TABLE = "/dev/sentrycli/grammar/complete/lines.csv";

  @TempDir private static Path folder;

  /// A program that knows what to answer to each line of the table when it is asked right, and
  /// answers nothing else.
  private static String program() throws IOException {
    StringBuilder program = new StringBuilder("#!/bin/sh\nIFS='|'\ncase \"$*\" in\n");
    for (String line : rows().keySet()) {
      List<String> words = List.of(line.split(" ", -1));
      List<String> asked = words.subList(1, words.size());
      Candidates candidates = Candidates.of(new ExampleTree().tree(), meant(asked));
      program.append("'__complete|").append(String.join("|", asked)).append("') cat <<'END'\n");
      List<Candidate> values = values(candidates.slot());
      if (asked.size() == 1) {
        values.add(new Candidate("mine", "alias for issue list"));
        values.add(new Candidate("isx", "alias for issue view"));
      }
      for (String answer : candidates.lines(values)) {
        program.append(answer).append('\n');
      }
      program.append("END\n;;\n");
    }
    return program.append("esac\n").toString();
  }

  /// The program knows an alias of the user's: `mine` stands for `issue list`.
  private static List<String> meant(List<String> asked) {
    int at = asked.indexOf("mine");
    if (at < 0) {
      return asked;
    }
    List<String> meant = new ArrayList<>(asked);
    meant.set(at, "issue");
    meant.add(at + 1, "list");
    return meant;
  }

  private static List<Candidate> values(Candidates.@Nullable Slot slot) {
    List<Candidate> values = new ArrayList<>();
    if (slot != null && slot.positional() != null && slot.positional().name().equals("target")) {
      values.add(new Candidate("shop:java", "Java"));
      values.add(new Candidate("shop:javascript", "JavaScript: for browsers"));
    } else if (slot != null) {
      values.add(new Candidate("acme/", "Acme Inc"));
      values.add(new Candidate("acme/web", "The shop: it's on the \"web\""));
      values.add(new Candidate("zeta/api", ""));
    }
    return values;
  }

  /// The lines of the table, and what is expected of each.
  private static Map<String, List<String>> rows() throws IOException {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (String row : resource("lines.csv").split("\n", -1)) {
      int bar = row.indexOf('|');
      if (row.startsWith("[")) {
        String words = row.substring(bar + 1);
        rows.put(unquoted(row.substring(0, bar)), words.isEmpty() ? List.of() : words(words));
      }
    }
    return rows;
  }

  private static String resource(String name) throws IOException {
    try (InputStream text = ShellScriptTest.class.getResourceAsStream(name)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @BeforeAll
  static void installsTheProgram() throws IOException {
    Path program = folder.resolve("sentry");
    Files.writeString(program, program());
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Files.writeString(folder.resolve("conf.ini"), "");
    for (Shell shell : Shell.values()) {
      Files.writeString(
          folder.resolve("script." + shell.word()),
          Completion.script(shell, new ExampleTree().tree()));
    }
    for (String driver : List.of("bash-driver", "zsh-driver", "zsh-inner")) {
      Files.writeString(folder.resolve(driver), resource(driver));
    }
  }

  @ParameterizedTest
  @CsvFileSource(resources = TABLE, delimiter = '|', numLinesToSkip = 1)
  void bashCompletes(String line, String expected) throws Exception {
    List<String> command = new ArrayList<>(List.of("bash", "--norc", "bash-driver"));
    command.add("script.bash");
    String typed = unquoted(line);
    command.add(typed);
    List<String> words = brokenWords(typed);
    command.addAll(words);
    String whole = typed.substring(typed.lastIndexOf(' ') + 1);
    String last = words.getLast().equals("=") || words.getLast().equals(":") ? "" : words.getLast();
    String lead = whole.substring(0, whole.length() - last.length());

    List<String> found = new ArrayList<>();
    for (String reply : run("bash", command)) {
      if (!reply.isBlank()) {
        found.add(lead + reply);
      }
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(words(expected));
  }

  /// All lines in one session: zsh takes long to start.
  @Test
  void zshCompletes() throws Exception {
    Map<String, List<String>> expected = rows();
    Map<String, List<String>> found = new LinkedHashMap<>();
    List<String> matches = new ArrayList<>();
    for (String output :
        run(
            "zsh",
            List.of("zsh", "-f", "zsh-driver", "script.zsh", "zsh-inner"),
            String.join("\n", expected.keySet()) + "\n")) {
      if (output.startsWith(">")) {
        matches = new ArrayList<>();
        found.put(output.substring(1), matches);
      } else {
        matches.add(output);
      }
    }
    found.values().forEach(Collections::sort);
    assertThat(found).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvFileSource(resources = TABLE, delimiter = '|', numLinesToSkip = 1)
  void fishCompletes(String line, String expected) throws Exception {
    List<String> found = new ArrayList<>();
    for (String candidate :
        run(
            "fish",
            List.of(
                "fish", "-N", "-c", "source script.fish; complete -C '" + unquoted(line) + "'"))) {
      int tab = candidate.indexOf('\t');
      found.add(tab < 0 ? candidate : candidate.substring(0, tab));
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(words(expected));
  }

  private static List<String> run(String shell, List<String> command) throws Exception {
    return run(shell, command, "");
  }

  private static List<String> run(String shell, List<String> command, String input)
      throws Exception {
    assumeTrue(installed(shell), shell + " is not installed");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("PATH", folder + File.pathSeparator + System.getenv("PATH"));
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("TERM", "dumb");
    builder.environment().put("LC_ALL", "C.UTF-8");
    Path errors = Files.createTempFile(folder, "errors", ".txt");
    Process process = builder.redirectError(errors.toFile()).start();
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(Files.readString(errors)).isEmpty();
    List<String> lines = new ArrayList<>();
    for (String line : output.replace("\r", "").split("\n", -1)) {
      if (!line.isEmpty()) {
        lines.add(line);
      }
    }
    return lines;
  }

  private static boolean installed(String shell) {
    for (String place : System.getenv("PATH").split(File.pathSeparator, -1)) {
      if (Files.isExecutable(Path.of(place, shell))) {
        return true;
      }
    }
    return false;
  }

  /// A line of the table stands in brackets, so that a blank at its end can be seen.
  private static String unquoted(String line) {
    return line.substring(1, line.length() - 1);
  }

  private static List<String> words(@Nullable String expected) {
    if (expected == null) {
      return List.of();
    }
    List<String> words = new ArrayList<>(List.of(expected.split(" ", -1)));
    Collections.sort(words);
    return words;
  }

  /// Words as bash hands them to a completion: broken at `=` and `:` too.
  private static List<String> brokenWords(String line) {
    List<String> words = new ArrayList<>();
    for (String word : line.split(" ", -1)) {
      StringBuilder piece = new StringBuilder();
      for (int index = 0; index < word.length(); index++) {
        char letter = word.charAt(index);
        if (letter == '=' || letter == ':') {
          if (!piece.isEmpty()) {
            words.add(piece.toString());
            piece.setLength(0);
          }
          words.add(String.valueOf(letter));
        } else {
          piece.append(letter);
        }
      }
      if (!piece.isEmpty() || word.isEmpty()) {
        words.add(piece.toString());
      }
    }
    return words;
  }
}
