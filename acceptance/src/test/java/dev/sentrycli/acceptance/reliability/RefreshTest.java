package dev.sentrycli.acceptance.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.cli.Main;
import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.sandbox.fault.Action;
import dev.sentrycli.sandbox.fault.Fault;
import dev.sentrycli.sandbox.http.Response;
import dev.sentrycli.terminal.Attached;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A dashboard that is looked at again and again.
class RefreshTest {
  private static final String TITLE = "Storefront Health\n";

  @AutoClose private final Sandbox sandbox = Servers.start();
  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private FutureTask<Integer> program = new FutureTask<>(() -> 1);
  private Thread thread = new Thread(program);

  @Test
  void showsTheLastValuesWhileTheServerIsAway() throws Exception {
    start(Attached.NOWHERE);

    String first = look(1);
    sandbox
        .faults()
        .add(
            Fault.on(
                "GET /api/0/organizations/acme/issues/",
                new Action.Answer(Response.detail(403, "Issues are none of your business"))));
    sandbox.faults().add(Fault.on("GET /api/0/organizations/acme/*", new Action.Reset()));
    String second = look(2);
    thread.interrupt(); // as Ctrl-C does

    assertThat(program.get(30, TimeUnit.SECONDS)).isZero();
    String refused = "(Issues are none of your business (403))";
    assertThat(first).contains("Errors by type", "Slow pages").doesNotContain("(the connection");
    assertThat(second)
        .containsOnlyOnce(refused)
        .containsOnlyOnce("the connection was closed before an answer came")
        .containsPattern(
            sandbox.url()
                + " gave nothing new for 4 of 5 widgets \\(the connection was closed before an"
                + " answer came\\): their values are of \\d\\d:\\d\\d:\\d\\d");
    // Above the issues, which are refused, all is as it was.
    assertThat(second.substring(0, second.indexOf("Issues of today")))
        .isEqualTo(first.substring(0, first.indexOf("Issues of today")));
  }

  @Test
  void saysOnATerminalWhenItWasLookedUpAndHowItEnds() throws Exception {
    start(new Attached(false, true, false));

    look(1);
    thread.interrupt(); // as Ctrl-C does

    assertThat(program.get(30, TimeUnit.SECONDS)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .containsPattern(
            "\nLooked up at \\d\\d:\\d\\d:\\d\\d, every 10 seconds; Ctrl-C ends it\n$");
  }

  private void start(Attached attached) {
    Machine machine = new Machine(folder);
    machine.set("SENTRY_HOST", sandbox.url()).set("SENTRY_AUTH_TOKEN", sandbox.token());
    machine.set("NO_COLOR", "1");
    String[] words = {"dashboard", "view", "acme/901", "--refresh", "10"};
    program =
        new FutureTask<>(
            () ->
                Main.run(
                    words,
                    machine.variables(),
                    machine.work(),
                    InputStream.nullInputStream(),
                    out,
                    new ByteArrayOutputStream(),
                    attached));
    thread = new Thread(program);
    thread.start();
  }

  /// What is shown from the title of a look on, when it is there.
  private String look(int number) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (System.nanoTime() < end) {
      String[] looks = out.toString(StandardCharsets.UTF_8).split(TITLE, -1);
      if (looks.length > number) {
        return TITLE + looks[number];
      }
      Thread.sleep(50);
    }
    throw new AssertionError("no look " + number + " in:\n" + out);
  }
}
