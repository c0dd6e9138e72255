package dev.sentrycli.cli.command.doctor;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.Answer;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.gateway.ApiException.Status;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.BaseUrl.BadAddressException;
import dev.sentrycli.api.gateway.Origin;
import dev.sentrycli.api.project.ProjectKey;
import dev.sentrycli.api.server.Server;
import dev.sentrycli.api.upload.UploadOptions;
import dev.sentrycli.cli.command.Words;
import dev.sentrycli.cli.project.Dsn;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.ProjectTarget;
import dev.sentrycli.terminal.format.Amounts;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether files and events would get to the server: where it says they go, which on instances of
/// one's own is often a name that only the server itself understands.
final class TrafficChecks {
  private static final String URL_PREFIX = "system.url-prefix";

  private final Session session;
  private final BaseUrl base;
  private final AccessChecks access;

  TrafficChecks(Session session, BaseUrl base, AccessChecks access) {
    this.session = session;
    this.base = base;
    this.access = access;
  }

  void addTo(Findings findings) {
    findings.add("upload", "organization", this::upload);
    findings.add("ingest", "project", this::ingest);
  }

  private Check upload() {
    String organization = access.organizationInUse();
    if (organization == null) {
      return Check.skipped("upload", "no organization is in use here");
    }
    UploadOptions options;
    try {
      options = session.api().uploads().options(organization);
    } catch (Status refused) {
      return switch (refused.status()) {
        case 403 ->
            Check.warning(
                "upload",
                "this token may not upload: " + Words.status(refused),
                "use a token with project:releases, project:write or org:ci for uploads");
        case 404 ->
            Check.warning(
                "upload", "this server takes no uploads in pieces", "have the server updated");
        default -> Check.failed("upload", Words.status(refused), "look at the server's log");
      };
    } catch (ApiException failure) {
      return Check.failed(
          "upload", Words.of(failure), "try again; if it stays so, look at the server's log");
    }
    return upload(options);
  }

  private Check upload(UploadOptions options) {
    String url = options.url();
    JsonObject facts = new JsonObject();
    facts.addProperty("url", url);
    facts.addProperty("chunkSize", options.chunkSize());
    facts.addProperty("maxRequestSize", options.maxRequestSize());
    facts.add("accept", options.json().get("accept"));
    if (url == null || options.chunkSize() == null || options.maxRequestSize() == null) {
      return Check.failed(
              "upload",
              "the server does not say where uploads go, or in what sizes",
              "look at the server's log")
          .with(facts);
    }
    Origin target = url.startsWith("/") ? base.origin() : origin(url);
    Check wrong = target == null ? null : elsewhere("upload", "uploads go to " + target, target);
    if (wrong != null) {
      return wrong.with(facts);
    }
    List<String> kinds = options.accepts();
    return Check.ok(
            "upload",
            (target == null ? url : target)
                + ", in pieces of "
                + Amounts.size(options.chunkSize())
                + ", up to "
                + Amounts.size(options.maxRequestSize())
                + " a request"
                + (kinds.isEmpty() ? "" : "; it takes " + String.join(", ", kinds)))
        .with(facts);
  }

  /// What is wrong with an address the server announces; null if nothing is.
  private @Nullable Check elsewhere(String name, String what, Origin target) {
    Origin asked = base.origin();
    boolean same =
        target.equals(asked)
            || (target.isLoopback() && asked.isLoopback() && target.port() == asked.port())
            || (target.isSaas() && asked.isSaas());
    if (same) {
      return null;
    }
    String fix = URL_PREFIX + ": '" + base + "' in the server's config.yml";
    if (isInternal(target)) {
      return Check.failed(
          name, what + ", a name or address that only the server itself understands", "set " + fix);
    }
    return Check.warning(
        name, what + ", while this run asks " + asked, "if that is not meant so, set " + fix);
  }

  /// Whether a host is one of the inside of an installation.
  static boolean isInternal(Origin origin) {
    String host = origin.host().toLowerCase(Locale.ROOT);
    return origin.isLoopback()
        || host.equals("0.0.0.0")
        || (host.indexOf('.') < 0 && host.indexOf(':') < 0)
        || host.endsWith(".local")
        || host.endsWith(".internal")
        || host.endsWith(".svc");
  }

  private static @Nullable Origin origin(String url) {
    try {
      int start = url.indexOf("://");
      int end = start < 0 ? -1 : url.indexOf('/', start + 3);
      return BaseUrl.parse(end < 0 ? url : url.substring(0, end)).origin();
    } catch (BadAddressException none) {
      return null;
    }
  }

  private Check ingest() {
    ProjectTarget project = access.projectInUse();
    if (project == null) {
      return Check.skipped("ingest", "no project is in use here");
    }
    Dsn dsn;
    try {
      dsn = dsn(project);
    } catch (ApiException failure) {
      return Check.failed(
          "ingest",
          "the DSNs were not to be had: " + Words.of(failure),
          "look at the server's log");
    }
    if (dsn == null) {
      return Check.warning(
          "ingest",
          "the project has no active DSN",
          "make one at "
              + session.links().project(project.organization(), project.project())
              + "keys/");
    }
    Check wrong = elsewhere("ingest", "events go to " + dsn.origin(), dsn.origin());
    if (wrong != null && !wrong.holds()) {
      return wrong;
    }
    Check answered = answered(dsn);
    return wrong != null && answered.status() == Check.Status.OK ? wrong : answered;
  }

  private @Nullable Dsn dsn(ProjectTarget project) {
    for (ProjectKey key :
        session.api().projects().activeKeys(project.organization(), project.project())) {
      String text = key.publicDsn();
      Dsn dsn = text == null ? null : Dsn.parse(text);
      if (dsn != null) {
        return dsn;
      }
    }
    return null;
  }

  private Check answered(Dsn dsn) {
    String where = dsn.origin() + dsn.prefix() + "/api/" + dsn.projectId() + "/envelope/";
    Answer answer;
    try {
      answer = new Server(session.gateway()).ingest(where);
    } catch (ApiException failure) {
      return Check.failed(
          "ingest",
          "events go to " + dsn.origin() + ", where there is no answer: " + Words.of(failure),
          "check that this host can be reached from where the events come from");
    }
    String methods = answer.header("Access-Control-Allow-Methods");
    String allowed = methods == null ? answer.header("Allow") : methods;
    if (allowed != null && allowed.toUpperCase(Locale.ROOT).contains("POST")) {
      return Check.ok("ingest", "events are taken at " + dsn.origin());
    }
    if (answer.isPage() || (answer.status() >= 300 && answer.status() < 400)) {
      return Check.failed(
          "ingest",
          "where events go, at " + dsn.origin() + ", a page answers with status " + answer.status(),
          "have the gateway let /api/" + dsn.projectId() + "/ through to Relay without a login");
    }
    if (answer.isOk()) {
      return Check.warning(
          "ingest",
          "what answers at " + dsn.origin() + " does not say that it takes events",
          "look whether /api/" + dsn.projectId() + "/ leads to Relay");
    }
    return Check.failed(
        "ingest",
        "events go to "
            + dsn.origin()
            + ", which answers "
            + (answer.status() + " " + answer.reason()).strip(),
        "look whether Relay is running, and whether /api/" + dsn.projectId() + "/ leads to it");
  }
}
