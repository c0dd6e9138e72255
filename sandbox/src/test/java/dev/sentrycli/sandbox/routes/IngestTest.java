package dev.sentrycli.sandbox.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.sandbox.SandboxOptions;
import dev.sentrycli.sandbox.Wire;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.ProjectKey;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IngestTest {
  private static final String ID = "5".repeat(32);
  private static final String OK = "200 {\"id\":\"" + ID + "\"}";

  @AutoClose
  private final Sandbox sandbox = Sandbox.start(SandboxOptions.DEFAULT.largestBody(20_000));

  @AutoClose private final Wire wire = new Wire(sandbox.url(), null);
  private final Project project = sandbox.world().projects().all().getFirst();
  private final ProjectKey key = sandbox.world().projects().keys(project).getFirst();
  private final String path = "/api/" + project.id() + "/envelope/";
  private final String auth = "Sentry sentry_version=7, sentry_key=" + key.publicKey();

  private static byte[] envelope(String header) {
    return (header
            + "\n{\"type\":\"event\"}\n{\"event_id\":\""
            + ID
            + "\",\"message\":\"hello\",\"platform\":\"other\"}\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] envelope() {
    return envelope("{\"event_id\":\"" + ID + "\"}");
  }

  @Test
  void aPreflightIsAnsweredAndHasNoEffect() {
    Wire.Reply reply = wire.method("OPTIONS", path);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Access-Control-Allow-Methods")).isEqualTo("POST");
    assertThat(wire.method("GET", path).status()).isEqualTo(405);
  }

  private static String said(Wire.Reply reply) {
    return reply.status() + " " + reply.body();
  }

  @Test
  void theKeyComesByHeaderQueryOrEnvelope() {
    assertThat(said(wire.bytes(path, envelope(), "X-Sentry-Auth", auth))).isEqualTo(OK);
    assertThat(said(wire.bytes(path, envelope(), "Authorization", auth))).isEqualTo(OK);
    assertThat(said(wire.bytes(path + "?sentry_key=" + key.publicKey(), envelope()))).isEqualTo(OK);
    byte[] withDsn = envelope("{\"event_id\":\"" + ID + "\",\"dsn\":\"" + sandbox.dsn() + "\"}");
    assertThat(said(wire.bytes(path, withDsn))).isEqualTo(OK);
  }

  @Test
  void aKeyThatComesTwiceIsRefused() {
    Wire.Reply reply =
        wire.bytes(path + "?sentry_key=" + key.publicKey(), envelope(), "X-Sentry-Auth", auth);

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.object().get("causes").toString()).contains("multiple");
  }

  @Test
  void theFinalSlashMayBeMissing() {
    String without = path.substring(0, path.length() - 1);

    assertThat(said(wire.bytes(without, envelope(), "X-Sentry-Auth", auth))).isEqualTo(OK);
  }

  @Test
  void withoutAKeyItIsRefused() {
    Wire.Reply reply = wire.bytes(path, envelope());

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.object().get("detail").getAsString()).isNotBlank();
  }

  @Test
  void aWrongOrDisabledKeyOrAnotherProjectIsForbidden() {
    String wrong = "?sentry_key=" + "0".repeat(32);
    assertThat(wire.bytes(path + wrong, envelope()).status()).isEqualTo(403);
    String other = "/api/" + (project.id() + 1_000_000) + "/envelope/";
    assertThat(wire.bytes(other, envelope(), "X-Sentry-Auth", auth).status()).isEqualTo(403);

    sandbox.world().projects().put(key.changed("off", false));
    assertThat(wire.bytes(path, envelope(), "X-Sentry-Auth", auth).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zlib", "raw"})
  void bodiesMayBePacked(String how) throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out =
        how.equals("gzip")
            ? new GZIPOutputStream(packed)
            : new DeflaterOutputStream(
                packed, new Deflater(Deflater.DEFAULT_COMPRESSION, how.equals("raw")))) {
      out.write(envelope());
    }

    Wire.Reply reply =
        wire.bytes(
            path,
            packed.toByteArray(),
            "X-Sentry-Auth",
            auth,
            "Content-Encoding",
            how.equals("gzip") ? "gzip" : "deflate");

    assertThat(said(reply)).isEqualTo(OK);
  }

  @Test
  void whatCannotBeUnpackedIsRefused() {
    assertThat(
            wire.bytes(path, envelope(), "X-Sentry-Auth", auth, "Content-Encoding", "br").status())
        .isEqualTo(415);
    assertThat(
            wire.bytes(path, envelope(), "X-Sentry-Auth", auth, "Content-Encoding", "gzip")
                .status())
        .isEqualTo(400);
  }

  @Test
  void whatUnpacksTooLargeIsRefused() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(new byte[1_000_000]);
    }

    assertThat(
            wire.bytes(
                    path, packed.toByteArray(), "X-Sentry-Auth", auth, "Content-Encoding", "gzip")
                .status())
        .isEqualTo(413);
    assertThat(wire.bytes(path, new byte[20_001], "X-Sentry-Auth", auth).status()).isEqualTo(413);
  }

  @Test
  void anUnreadableEnvelopeIsRefused() {
    Wire.Reply reply =
        wire.bytes(path, "no json".getBytes(StandardCharsets.UTF_8), "X-Sentry-Auth", auth);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.object().has("detail")).isTrue();
  }

  @Test
  void theOlderEndpointTakesABareEvent() {
    byte[] event =
        ("{\"event_id\":\"" + ID + "\",\"message\":\"old\"}").getBytes(StandardCharsets.UTF_8);

    assertThat(said(wire.bytes("/api/" + project.id() + "/store/", event, "X-Sentry-Auth", auth)))
        .isEqualTo(OK);
  }

  @Test
  void onlyPostingIsKnown() {
    assertThat(wire.get(path).status()).isEqualTo(405);
    assertThat(URI.create(sandbox.dsn()).getUserInfo()).isEqualTo(key.publicKey());
  }
}
