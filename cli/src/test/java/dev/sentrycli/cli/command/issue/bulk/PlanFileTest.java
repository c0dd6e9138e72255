package dev.sentrycli.cli.command.issue.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PlanFileTest {
  private static final int RUNS = 8;

  @TempDir Path folder;

  private static BulkPlan plan(String query) {
    JsonObject changes = new JsonObject();
    changes.addProperty("status", "unresolved");
    return new BulkPlan(
        "https://x",
        "acme",
        List.of("web"),
        query,
        "2026-11-25T12:00:00Z",
        new BulkAction(BulkAction.Kind.UNRESOLVE, null, changes),
        List.of());
  }

  @Test
  void runsThatBeginInTheSameMomentEachKeepTheirOwn() throws Exception {
    for (int round = 0; round < 20; round++) {
      String stem = "acme-" + round;
      CyclicBarrier start = new CyclicBarrier(RUNS);
      Set<Path> names = new HashSet<>();
      try (ExecutorService runs = Executors.newFixedThreadPool(RUNS)) {
        List<Future<Path>> made = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
          BulkPlan plan = plan("run " + i);
          made.add(
              runs.submit(
                  () -> {
                    start.await();
                    try (PlanFile file = PlanNames.create(folder, stem, plan)) {
                      assertThat(file.plan()).isSameAs(plan);
                      return file.path();
                    }
                  }));
        }
        for (int i = 0; i < RUNS; i++) {
          Path path = made.get(i).get();
          names.add(path);
          assertThat(Files.readString(path)).contains("\"run " + i + "\"");
        }
      }
      assertThat(names).hasSize(RUNS);
    }
  }

  @Test
  void whatIsThereIsLeftAsItIs() throws IOException {
    Path path = Files.writeString(folder.resolve("p.json"), "mine");
    assertThatThrownBy(() -> PlanFile.create(path, plan("")))
        .isInstanceOf(BulkException.class)
        .hasMessageContaining("is there already");
    assertThat(Files.readString(path)).isEqualTo("mine");
  }

  @Test
  void aNameWhoseJournalIsLeftIsTaken() throws IOException {
    Path journal = Files.writeString(folder.resolve("p.json.journal"), "mine");
    assertThat(PlanFile.createIfFree(folder.resolve("p.json"), plan(""))).isNull();
    assertThat(folder.resolve("p.json")).doesNotExist();
    assertThat(Files.readString(journal)).isEqualTo("mine");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void belongsToItsOwnerAloneAndToOneRunAtATime() throws IOException {
    Path path = folder.resolve("p.json");
    try (PlanFile file = PlanFile.create(path, plan(""))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
          .isEqualTo("rw-------");
      assertThatThrownBy(() -> PlanFile.open(path, BulkPlanTest.ENVIRONMENT))
          .isInstanceOf(BulkException.class)
          .hasMessageContaining("Another run is at work");
    }
    try (PlanFile again = PlanFile.open(path, BulkPlanTest.ENVIRONMENT)) {
      assertThat(again.plan()).isEqualTo(plan(""));
    }
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aPlanThatMayOnlyBeReadBelongsToOneRunAtATimeToo() throws IOException {
    Path path = folder.resolve("p.json");
    PlanFile.create(path, plan("")).close();
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r--------"));
    assumeThat(Files.isWritable(path)).as("nothing is closed to root").isFalse();
    try (PlanFile file = PlanFile.open(path, BulkPlanTest.ENVIRONMENT)) {
      assertThatThrownBy(() -> PlanFile.open(path, BulkPlanTest.ENVIRONMENT))
          .isInstanceOf(BulkException.class)
          .hasMessageContaining("Another run is at work");
      file.save();
    }
    PlanFile.open(path, BulkPlanTest.ENVIRONMENT).close();
  }
}
