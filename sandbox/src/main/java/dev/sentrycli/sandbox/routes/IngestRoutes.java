package dev.sentrycli.sandbox.routes;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.sandbox.http.Answerer;
import dev.sentrycli.sandbox.http.Refusal;
import dev.sentrycli.sandbox.http.Request;
import dev.sentrycli.sandbox.http.Response;
import dev.sentrycli.sandbox.ingest.IngestException;
import dev.sentrycli.sandbox.world.World;
import dev.sentrycli.sandbox.world.directory.ProjectKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/// Where SDKs and command lines send events to: `POST /api/{project}/envelope/` and the older
/// `/store/`, answered as Relay answers them.
public final class IngestRoutes implements Answerer {
  private final World world;
  private final int largest;

  /// @param largest how many bytes a body may have once unpacked
  public IngestRoutes(World world, int largest) {
    this.world = world;
    this.largest = largest;
  }

  /// Whether a path is one of these: `/api/{number}/envelope/` or `/store/`.
  public static boolean owns(String path) {
    String[] parts = path.split("/", -1);
    return parts.length >= 4
        && parts[1].equals("api")
        && isNumber(parts[2])
        && (parts[3].equals("envelope") || parts[3].equals("store"))
        && (parts.length == 4 || (parts.length == 5 && parts[4].isEmpty()));
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && !text.equals("0")
        && text.length() < 19
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  @Override
  public Response answer(Request request) {
    if (request.method().equals("OPTIONS")) {
      return preflight();
    }
    if (!request.method().equals("POST")) {
      return Response.empty(405).with("Allow", "POST");
    }
    String[] parts = request.path().split("/", -1);
    long project = Long.parseLong(parts[2]);
    boolean envelope = parts[3].equals("envelope");
    try {
      byte[] body = unpacked(request);
      admit(request, project, envelope ? body : new byte[0]);
      String id = envelope ? world.ingest(project, body) : world.store(project, body);
      JsonObject answer = new JsonObject();
      if (id != null) {
        answer.addProperty("id", id);
      }
      return Response.json(answer).with("Access-Control-Allow-Origin", "*");
    } catch (Refusal refusal) {
      return refusal.response();
    } catch (IngestException refused) {
      return error(refused.reason().status(), refused.detail(), refused.finerCause());
    }
  }

  /// What browsers ask before they send an event to another host than their page's.
  private static Response preflight() {
    return Response.empty(200)
        .with("Access-Control-Allow-Origin", "*")
        .with("Access-Control-Allow-Methods", "POST")
        .with(
            "Access-Control-Allow-Headers",
            "x-sentry-auth,x-requested-with,x-forwarded-for,origin,referer,accept,content-type,"
                + "authentication,authorization,content-encoding,transfer-encoding")
        .with("Access-Control-Max-Age", "3600");
  }

  private void admit(Request request, long project, byte[] envelope) {
    if (request.header("X-Sentry-Auth") != null && request.query().contains("sentry_")) {
      throw new Refusal(
          error(
              401, "bad sentry authentication header", "multiple authorization payloads detected"));
    }
    String publicKey = publicKey(request, envelope);
    if (publicKey == null) {
      throw new Refusal(
          error(401, "bad sentry authentication header", "missing authorization information"));
    }
    ProjectKey key = world.projects().key(publicKey);
    if (key == null || !key.active() || key.projectId() != project) {
      throw new Refusal(error(403, "event submission rejected with_reason: ProjectId", ""));
    }
  }

  /// The key that a request proves itself with: by header, query, or the DSN of an envelope.
  private static @Nullable String publicKey(Request request, byte[] envelope) {
    String header = request.header("X-Sentry-Auth");
    if (header == null) {
      header = request.header("Authorization");
    }
    if (header != null && header.regionMatches(true, 0, "Sentry ", 0, 7)) {
      for (String pair : header.substring(7).split(",", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0 && pair.substring(0, equals).strip().equals("sentry_key")) {
          return pair.substring(equals + 1).strip();
        }
      }
    }
    String query = request.parameters().first("sentry_key");
    return query != null ? query : keyOfDsn(envelope);
  }

  private static @Nullable String keyOfDsn(byte[] envelope) {
    int end = 0;
    while (end < envelope.length && envelope[end] != '\n') {
      end++;
    }
    try {
      String header = new String(envelope, 0, end, StandardCharsets.UTF_8);
      if (JsonParser.parseString(header) instanceof JsonObject json
          && json.get("dsn") instanceof JsonPrimitive dsn) {
        String user = URI.create(dsn.getAsString()).getUserInfo();
        return user == null ? null : user.split(":", -1)[0];
      }
    } catch (JsonParseException | IllegalArgumentException unreadable) {
      return null;
    }
    return null;
  }

  private byte[] unpacked(Request request) {
    String encoding = request.header("Content-Encoding");
    byte[] body = request.body();
    try (InputStream in =
        switch (encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT)) {
          case "", "identity" -> new ByteArrayInputStream(body);
          case "gzip" -> new GZIPInputStream(new ByteArrayInputStream(body));
          case "deflate" -> inflated(body);
          default ->
              throw new Refusal(
                  error(415, "unsupported content encoding", String.valueOf(encoding)));
        }) {
      byte[] plain = in.readNBytes(largest + 1);
      if (plain.length > largest) {
        throw new Refusal(error(413, "envelope exceeded size limits", ""));
      }
      return plain;
    } catch (IOException broken) {
      throw new Refusal(error(400, "failed to decode the body", "corrupt " + encoding + " stream"));
    }
  }

  /// With or without the zlib frame: both are called deflate.
  private static InputStream inflated(byte[] body) {
    boolean framed =
        body.length > 1
            && (body[0] & 0x0f) == 8
            && (((body[0] & 0xff) << 8) | (body[1] & 0xff)) % 31 == 0;
    return new InflaterInputStream(new ByteArrayInputStream(body), new Inflater(!framed));
  }

  private static Response error(int status, String detail, String cause) {
    JsonObject body = new JsonObject();
    body.addProperty("detail", detail);
    if (!cause.isEmpty()) {
      JsonArray causes = new JsonArray();
      causes.add(cause);
      body.add("causes", causes);
    }
    return Response.json(status, body);
  }
}
