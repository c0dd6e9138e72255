package dev.sentrycli.sandbox.routes.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.sandbox.SandboxOptions;
import dev.sentrycli.sandbox.Wire;
import dev.sentrycli.sandbox.Wire.Reply;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ReplaysTest {
  private static final String ID = "5b4a392817064f5e8d3c2b1a09876543";

  @AutoClose private final Sandbox sandbox = Sandbox.start(SandboxOptions.DEFAULT);
  @AutoClose private final Wire wire = new Wire(sandbox.url(), sandbox.token());

  /// The replay of a test begins a minute before this moment, however long its pieces take to send.
  private final long now = sandbox.world().now().getEpochSecond();

  /// As the SDK for browsers sends a piece: with or without compression.
  private void send(int segment, String events, boolean zipped, String more) throws IOException {
    Organization acme = Objects.requireNonNull(sandbox.world().directory().organization("acme"));
    Project project = Objects.requireNonNull(sandbox.world().projects().get(acme, "storefront"));
    String key = sandbox.world().projects().keys(project).getFirst().publicKey();
    String event =
        """
        {"type":"replay_event","replay_id":"%s","event_id":"%s","segment_id":%d,"replay_type":"buffer",
         "replay_start_timestamp":%d.5,"timestamp":%d,"platform":"javascript","environment":"qa",
         "release":"storefront@9","sdk":{"name":"sentry.javascript.browser","version":"10.1.0"},
         "user":{"id":"u1","email":"kim@customers.example"},"error_ids":[],"trace_ids":["%s"],
         "contexts":{"browser":{"name":"Firefox","version":"145.0"}}%s}"""
            .formatted(ID, ID, segment, now - 60, now - 10 + segment, "ab".repeat(16), more)
            .replace("\n", "");
    byte[] recording = events.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
      deflater.write(recording);
    }
    ByteArrayOutputStream item = new ByteArrayOutputStream();
    item.write(("{\"segment_id\":" + segment + "}\n").getBytes(StandardCharsets.UTF_8));
    item.write(zipped ? packed.toByteArray() : recording);
    ByteArrayOutputStream envelope = new ByteArrayOutputStream();
    envelope.write(("{\"event_id\":\"" + ID + "\"}\n").getBytes(StandardCharsets.UTF_8));
    envelope.write("{\"type\":\"replay_event\"}\n".getBytes(StandardCharsets.UTF_8));
    envelope.write((event + "\n").getBytes(StandardCharsets.UTF_8));
    envelope.write(
        ("{\"type\":\"replay_recording\",\"length\":" + item.size() + "}\n")
            .getBytes(StandardCharsets.UTF_8));
    envelope.write(item.toByteArray());
    Reply taken =
        wire.bytes("/api/" + project.id() + "/envelope/?sentry_key=" + key, envelope.toByteArray());
    assertThat(taken.status()).isEqualTo(200);
  }

  private JsonObject replay() {
    return wire.api("organizations/acme/replays/" + ID + "/").object().getAsJsonObject("data");
  }

  private List<String> listed(String query) {
    Reply reply = wire.api("organizations/acme/replays/?" + query);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    JsonArray data = reply.object().getAsJsonArray("data");
    List<String> ids = new ArrayList<>();
    for (JsonElement one : data) {
      ids.add(one.getAsJsonObject().get("id").getAsString());
    }
    return ids;
  }

  @Test
  void whatAnSdkSendsIsListedShownAndPlayed() throws IOException {
    send(0, "[{\"type\":4,\"timestamp\":1}]", false, ",\"urls\":[\"https://shop/a\"]");
    send(
        1,
        "[{\"type\":5,\"timestamp\":2,\"data\":{\"tag\":\"breadcrumb\",\"payload\":{"
            + "\"category\":\"ui.slowClickDetected\",\"data\":{\"endReason\":\"timeout\","
            + "\"clickCount\":6}}}}]",
        true,
        ",\"urls\":[\"https://shop/b\"],\"tags\":{\"plan\":\"gold\"}");
    JsonObject replay = replay();
    assertThat(replay.get("count_segments").getAsInt()).isEqualTo(2);
    assertThat(replay.get("duration").getAsInt()).isEqualTo(50);
    assertThat(replay.get("count_dead_clicks").getAsInt()).isEqualTo(1);
    assertThat(replay.get("count_rage_clicks").getAsInt()).isEqualTo(1);
    assertThat(replay.get("urls")).hasToString("[\"https://shop/a\",\"https://shop/b\"]");
    assertThat(replay.get("tags")).hasToString("{\"plan\":[\"gold\"]}");
    assertThat(replay.getAsJsonObject("user").get("display_name").getAsString())
        .isEqualTo("kim@customers.example");
    Reply played =
        wire.api("projects/acme/storefront/replays/" + ID + "/recording-segments/?per_page=1");
    assertThat(played.body()).isEqualTo("[[{\"type\":4,\"timestamp\":1}]]");
    assertThat(played.header("Link")).contains("rel=\"next\"; results=\"true\"");
    assertThat(
            wire.api("projects/acme/storefront/replays/" + ID + "/recording-segments/")
                .array()
                .size())
        .isEqualTo(2);
  }

  @Test
  void errorsThatNameAReplayAreIts() throws IOException {
    JsonObject listed =
        wire.api("organizations/acme/replays/?query=count_errors:%3E0&sort=started_at")
            .object()
            .getAsJsonArray("data")
            .get(0)
            .getAsJsonObject();
    String error = listed.getAsJsonArray("error_ids").get(0).getAsString();
    JsonObject event =
        wire.api("organizations/acme/eventids/" + error + "/").object().getAsJsonObject("event");
    assertThat(event.getAsJsonObject("contexts").getAsJsonObject("replay").get("replay_id"))
        .isEqualTo(listed.get("id"));
    assertThat(event.getAsJsonObject("user").get("email"))
        .isEqualTo(listed.getAsJsonObject("user").get("email"));
  }

  @Test
  void listsAreSearchedSortedNarrowedAndPaged() throws IOException {
    send(0, "[]", false, ",\"urls\":[\"https://shop/a\"]");
    assertThat(listed("query=id:" + ID)).containsExactly(ID);
    assertThat(listed("query=trace:" + "ab".repeat(16))).containsExactly(ID);
    assertThat(listed("query=user.email:kim*%20url:*shop/a")).containsExactly(ID);
    assertThat(listed("environment=qa")).containsExactly(ID);
    assertThat(listed("query=!environment:qa")).isNotEmpty().doesNotContain(ID);
    assertThat(listed("query=environment:qa%20OR%20count_errors:%3E0")).hasSizeGreaterThan(1);
    assertThat(listed("projectSlug=mobile")).isEmpty();
    assertThat(listed("statsPeriod=30s")).containsExactly(ID);
    assertThat(listed("sort=started_at").reversed()).isEqualTo(listed("sort=-started_at"));
    assertThat(listed("sort=-duration&per_page=1&cursor=0:1:0"))
        .isEqualTo(listed("sort=-duration").subList(1, 2));
    JsonElement narrowed =
        wire.api("organizations/acme/replays/?field=id&field=urls&query=id:" + ID)
            .object()
            .getAsJsonArray("data");
    assertThat(narrowed).hasToString("[{\"id\":\"" + ID + "\",\"urls\":[\"https://shop/a\"]}]");
  }

  @Test
  void whatIsWrongIsRefusedAsTheServerDoes() {
    assertThat(wire.api("organizations/acme/replays/?field=nose").body())
        .isEqualTo("{\"field\":[\"\\\"nose\\\" is not a valid choice.\"]}");
    assertThat(wire.api("organizations/acme/replays/?sort=nose").status()).isEqualTo(400);
    assertThat(wire.api("organizations/acme/replays/?query=(a").status()).isEqualTo(400);
    assertThat(wire.api("organizations/acme/replays/" + ID + "/").status()).isEqualTo(404);
    assertThat(wire.api("organizations/acme/replays/nose/").status()).isEqualTo(404);
    assertThat(wire.api("projects/acme/storefront/replays/" + ID + "/recording-segments/").body())
        .isEqualTo("[]");
  }

  @Test
  void viewersAreNotedAndADeletedReplayIsArchived() throws IOException {
    send(0, "[]", true, "");
    String address = "/api/0/projects/acme/storefront/replays/" + ID + "/";
    assertThat(replay().get("has_viewed").getAsBoolean()).isFalse();
    assertThat(wire.method("POST", address + "viewed-by/").status()).isEqualTo(204);
    assertThat(replay().get("has_viewed").getAsBoolean()).isTrue();
    assertThat(
            wire.get(address + "viewed-by/")
                .object()
                .getAsJsonObject("data")
                .getAsJsonArray("viewed_by")
                .size())
        .isEqualTo(1);
    assertThat(wire.method("DELETE", address).status()).isEqualTo(204);
    assertThat(wire.method("DELETE", address).status()).isEqualTo(404);
    assertThat(replay().get("is_archived").getAsBoolean()).isTrue();
    assertThat(listed("query=id:" + ID)).isEmpty();
  }

  @Test
  void whatIsNoRecordingIsDroppedAndCounted() throws IOException {
    send(0, "no JSON", false, "");
    assertThat(replay().get("count_segments").getAsInt()).isEqualTo(1);
    assertThat(
            wire.api(
                    "organizations/acme/stats_v2/?field=sum(quantity)&groupBy=reason"
                        + "&category=replay&statsPeriod=1h")
                .body())
        .contains("invalid_replay");
  }
}
