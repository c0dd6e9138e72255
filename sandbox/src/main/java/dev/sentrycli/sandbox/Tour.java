package dev.sentrycli.sandbox;

import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.issue.Issue;
import dev.sentrycli.sandbox.world.issue.IssueQuery;
import dev.sentrycli.sandbox.world.search.SearchException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `try`: a walk through the real program against a sandbox of its own, in a home of its own. The
/// login goes all the way of a real one: the program shows a code, somebody logs in to the pages of
/// the server and approves it.
final class Tour {
  private static final Pattern USER_CODE =
      Pattern.compile("\\b[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}\\b");
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final List<String> KEPT =
      List.of("PATH", "JAVA_HOME", "LANG", "LC_ALL", "TERM", "TMPDIR", "TEMP", "SystemRoot");

  private final Path program;
  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream err;

  /// @param environment what of it a program needs to start is handed on, nothing else
  Tour(Path program, Map<String, String> environment, PrintStream out, PrintStream err) {
    this.program = program;
    this.environment = environment;
    this.out = out;
    this.err = err;
  }

  /// @return whether every step went well
  boolean run() throws IOException, InterruptedException {
    Path home = Files.createTempDirectory("sentry-sandbox");
    SandboxOptions options =
        SandboxOptions.DEFAULT.oauth(
            SandboxOptions.DEFAULT.oauth().pollInterval(Duration.ofSeconds(1)));
    try (Sandbox sandbox = Sandbox.start(options)) {
      out.println("A Sentry of our own runs at " + sandbox.url() + " while this lasts");
      if (!login(sandbox, home)) {
        return false;
      }
      for (List<String> command : commands(sandbox)) {
        if (!step(sandbox, home, command)) {
          return false;
        }
      }
      return true;
    } finally {
      delete(home);
    }
  }

  private static List<List<String>> commands(Sandbox sandbox) {
    Organization organization =
        sandbox.world().directory().organizations(sandbox.user()).getFirst();
    return List.of(
        List.of("org", "list"),
        List.of("project", "list", organization.slug() + "/"),
        List.of("issue", "list", organization.slug() + "/"),
        List.of("issue", "view", organization.slug() + "/" + firstIssue(sandbox, organization)));
  }

  private static String firstIssue(Sandbox sandbox, Organization organization) {
    try {
      Issue first =
          sandbox
              .world()
              .issues()
              .find(IssueQuery.of(organization).query("is:unresolved").slice(0, 1))
              .items()
              .getFirst();
      return first.shortId();
    } catch (SearchException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private boolean login(Sandbox sandbox, Path home) throws IOException, InterruptedException {
    List<String> command = List.of("auth", "login", "--url", sandbox.url());
    announce(command);
    Process process = start(sandbox, home, command);
    Thread output = Thread.startVirtualThread(() -> copy(process.inputReader(), out));
    boolean approved = false;
    try (BufferedReader lines = process.errorReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        err.println(line);
        Matcher code = USER_CODE.matcher(line);
        if (!approved && code.find()) {
          approved = approve(sandbox, code.group());
        }
      }
    }
    output.join();
    return ended(process, command);
  }

  private boolean approve(Sandbox sandbox, String userCode)
      throws IOException, InterruptedException {
    try (Visitor visitor = new Visitor(sandbox.url())) {
      String email = sandbox.user().email();
      String last = visitor.decide(userCode, email, Sandbox.PASSWORD, "approve");
      err.println("[" + email + " logs in to the page and types " + userCode + ": " + last + "]");
      return true;
    }
  }

  private boolean step(Sandbox sandbox, Path home, List<String> command)
      throws IOException, InterruptedException {
    announce(command);
    Process process = start(sandbox, home, command);
    Thread output = Thread.startVirtualThread(() -> copy(process.inputReader(), out));
    copy(process.errorReader(), err);
    output.join();
    return ended(process, command);
  }

  private void announce(List<String> command) {
    out.println();
    out.println("$ sentry " + String.join(" ", command));
    out.flush();
  }

  private Process start(Sandbox sandbox, Path home, List<String> command) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(program.toString());
    words.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(words).directory(home.toFile());
    Map<String, String> clean = builder.environment();
    clean.clear();
    for (String name : KEPT) {
      String value = environment.get(name);
      if (value != null) {
        clean.put(name, value);
      }
    }
    clean.put("HOME", home.toString());
    clean.put("USERPROFILE", home.toString());
    clean.put("SENTRY_CONFIG_DIR", home.resolve("config").toString());
    clean.put("SENTRY_CLIENT_ID", sandbox.clientId());
    Process process = builder.redirectInput(ProcessBuilder.Redirect.from(nothing())).start();
    Thread.startVirtualThread(() -> watch(process));
    return process;
  }

  /// Ends a program that waits for something that will not come.
  private static void watch(Process process) {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static File nothing() {
    return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
  }

  private boolean ended(Process process, List<String> command) throws InterruptedException {
    int exit = process.waitFor();
    if (exit != 0) {
      err.println("Error: 'sentry " + String.join(" ", command) + "' ended with " + exit);
    }
    return exit == 0;
  }

  private static void copy(BufferedReader from, PrintStream to) {
    try (from) {
      byte[] newline = "\n".getBytes(StandardCharsets.UTF_8);
      for (String line = from.readLine(); line != null; line = from.readLine()) {
        to.writeBytes(line.getBytes(StandardCharsets.UTF_8));
        to.writeBytes(newline);
        to.flush();
      }
    } catch (IOException gone) {
      to.println("Error: the output of the program broke off");
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
