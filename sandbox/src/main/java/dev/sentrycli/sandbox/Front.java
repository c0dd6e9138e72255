package dev.sentrycli.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.fault.Faults;
import dev.sentrycli.sandbox.fault.ForeignPage;
import dev.sentrycli.sandbox.http.Answerer;
import dev.sentrycli.sandbox.http.RateLimit;
import dev.sentrycli.sandbox.http.Request;
import dev.sentrycli.sandbox.http.RequestLog;
import dev.sentrycli.sandbox.http.Response;
import dev.sentrycli.sandbox.http.Routes;
import dev.sentrycli.sandbox.http.Throttle;
import dev.sentrycli.sandbox.oauth.OAuthServer;
import dev.sentrycli.sandbox.routes.Api;
import dev.sentrycli.sandbox.routes.ControlRoutes;
import dev.sentrycli.sandbox.routes.IngestRoutes;
import dev.sentrycli.sandbox.routes.alert.DetectorRoutes;
import dev.sentrycli.sandbox.routes.alert.MetricRuleRoutes;
import dev.sentrycli.sandbox.routes.alert.RuleRoutes;
import dev.sentrycli.sandbox.routes.alert.WorkflowRoutes;
import dev.sentrycli.sandbox.routes.conversation.ConversationRoutes;
import dev.sentrycli.sandbox.routes.dashboard.DashboardRoutes;
import dev.sentrycli.sandbox.routes.explore.EventsRoutes;
import dev.sentrycli.sandbox.routes.explore.SeriesRoutes;
import dev.sentrycli.sandbox.routes.explore.TraceRoutes;
import dev.sentrycli.sandbox.routes.monitor.MonitorRoutes;
import dev.sentrycli.sandbox.routes.release.ReleaseRoutes;
import dev.sentrycli.sandbox.routes.replay.ReplayRoutes;
import dev.sentrycli.sandbox.world.World;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// Where every request comes in: it is logged, perhaps struck by a fault, and led to the API, the
/// ingestion endpoints or the pages.
final class Front implements Answerer {
  private static final System.Logger LOGGER = System.getLogger(Front.class.getName());

  private final SandboxOptions options;
  private final RequestLog requests;
  private final Faults faults;
  private final ControlRoutes control;
  private final World world;
  private final Answerer api;
  private final IngestRoutes ingest;
  private final Routes<Answerer> pages = new Routes<>();
  private final Answerer home;
  private final Runnable changed;

  /// @param publicUrl the base of the addresses in answers
  /// @param changed called after a request that may have changed something
  Front(
      SandboxOptions options,
      World world,
      String publicUrl,
      OAuthServer oauth,
      RequestLog requests,
      Faults faults,
      ControlRoutes.Approver approver,
      Runnable changed) {
    this.options = options;
    this.world = world;
    this.requests = requests;
    this.faults = faults;
    this.control = new ControlRoutes(requests, faults, approver);
    Api unlimited = new Api(world, publicUrl);
    new EventsRoutes().addTo(unlimited);
    new ReplayRoutes().addTo(unlimited);
    new DashboardRoutes().addTo(unlimited);
    new ReleaseRoutes().addTo(unlimited);
    new MonitorRoutes().addTo(unlimited);
    new ConversationRoutes().addTo(unlimited);
    new SeriesRoutes().addTo(unlimited);
    new TraceRoutes().addTo(unlimited);
    new WorkflowRoutes().addTo(unlimited);
    new DetectorRoutes().addTo(unlimited);
    new RuleRoutes().addTo(unlimited);
    new MetricRuleRoutes().addTo(unlimited);
    RateLimit limit = options.rateLimit();
    this.api = limit == null ? unlimited : new Throttle(limit, unlimited);
    this.ingest = new IngestRoutes(world, options.largestBody());
    oauth.addTo(pages);
    pages.add("GET", "/_health/", Front::health);
    pages.add("GET", "/api/client-config/", _ -> clientConfig(publicUrl));
    this.home = oauth.home();
    this.changed = changed;
  }

  /// What the web interface is told before anybody has logged in, as far as others read it.
  private Response clientConfig(String publicUrl) {
    String release =
        switch (options.oauth().deviceLogin()) {
          case OFFERED, NEEDS_SECRET -> world.edition().version();
          case CSRF_PAGE, NOT_FOUND, NOT_ALLOWED ->
              world.edition().knowsDeviceLogin() ? "25.12.0" : world.edition().version();
        };
    JsonObject version = new JsonObject();
    version.addProperty("current", release);
    version.addProperty("latest", release);
    version.addProperty("build", release);
    version.addProperty("upgradeAvailable", false);
    JsonObject config = new JsonObject();
    config.addProperty("singleOrganization", false);
    config.addProperty("urlPrefix", publicUrl);
    config.add("version", version);
    config.addProperty("isSelfHosted", true);
    config.addProperty("isAuthenticated", false);
    config.add("user", JsonNull.INSTANCE);
    return Response.json(config);
  }

  @Override
  public Response answer(Request request) {
    String prefix = options.pathPrefix();
    boolean inside = request.path().startsWith(prefix + "/");
    Request within = inside ? request.at(request.path().substring(prefix.length())) : request;
    if (within.path().startsWith(ControlRoutes.ROOT)) {
      return control.answer(within);
    }
    requests.add(request);
    if (!inside) {
      return ForeignPage.NOT_FOUND.response();
    }
    Response response = faults.answer(within, this::routed);
    if (!request.method().equals("GET")) {
      changed.run();
    }
    return response;
  }

  /// The health check: a word, or with `full` what each check of the server found.
  private static Response health(Request request) {
    if (!request.parameters().has("full")) {
      return Response.text(200, "ok");
    }
    JsonObject healthy = new JsonObject();
    for (String check :
        List.of("CeleryAliveCheck", "CeleryAppVersionCheck", "WarningStatusCheck")) {
      healthy.addProperty(check, true);
    }
    JsonObject report = new JsonObject();
    report.add("problems", new JsonArray());
    report.add("healthy", healthy);
    return Response.json(report);
  }

  private Response routed(Request request) {
    if (request.size() > options.largestBody()) {
      return ForeignPage.TOO_LARGE.response();
    }
    try {
      if (request.path().startsWith(Api.ROOT)) {
        return api.answer(request);
      }
      return IngestRoutes.owns(request.path()) ? ingest.answer(request) : page(request);
    } catch (RuntimeException bug) {
      return crashed(request, bug);
    }
  }

  /// Anything that is for browsers, and the OAuth endpoints beside it.
  private Response page(Request request) {
    String method = request.method().equals("HEAD") ? "GET" : request.method();
    Routes.Match<Answerer> match = pages.find(method, request.path());
    if (match != null) {
      return match.target().answer(request);
    }
    List<String> known = pages.methods(request.path());
    if (!known.isEmpty()) {
      return Response.empty(405).with("Allow", String.join(", ", known));
    }
    if (!method.equals("GET")) {
      return ForeignPage.CSRF.response();
    }
    return pages.find("GET", request.path() + "/") == null
        ? home.answer(request)
        : Response.redirect(301, options.pathPrefix() + withSlash(request));
  }

  private static String withSlash(Request request) {
    return request.path() + "/" + (request.query().isEmpty() ? "" : "?" + request.query());
  }

  private static Response crashed(Request request, RuntimeException bug) {
    byte[] random = new byte[16];
    ThreadLocalRandom.current().nextBytes(random);
    String errorId = HexFormat.of().formatHex(random);
    LOGGER.log(System.Logger.Level.ERROR, "The sandbox failed at " + request + ", " + errorId, bug);
    JsonObject body = new JsonObject();
    body.addProperty("detail", "Internal Error");
    body.addProperty("errorId", errorId);
    return Response.json(500, body);
  }
}
