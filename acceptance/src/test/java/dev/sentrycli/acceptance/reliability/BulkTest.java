package dev.sentrycli.acceptance.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.sentrycli.acceptance.reliability.Machine.Run;
import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.sandbox.fault.Action;
import dev.sentrycli.sandbox.fault.Fault;
import dev.sentrycli.sandbox.world.issue.Issue;
import dev.sentrycli.sandbox.world.issue.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `issue bulk` with servers that fail half-way, runs that are killed, and files that are broken:
/// no issue is changed twice, none is forgotten, and everything can be taken back.
class BulkTest {
  private static final String CHANGES = "PUT /api/0/organizations/acme/issues/";
  private static final String[] ARCHIVE = {
    "issue", "bulk", "acme/storefront", "--query", "is:unresolved", "--archive", "--plan", "p.json"
  };

  @AutoClose private final Sandbox sandbox = Servers.start();
  @TempDir Path folder;
  private Machine machine;
  private Path plan;
  private int planned;
  private Map<String, String> before;

  @BeforeEach
  void makePlan() {
    machine = new Machine(folder);
    machine.set("SENTRY_HOST", sandbox.url()).set("SENTRY_AUTH_TOKEN", sandbox.token());
    plan = machine.work().resolve("p.json");
    before = states();
    Run made = machine.run(ARCHIVE);
    assertThat(made.exit()).as("%s", made).isZero();
    planned =
        JsonParser.parseString(Machine.read(plan))
            .getAsJsonObject()
            .getAsJsonArray("issues")
            .size();
    assertThat(planned).isGreaterThan(4);
    sandbox.requests().clear();
  }

  private Map<String, String> states() {
    Map<String, String> states = new TreeMap<>();
    for (Issue issue : sandbox.world().issues().of(Servers.organization(sandbox))) {
      Issue.Triage triage = issue.triage();
      states.put(
          issue.shortId(),
          triage.status()
              + " "
              + triage.substatus()
              + " "
              + triage.assignee()
              + " "
              + triage.priority());
    }
    return states;
  }

  private long archived() {
    return sandbox.world().issues().of(Servers.organization(sandbox)).stream()
        .filter(issue -> issue.shortId().startsWith("STOREFRONT-"))
        .filter(issue -> issue.triage().status() == Status.IGNORED)
        .filter(issue -> before.get(issue.shortId()).startsWith("UNRESOLVED"))
        .count();
  }

  private Run bulk(String... words) {
    List<String> all =
        new ArrayList<>(
            List.of("issue", "bulk", "--yes", "--json", "--pause", "0", "--batch", "2"));
    all.addAll(List.of(words));
    return machine.run(all.toArray(String[]::new));
  }

  private static List<String> names(Run run, String field) {
    List<String> names = new ArrayList<>();
    JsonArray all = JsonParser.parseString(run.out()).getAsJsonObject().getAsJsonArray(field);
    for (JsonElement one : all) {
      names.add(one.getAsJsonObject().get("shortId").getAsString());
    }
    return names;
  }

  @Test
  void aPlanChangesNothingAndBelongsToItsOwnerAlone() throws IOException {
    assertThat(states()).isEqualTo(before);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(plan)))
        .isEqualTo("rw-------");
  }

  @Test
  void isCarriedOutAndTakenBack() {
    Run applied = bulk("--apply", "p.json");
    assertThat(applied.exit()).as("%s", applied).isZero();
    assertThat(names(applied, "applied")).hasSize(planned).doesNotHaveDuplicates();
    assertThat(archived()).isEqualTo(planned);
    assertThat(sandbox.requests().matching(CHANGES)).hasSize((planned + 1) / 2);

    Run undone = bulk("undo", "p.json");
    assertThat(undone.exit()).as("%s", undone).isZero();
    assertThat(states()).isEqualTo(before);
    assertThat(bulk("--undo", "p.json").out()).contains("\"undone\": []");
  }

  @Test
  void aBatchTheServerFailsOverIsTriedAgainByTheNextRun() {
    sandbox.faults().add(Fault.on(CHANGES, Action.status(500)).skip(1).times(3));
    Run applied = bulk("--apply", "p.json");
    assertThat(applied.exit()).as("%s", applied).isEqualTo(60);
    assertThat(names(applied, "failed")).hasSize(2);
    assertThat(names(applied, "applied")).hasSize(planned - 2);
    assertThat(archived()).isEqualTo(planned - 2);

    sandbox.requests().clear();
    Run again = bulk("--apply", "p.json");
    assertThat(again.exit()).as("%s", again).isZero();
    assertThat(names(again, "applied")).isEqualTo(names(applied, "failed"));
    assertThat(sandbox.requests().matching(CHANGES)).hasSize(1);
    assertThat(bulk("--apply", "p.json").exit()).isZero();
  }

  @Test
  void aConnectionThatIsCutOffIsNoSuccess() {
    sandbox.faults().add(Fault.on(CHANGES, new Action.Reset()).skip(1).times(3));
    Run applied = bulk("--apply", "p.json");
    assertThat(applied.exit()).as("%s", applied).isEqualTo(60);
    assertThat(names(applied, "failed")).hasSize(2);
    Run undone = bulk("--undo", "p.json");
    assertThat(undone.exit()).as("%s", undone).isZero();
    assertThat(states()).isEqualTo(before);
  }

  @Test
  void aServerThatStaysAwayIsLeftAlone() {
    sandbox
        .faults()
        .add(Fault.on("* /api/0/organizations/acme/issues/", Action.status(503)).skip(2));
    Run applied = bulk("--apply", "p.json", "--batch", "1");
    assertThat(applied.exit()).as("%s", applied).isEqualTo(60);
    assertThat(names(applied, "applied")).hasSize(1);
    assertThat(names(applied, "failed")).hasSize(3);
    assertThat(names(applied, "remaining")).hasSize(planned - 4);
    sandbox.faults().clear();
    assertThat(bulk("--apply", "p.json").exit()).isZero();
    assertThat(archived()).isEqualTo(planned);
  }

  @Test
  void aServerThatWasNeverThereIsAnOrdinaryFailure() {
    sandbox.faults().add(Fault.on("* /api/0/organizations/acme/issues/", Action.status(401)));
    Run applied = bulk("--apply", "p.json");
    assertThat(applied.exit()).as("%s", applied).isEqualTo(30);
    assertThat(applied.out()).isEmpty();
    sandbox.faults().clear();
    assertThat(bulk("--apply", "p.json").exit()).isZero();
  }

  @Test
  void askedForFewerRequestsItWaits() {
    sandbox.faults().add(Fault.on(CHANGES, Action.retryAfter("0")).skip(1).times(4));
    Run applied = bulk("--apply", "p.json");
    assertThat(applied.exit()).as("%s", applied).isZero();
    assertThat(applied.err()).contains("asks for fewer requests");
    assertThat(archived()).isEqualTo(planned);
  }

  @Test
  void oneIssueTheServerRefusesDoesNotHoldUpTheOthers() {
    Issue stubborn = sandbox.world().issues().get(Servers.organization(sandbox), first());
    sandbox
        .faults()
        .add(
            Fault.on(
                "PUT /api/0/organizations/acme/issues/?id=" + stubborn.id(), Action.status(400)));
    Run applied = bulk("--apply", "p.json", "--batch", "100");
    assertThat(applied.exit()).as("%s", applied).isEqualTo(60);
    assertThat(names(applied, "failed")).containsExactly(first());
    assertThat(archived()).isEqualTo(planned - 1);
  }

  private String first() {
    JsonObject json = JsonParser.parseString(Machine.read(plan)).getAsJsonObject();
    return json.getAsJsonArray("issues").get(0).getAsJsonObject().get("shortId").getAsString();
  }

  @Test
  void whatSomebodyElseChangedMeanwhileIsLeftAlone() throws Exception {
    Issue other = sandbox.world().issues().get(Servers.organization(sandbox), first());
    JsonObject resolved = new JsonObject();
    resolved.addProperty("status", "resolved");
    sandbox.world().issues().update(other, resolved, sandbox.user());
    Issue gone = sandbox.world().issues().get(Servers.organization(sandbox), second());
    sandbox.world().issues().remove(gone);
    Run applied = bulk("--apply", "p.json");
    assertThat(applied.exit()).as("%s", applied).isZero();
    assertThat(names(applied, "skipped")).containsExactlyInAnyOrder(first(), second());
    assertThat(applied.out()).contains("is resolved now", "is not there any more");

    Run all = bulk("--apply", "p.json", "--overwrite");
    assertThat(names(all, "applied")).containsExactly(first());
  }

  private String second() {
    JsonObject json = JsonParser.parseString(Machine.read(plan)).getAsJsonObject();
    return json.getAsJsonArray("issues").get(1).getAsJsonObject().get("shortId").getAsString();
  }

  @Test
  void undoingLeavesAloneWhatSomebodyChangedAfterwards() throws Exception {
    bulk("--apply", "p.json");
    Issue other = sandbox.world().issues().get(Servers.organization(sandbox), first());
    JsonObject resolved = new JsonObject();
    resolved.addProperty("status", "resolved");
    sandbox.world().issues().update(other, resolved, sandbox.user());
    Run undone = bulk("--undo", "p.json");
    assertThat(undone.exit()).as("%s", undone).isZero();
    assertThat(names(undone, "skipped")).containsExactly(first());
    assertThat(names(undone, "undone")).hasSize(planned - 1);
    assertThat(names(bulk("--undo", "p.json", "--overwrite"), "undone")).containsExactly(first());
    assertThat(states()).isEqualTo(before);
  }

  @Test
  void aBrokenPlanIsRefused() {
    String whole = Machine.read(plan);
    Machine.write(plan, whole.substring(0, whole.length() / 2));
    assertThat(bulk("--apply", "p.json").exit()).isEqualTo(21);
    Machine.write(plan, "[]");
    assertThat(bulk("--apply", "p.json").exit()).isEqualTo(21);
    Machine.write(plan, "");
    assertThat(bulk("--apply", "p.json").exit()).isEqualTo(21);
    Machine.write(plan, whole);
    Machine.write(machine.work().resolve("p.json.journal"), "{\"format\":");
    assertThat(bulk("--apply", "p.json").exit()).isEqualTo(20);
    assertThat(states()).isEqualTo(before);
  }

  @Test
  void aPlanThatWasChangedAfterItHadBegunIsRefused() {
    sandbox.faults().add(Fault.on(CHANGES, Action.status(500)).skip(1));
    bulk("--apply", "p.json");
    Machine.write(
        plan, Machine.read(plan).replace("archived_forever", "archived_until_escalating"));
    assertThat(bulk("--apply", "p.json").exit()).isEqualTo(21);
  }

  @Test
  void aPlanOfAnotherInstanceIsRefused() {
    try (Sandbox elsewhere = Servers.start()) {
      machine.set("SENTRY_HOST", elsewhere.url()).set("SENTRY_AUTH_TOKEN", elsewhere.token());
      Run applied = bulk("--apply", "p.json");
      assertThat(applied.exit()).as("%s", applied).isEqualTo(13);
      assertThat(elsewhere.requests().matching("PUT *")).isEmpty();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aKilledRunIsContinued() throws Exception {
    sandbox
        .faults()
        .add(Fault.on(CHANGES, new Action.Hang(Duration.ofSeconds(30))).skip(1).times(1));
    ProcessBuilder builder =
        machine.process(
            List.of(), "issue", "bulk", "--apply", "p.json", "--yes", "--pause", "0", "--batch",
            "2");
    builder.redirectErrorStream(true);
    Process process = builder.start();
    try {
      for (int i = 0; i < 600 && sandbox.requests().matching(CHANGES).size() < 2; i++) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
      assertThat(bulk("--apply", "p.json").err()).contains("Another run");
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(archived()).isEqualTo(2);
    sandbox.requests().clear();
    Run again = bulk("--apply", "p.json");
    assertThat(again.exit()).as("%s", again).isZero();
    assertThat(names(again, "applied")).hasSize(planned - 2);
    assertThat(archived()).isEqualTo(planned);
    assertThat(bulk("--undo", "p.json").exit()).isZero();
    assertThat(states()).isEqualTo(before);
  }

  @Test
  void aChangeWhoseAnswerWasLostIsNotTakenForSomebodyElses() throws Exception {
    // As a run leaves it that is killed after the server did its work.
    Run applied = bulk("--apply", "p.json");
    assertThat(applied.exit()).isZero();
    Path journal = machine.work().resolve("p.json.journal");
    JsonObject json = JsonParser.parseString(Machine.read(journal)).getAsJsonObject();
    JsonArray sent = new JsonArray();
    List<String> ids = new ArrayList<>(json.getAsJsonObject("issues").keySet()).subList(0, 2);
    ids.forEach(
        id -> {
          json.getAsJsonObject("issues").remove(id);
          sent.add(id);
        });
    json.add("sent", sent);
    Machine.write(journal, json.toString());
    sandbox.requests().clear();
    Run again = bulk("--apply", "p.json");
    assertThat(names(again, "applied")).hasSize(2);
    assertThat(names(again, "skipped")).isEmpty();
    assertThat(sandbox.requests().matching(CHANGES)).isEmpty();
  }

  @Test
  void withoutAPlanTheWayBackIsKeptAllTheSame() throws IOException {
    Run applied =
        machine.run(
            "issue",
            "bulk",
            "acme/storefront",
            "-q",
            "is:unresolved",
            "--assign",
            "#payments",
            "--yes",
            "--json");
    assertThat(applied.exit()).as("%s", applied).isZero();
    JsonObject json = JsonParser.parseString(applied.out()).getAsJsonObject();
    Path record = Path.of(json.get("plan").getAsString());
    assertThat(record).startsWith(machine.config());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(record)))
        .isEqualTo("rw-------");
    assertThat(states()).isNotEqualTo(before);
    assertThat(bulk("--undo", record.toString()).exit()).isZero();
    assertThat(states()).isEqualTo(before);
  }
}
