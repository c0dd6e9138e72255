package dev.sentrycli.sandbox.routes;

import dev.sentrycli.sandbox.http.Answerer;
import dev.sentrycli.sandbox.http.Refusal;
import dev.sentrycli.sandbox.http.Request;
import dev.sentrycli.sandbox.http.Response;
import dev.sentrycli.sandbox.http.Routes;
import dev.sentrycli.sandbox.world.World;
import dev.sentrycli.sandbox.world.directory.SlugTakenException;
import dev.sentrycli.sandbox.world.explore.ExploreException;
import dev.sentrycli.sandbox.world.issue.InvalidUpdateException;
import dev.sentrycli.sandbox.world.search.SearchException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything below `/api/0/`.
public final class Api implements Answerer {
  public static final String ROOT = "/api/0/";

  public static final Set<String> ORG_READ = Set.of("org:read", "org:write", "org:admin");
  public static final Set<String> ORG_WRITE = Set.of("org:write", "org:admin");
  public static final Set<String> INTEGRATION_READ =
      Set.of("org:read", "org:write", "org:admin", "org:integrations");
  public static final Set<String> INTEGRATION_ADMIN = Set.of("org:admin", "org:integrations");
  public static final Set<String> REPOSITORY_READ =
      Set.of("org:read", "org:write", "org:admin", "org:integrations", "org:ci");
  public static final Set<String> MEMBER_READ =
      Set.of("member:read", "member:write", "member:admin");
  public static final Set<String> TEAM_READ =
      Set.of("team:read", "team:write", "team:admin", "org:read", "org:write", "org:admin");
  public static final Set<String> TEAM_WRITE =
      Set.of("team:write", "team:admin", "org:write", "org:admin");
  public static final Set<String> PROJECT_READ =
      Set.of("project:read", "project:write", "project:admin");
  public static final Set<String> PROJECT_WRITE = Set.of("project:write", "project:admin");
  public static final Set<String> PROJECT_ADMIN = Set.of("project:admin");
  public static final Set<String> RELEASE_READ =
      Set.of("project:read", "project:write", "project:admin", "project:releases", "org:ci");
  public static final Set<String> EVENT_READ = Set.of("event:read", "event:write", "event:admin");
  public static final Set<String> EVENT_WRITE = Set.of("event:write", "event:admin");
  public static final Set<String> ALERT_READ =
      Set.of("org:read", "org:write", "org:admin", "alerts:read");
  public static final Set<String> ALERT_WRITE =
      Set.of("org:read", "org:write", "org:admin", "alerts:write");
  public static final Set<String> EVENT_ADMIN = Set.of("event:admin");

  private final World world;
  private final String base;
  private final Gate gate;
  private final Routes<Route> routes = new Routes<>();

  /// Who may use a route, and what answers it. Without scopes it is open to everybody; `lenient`
  /// ones take a bad token for none.
  private record Route(@Nullable Set<String> scopes, boolean lenient, Endpoint endpoint) {}

  /// @param base the public address of the server, without a final slash
  public Api(World world, String base) {
    this.world = world;
    this.base = base;
    this.gate = new Gate(world);
    new IdentityRoutes().addTo(this);
    new OrganizationRoutes().addTo(this);
    new ProjectRoutes().addTo(this);
    new IntegrationRoutes().addTo(this);
    new IssueRoutes().addTo(this);
    new EventRoutes().addTo(this);
    new OutcomeRoutes().addTo(this);
    new ExternalIssueRoutes().addTo(this);
    new AppRoutes().addTo(this);
  }

  /// Adds a route for callers with one of these scopes. The path is given below the root.
  public void add(String method, String path, Set<String> scopes, Endpoint endpoint) {
    routes.add(method, ROOT + path, new Route(scopes, false, endpoint));
  }

  /// Adds a route that anybody may use, but nobody with a bad token.
  public void addOpen(String method, String path, Endpoint endpoint) {
    routes.add(method, ROOT + path, new Route(null, false, endpoint));
  }

  /// Adds a route that anybody may use and that looks no further if a token is bad.
  public void addLenient(String method, String path, Endpoint endpoint) {
    routes.add(method, ROOT + path, new Route(null, true, endpoint));
  }

  @Override
  public Response answer(Request request) {
    String method = request.method().equals("HEAD") ? "GET" : request.method();
    Routes.Match<Route> match = routes.find(method, request.path());
    if (match == null) {
      return unknown(request);
    }
    Route route = match.target();
    try {
      Caller caller = caller(request, route);
      Set<String> scopes = route.scopes();
      if (scopes != null) {
        gate.demand(caller, scopes);
      }
      return route
          .endpoint()
          .answer(
              new Call(
                  world,
                  gate,
                  base,
                  request,
                  match.names(),
                  caller,
                  scopes == null ? Set.of() : scopes));
    } catch (Refusal refusal) {
      return refusal.response();
    } catch (SearchException unreadable) {
      return Response.detail(400, unreadable.detail());
    } catch (ExploreException refused) {
      return Response.detail(400, refused.detail());
    } catch (SlugTakenException taken) {
      return Response.detail(409, String.valueOf(taken.getMessage()));
    } catch (InvalidUpdateException invalid) {
      return invalid(invalid);
    }
  }

  private Caller caller(Request request, Route route) {
    try {
      return gate.identify(request);
    } catch (Refusal badToken) {
      if (route.lenient()) {
        return Caller.ANONYMOUS;
      }
      throw badToken;
    }
  }

  private static Response invalid(InvalidUpdateException invalid) {
    String message = String.valueOf(invalid.getMessage());
    if (invalid.field().equals("detail")) {
      return Response.detail(400, message);
    }
    return Refusal.of(invalid.field(), message).response();
  }

  /// A path that is not there: no body, but a hint for those who forgot the final slash.
  private Response unknown(Request request) {
    if (!routes.methods(request.path()).isEmpty()) {
      gate.identify(request);
      return Response.detail(405, "Method \"" + request.method() + "\" not allowed.")
          .with("Allow", String.join(", ", routes.methods(request.path())));
    }
    return request.path().endsWith("/")
        ? Response.empty(404)
        : Response.text(
            404,
            "Route not found, did you forget a trailing slash?\n\ntry: " + request.path() + "/\n");
  }
}
