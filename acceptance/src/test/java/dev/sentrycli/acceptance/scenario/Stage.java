package dev.sentrycli.acceptance.scenario;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.sentrycli.acceptance.scenario.Scenario.Step;
import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.sandbox.SandboxOptions;
import dev.sentrycli.sandbox.Seed;
import dev.sentrycli.sandbox.edition.Edition;
import dev.sentrycli.sandbox.fault.FaultJson;
import dev.sentrycli.sandbox.oauth.DeviceLogin;
import dev.sentrycli.sandbox.world.credential.DeviceCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where a scenario is played: a server of its own, a home that was never used, no variable set.
final class Stage implements AutoCloseable {
  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  /// A port at which nothing listens.
  private static final String NOBODY = "http://localhost:1";

  private static final String PORT = "{{port}}";

  private final Program program;
  private final Path home;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final Map<String, String> names = new LinkedHashMap<>();
  private SandboxOptions options;
  private Sandbox sandbox;
  private Pattern portAlone;
  private Clock clock;
  private Path folder;
  private String input = "";
  private boolean terminal;
  private Path launcher;

  Stage(Program program) throws IOException {
    this.program = program;
    // Of the same length every time, so that lines break at the same place.
    String name = "sentry-%08x".formatted(ThreadLocalRandom.current().nextInt());
    this.home = Path.of(System.getProperty("java.io.tmpdir")).toRealPath().resolve(name, "home");
    this.folder = Files.createDirectories(home.resolve("here"));
    this.clock =
        program instanceof Program.InProcess
            ? Clock.fixed(NOON, ZoneOffset.UTC)
            : Clock.systemUTC();
    this.options =
        SandboxOptions.DEFAULT
            .clock(clock)
            .oauth(SandboxOptions.DEFAULT.oauth().pollInterval(Duration.ZERO));
    variables.put("HOME", home.toString());
    names.put("{{home}}", home.toString());
    names.put("{{nobody}}", NOBODY);
  }

  /// The scenario with what happened in place of what was expected.
  Scenario play(Scenario scenario) throws IOException, InterruptedException {
    List<Step> played = new ArrayList<>();
    for (Step step : scenario.steps()) {
      switch (step) {
        case Step.Remark remark -> played.add(remark);
        case Step.Given given -> {
          set(given);
          played.add(given);
        }
        case Step.Call(var command, var _) -> played.add(new Step.Call(command, call(command)));
      }
    }
    return new Scenario(played);
  }

  private void set(Step.Given given) throws IOException, InterruptedException {
    int space = given.what().indexOf(' ');
    String subject = space < 0 ? given.what() : given.what().substring(0, space);
    String rest = space < 0 ? "" : expanded(given.what().substring(space + 1));
    switch (subject) {
      case "seed" -> options = options.seed(Seed.valueOf(rest.toUpperCase(Locale.ROOT)));
      case "server" -> edition(options.edition().version(rest));
      case "server-without" -> edition(options.edition().without(rest));
      case "prefix" -> options = options.pathPrefix(rest);
      case "public-url" -> options = options.publicUrl(rest);
      case "device-login" ->
          options =
              options.oauth(
                  options.oauth().deviceLogin(DeviceLogin.valueOf(rest.toUpperCase(Locale.ROOT))));
      case "clock" -> {
        clock =
            rest.equals("now")
                ? Clock.systemUTC()
                : Clock.fixed(Instant.parse(rest), ZoneOffset.UTC);
        options = options.clock(clock);
      }
      case "clock-ahead" -> clock = Clock.offset(Clock.systemUTC(), Duration.parse(rest));
      case "login" -> {
        start();
        expectSuccess("sentry auth login --url {{url}} --token {{token}}");
      }
      case "device-login-approved", "device-login-denied" ->
          answerDevice(subject.endsWith("approved"));
      case "token" -> {
        String[] words = rest.split(" ", -1);
        start();
        names.put(
            "{{" + words[0] + "}}",
            sandbox
                .world()
                .credentials()
                .addPersonal(
                    sandbox.user(),
                    words[0],
                    Set.copyOf(Arrays.asList(words).subList(1, words.length)))
                .value());
      }
      case "setup-code" -> {
        start();
        names.put("{{setup-code}}", sandbox.setupCode());
      }
      case "organization-token" -> {
        start();
        names.put("{{organization-token}}", sandbox.organizationToken());
      }
      case "fault" -> {
        start();
        sandbox.faults().add(FaultJson.fault((JsonObject) JsonParser.parseString(rest)));
      }
      case "no-faults" -> sandbox().faults().clear();
      case "server-down" -> sandbox().close();
      case "env" -> {
        String[] pair = rest.split("=", 2);
        variables.put(pair[0], pair[1]);
      }
      case "no-env" -> variables.remove(rest);
      case "file" -> {
        Path file = folder.resolve(rest);
        Files.createDirectories(file.getParent());
        StringBuilder content = new StringBuilder();
        given.lines().forEach(line -> content.append(expanded(line)).append('\n'));
        Files.writeString(file, content);
      }
      case "folder" -> folder = Files.createDirectories(folder.resolve(rest).normalize());
      case "installed" -> {
        // An executable would replace or remove itself.
        assumeTrue(
            program instanceof Program.InProcess, "only what runs in this process is played");
        launcher = Releases.install(home.resolve(".local"), rest);
      }
      case "release" -> {
        String[] words = rest.split(" ", 2);
        names.put("{{platform}}", Releases.PLATFORM);
        names.put("{{sum}}", Releases.pack(folder, words[0], words.length > 1 ? words[1] : ""));
      }
      case "stdin" -> input = rest.isEmpty() ? rest : rest + "\n";
      case "terminal" -> {
        terminal = true;
        String[] size = rest.split("x", -1);
        variables.put("COLUMNS", size[0]);
        variables.put("LINES", size[1]);
        variables.putIfAbsent("TERM", "xterm-256color");
      }
      default ->
          throw new IllegalArgumentException("Nothing is known about 'given " + subject + "'");
    }
  }

  /// Turns the server into another Sentry, also while it runs.
  private void edition(Edition edition) {
    options = options.edition(edition);
    if (sandbox != null) {
      sandbox.world().edition(edition);
    }
  }

  /// Decides on the next device login as a person in a browser would.
  private void answerDevice(boolean yes) {
    Sandbox server = sandbox();
    Thread.ofVirtual()
        .start(
            () -> {
              while (true) {
                for (DeviceCode code : server.world().credentials().deviceCodes()) {
                  if (yes) {
                    server.approve(code.userCode());
                  } else {
                    server.deny(code.userCode());
                  }
                  return;
                }
                try {
                  Thread.sleep(20);
                } catch (InterruptedException ended) {
                  return;
                }
              }
            });
  }

  private Sandbox sandbox() {
    start();
    return sandbox;
  }

  private void start() {
    if (sandbox != null) {
      return;
    }
    sandbox = Sandbox.start(options);
    names.put("{{url}}", sandbox.url());
    names.put("{{host}}", sandbox.url().replaceFirst("^https?://", ""));
    names.put("{{token}}", sandbox.token());
    names.put("{{client-id}}", sandbox.clientId());
    names.put("{{dsn}}", sandbox.dsn());
    names.put(PORT, Integer.toString(sandbox.port()));
    // Not within a longer number or an id, where the same digits stand by chance.
    portAlone = Pattern.compile("(?<![0-9A-Za-z])" + sandbox.port() + "(?![0-9A-Za-z])");
  }

  private void expectSuccess(String command) throws IOException, InterruptedException {
    Program.Outcome outcome = run(CommandLine.read(expanded(command)));
    if (outcome.exit() != 0) {
      throw new IllegalStateException(command + ": " + outcome.err());
    }
  }

  private List<String> call(String command) throws IOException, InterruptedException {
    start();
    Program.Outcome outcome = run(CommandLine.read(expanded(command)));
    List<String> lines = new ArrayList<>();
    String out = generic(outcome.out());
    out.lines().map(Scenario::quoted).forEach(lines::add);
    if (!out.isEmpty() && !out.endsWith("\n")) {
      lines.add("{{no line end}}");
    }
    generic(outcome.err()).lines().map(line -> ("! " + line).stripTrailing()).forEach(lines::add);
    if (outcome.exit() != 0) {
      lines.add("[" + outcome.exit() + "]");
    }
    return Scenario.trimmed(lines);
  }

  private Program.Outcome run(CommandLine line) throws IOException, InterruptedException {
    if (!line.words().getFirst().equals("sentry")) {
      throw new IllegalArgumentException("Only 'sentry' is played, not " + line.words());
    }
    Map<String, String> set = new LinkedHashMap<>(variables);
    set.putAll(line.variables());
    String given = line.input().isEmpty() ? input : Files.readString(folder.resolve(line.input()));
    return program.run(
        new Program.Run(
            line.words().subList(1, line.words().size()),
            set,
            folder,
            given,
            terminal,
            clock,
            launcher));
  }

  private String expanded(String text) {
    if (text.contains("{{")) {
      start();
    }
    String full = text;
    for (Map.Entry<String, String> name : names.entrySet()) {
      full = full.replace(name.getKey(), name.getValue());
    }
    return full;
  }

  /// What differs from run to run, by its name.
  private String generic(String text) {
    String told = text.replace("\u001b", "␛").replace("\r", "␍");
    for (Map.Entry<String, String> name : names.entrySet()) {
      told =
          name.getKey().equals(PORT)
              ? portAlone.matcher(told).replaceAll(Matcher.quoteReplacement(PORT))
              : told.replace(name.getValue(), name.getKey());
    }
    return told;
  }

  @Override
  public void close() throws IOException {
    if (sandbox != null) {
      sandbox.close();
    }
    try (Stream<Path> files = Files.walk(home.getParent())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
