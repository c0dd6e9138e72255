package dev.sentrycli.sandbox.routes;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.sentrycli.sandbox.edition.Feature;
import dev.sentrycli.sandbox.http.Parameters;
import dev.sentrycli.sandbox.http.Refusal;
import dev.sentrycli.sandbox.http.Request;
import dev.sentrycli.sandbox.http.Response;
import dev.sentrycli.sandbox.world.World;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.Team;
import dev.sentrycli.sandbox.world.directory.User;
import dev.sentrycli.sandbox.world.issue.Issue;
import dev.sentrycli.sandbox.world.shape.Shapes;
import dev.sentrycli.sandbox.world.store.Slice;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One request to the API whose sender has been let in, with what its path names.
public final class Call {
  private final World world;
  private final Gate gate;
  private final String base;
  private final Request request;
  private final Map<String, String> names;
  private final Caller caller;
  private final Set<String> scopes;

  /// @param base the public address of the server
  /// @param names the parts of the path that its template leaves open
  /// @param scopes what the route demands at least one of
  Call(
      World world,
      Gate gate,
      String base,
      Request request,
      Map<String, String> names,
      Caller caller,
      Set<String> scopes) {
    this.world = world;
    this.gate = gate;
    this.base = base;
    this.request = request;
    this.names = names;
    this.caller = caller;
    this.scopes = scopes;
  }

  public World world() {
    return world;
  }

  public String base() {
    return base;
  }

  /// The user who asks; null for nobody known, and for tokens of organizations.
  public @Nullable Long userId() {
    return caller.user() == null ? null : caller.user().id();
  }

  Caller caller() {
    return caller;
  }

  public Request request() {
    return request;
  }

  public Parameters query() {
    return request.parameters();
  }

  /// What the path has in place of `{name}`.
  public String name(String name) {
    String value = names.get(name);
    if (value == null) {
      throw new IllegalStateException("The route has no {" + name + "}");
    }
    return value;
  }

  /// The user whose token it is, null for an organization's.
  public @Nullable User user() {
    return caller.user();
  }

  public Shapes shapes() {
    return new Shapes(world, base, caller.token());
  }

  /// The organization in the path, if the caller may go there.
  public Organization organization() {
    Organization found = world.directory().organization(name("org"));
    if (found == null) {
      throw notFound();
    }
    gate.admit(caller, found, scopes);
    return found;
  }

  /// Refuses a caller that may not go into an organization found in another way.
  public void admit(Organization organization) {
    gate.admit(caller, organization, scopes);
  }

  /// The project in the path.
  public Project project() {
    Project found = world.projects().get(organization(), name("project"));
    if (found == null) {
      throw notFound();
    }
    return found;
  }

  public Team team() {
    Team found = world.directory().team(organization(), name("team"));
    if (found == null) {
      throw notFound();
    }
    return found;
  }

  /// The issue in the path, below an organization or on its own.
  public Issue issue() {
    Issue found = names.containsKey("org") ? issueOf(organization()) : issueAnywhere();
    if (found == null) {
      throw notFound();
    }
    return found;
  }

  private @Nullable Issue issueOf(Organization organization) {
    return world.issues().get(organization, name("issue"));
  }

  private @Nullable Issue issueAnywhere() {
    Issue found;
    try {
      found = world.issues().get(Long.parseLong(name("issue")));
    } catch (NumberFormatException notAnId) {
      return null;
    }
    Organization owner = found == null ? null : organizationOf(found);
    if (owner == null) {
      return null;
    }
    gate.admit(caller, owner, scopes);
    return found;
  }

  private @Nullable Organization organizationOf(Issue issue) {
    Project project = world.projects().get(issue.projectId());
    return project == null ? null : world.directory().organization(project.organizationId());
  }

  /// The posted JSON object; an empty body is an empty object.
  public JsonObject body() {
    String text = request.text();
    if (text.isBlank()) {
      return new JsonObject();
    }
    try {
      if (JsonParser.parseString(text) instanceof JsonObject object) {
        return object;
      }
    } catch (JsonParseException malformed) {
      throw new Refusal(400, "JSON parse error - " + malformed.getMessage());
    }
    throw new Refusal(400, "A JSON object is expected.");
  }

  /// Refuses as a server that doesn't have something: it knows no such address.
  public void needs(Feature feature) {
    if (!world.edition().has(feature)) {
      throw new Refusal(Response.empty(404));
    }
  }

  public Paging paging() {
    return Paging.of(request, base);
  }

  /// One page of a list, by `per_page` and `cursor`.
  public <T> Response page(List<T> all, Function<T, JsonObject> shape) {
    Paging paging = paging();
    return paging.respond(Slice.of(all, paging.offset(), paging.limit()), shape);
  }

  public static Refusal notFound() {
    return new Refusal(404, "The requested resource does not exist");
  }
}
