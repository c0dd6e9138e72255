package dev.sentrycli.acceptance.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.sentrycli.acceptance.reliability.Machine.Run;
import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.terminal.Attached;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A login as a person does it, with a real browser.
class ApprovalPageTest {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  @TempDir Path folder;

  @Test
  @Timeout(180)
  void aPersonLogsInAndApproves() throws Exception {
    assumeTrue(Files.isExecutable(CHROMIUM), "no Chromium here");
    Path profile = folder.resolve("profile");
    Path browser = folder.resolve("browser.sh");
    Path process = folder.resolve("process");
    Machine.write(
        browser,
        """
        #!/bin/sh
        echo $$ > '%s'
        exec %s --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
          --disable-background-networking --disable-component-update --disable-sync \
          --remote-debugging-port=0 --user-data-dir='%s' "$@" >/dev/null 2>&1
        """
            .formatted(process, CHROMIUM, profile));
    assertThat(browser.toFile().setExecutable(true)).isTrue();
    try (Sandbox sandbox = Servers.start()) {
      Machine machine = new Machine(folder);
      machine.set("SENTRY_CLIENT_ID", sandbox.clientId()).set("BROWSER", browser.toString());
      machine.set("DISPLAY", ":0").set("PATH", System.getenv("PATH")).set("TERM", "dumb");
      machine.attached(new Attached(false, false, true));
      CompletableFuture<Run> login =
          CompletableFuture.supplyAsync(
              () -> machine.run("auth", "login", "--url", sandbox.url(), "--timeout", "150"),
              Thread::startVirtualThread);

      try (Tab tab = Tab.of(profile)) {
        tab.until("document.querySelector('input[type=password]') != null");
        tab.evaluate(
            "document.querySelector('input[type=password]').value = '"
                + Sandbox.PASSWORD
                + "'; for (const one of document.querySelectorAll('input:not([type=hidden])"
                + ":not([type=password])')) if (!one.value) one.value = '"
                + sandbox.user().email()
                + "'; document.querySelector('button, input[type=submit]').click()");
        tab.until("document.querySelector('[name=op][value=approve]') != null");
        assertThat(tab.evaluate("document.body.innerText")).contains("org:read");
        tab.evaluate("document.querySelector('[name=op][value=approve]').click()");

        Run run = login.get(150, TimeUnit.SECONDS);
        assertThat(run.exit()).as("%s", run).isZero();
        assertThat(run.out()).contains("Logged in").contains(sandbox.user().email());
        assertThat(run.err()).contains("opened in your browser");
      }
      // Until it has ended, it writes in its folder.
      ProcessHandle.of(Long.parseLong(Machine.read(process).strip()))
          .ifPresent(running -> running.onExit().orTimeout(20, TimeUnit.SECONDS).join());
      machine.attached(Attached.NOWHERE);
      Run list = machine.run("org", "list");
      assertThat(list.exit()).as("%s", list).isZero();
      assertThat(list.out()).contains(Servers.organization(sandbox).slug());
    }
  }

  /// The browser's only tab, told what to do over its debugging socket.
  private record Tab(WebSocket socket, LinkedBlockingQueue<JsonObject> answers)
      implements AutoCloseable {

    static Tab of(Path profile) throws Exception {
      Path file = profile.resolve("DevToolsActivePort");
      while (!Files.exists(file) || Files.readAllLines(file).size() < 2) {
        Thread.sleep(50);
      }
      URI list = URI.create("http://127.0.0.1:" + Files.readAllLines(file).getFirst() + "/json");
      HttpClient client = HttpClient.newHttpClient();
      while (true) {
        String tabs =
            client
                .send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        for (var tab : JsonParser.parseString(tabs).getAsJsonArray()) {
          if (tab.getAsJsonObject().get("type").getAsString().equals("page")) {
            String address = tab.getAsJsonObject().get("webSocketDebuggerUrl").getAsString();
            return open(client, address);
          }
        }
        Thread.sleep(50);
      }
    }

    private static Tab open(HttpClient client, String address) {
      LinkedBlockingQueue<JsonObject> answers = new LinkedBlockingQueue<>();
      StringBuilder text = new StringBuilder();
      WebSocket.Listener listener =
          new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
              text.append(part);
              if (last) {
                answers.add(JsonParser.parseString(text.toString()).getAsJsonObject());
                text.setLength(0);
              }
              socket.request(1);
              return CompletableFuture.completedFuture(null);
            }
          };
      return new Tab(
          client
              .newWebSocketBuilder()
              .connectTimeout(Duration.ofSeconds(10))
              .buildAsync(URI.create(address), listener)
              .join(),
          answers);
    }

    String evaluate(String script) throws InterruptedException {
      JsonObject parameters = new JsonObject();
      parameters.addProperty("expression", script);
      JsonObject answer = call("Runtime.evaluate", parameters);
      if (!answer.has("result")) {
        return ""; // the page was just then replaced by another
      }
      var value = answer.getAsJsonObject("result").getAsJsonObject("result").get("value");
      return value == null ? "" : value.getAsString();
    }

    void until(String condition) throws InterruptedException {
      while (!evaluate("String(" + condition + ")").equals("true")) {
        Thread.sleep(50);
      }
    }

    private JsonObject call(String method, JsonObject parameters) throws InterruptedException {
      JsonObject command = new JsonObject();
      command.addProperty("id", 1);
      command.addProperty("method", method);
      command.add("params", parameters);
      socket.sendText(command.toString(), true).join();
      JsonObject answer = answers.poll(20, TimeUnit.SECONDS);
      while (answer != null && !answer.has("id")) {
        answer = answers.poll(20, TimeUnit.SECONDS);
      }
      if (answer == null) {
        throw new IllegalStateException("The browser does not answer " + method);
      }
      return answer;
    }

    @Override
    public void close() {
      JsonObject command = new JsonObject();
      command.addProperty("id", 2);
      command.addProperty("method", "Browser.close");
      socket.sendText(command.toString(), true).join();
      socket.abort();
    }
  }
}
