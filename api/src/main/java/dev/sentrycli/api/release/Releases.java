package dev.sentrycli.api.release;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.Answer;
import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.organization.Lookup;
import dev.sentrycli.api.organization.Regions;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What can be asked about releases and done to them.
public final class Releases {
  private static final String ALL = "/api/0/organizations/{}/releases/";
  private static final int ALREADY_REPORTED = 208;

  private final Regions regions;

  public Releases(Regions regions) {
    this.regions = regions;
  }

  /// A release that was asked for to be created.
  ///
  /// @param isNew false if there was one of that version, in all the projects
  public record Created(Release release, boolean isNew) {}

  /// The first releases of an organization, or those from a cursor on.
  public Slice<Release> list(
      String organization, ReleaseSearch search, int perPage, int limit, @Nullable String cursor) {
    return regions.slice(
        organization,
        search.added(Request.get(ALL, organization)).queryIfPresent("cursor", cursor),
        perPage,
        limit,
        Release::new);
  }

  /// The version of the one release that begins so; null if there is none, or more than one.
  public @Nullable String onlyStartingWith(String organization, String beginning) {
    String found = null;
    for (Release release :
        regions
            .slice(
                organization,
                Request.get(ALL, organization).query("query", beginning),
                Regions.LARGEST_PAGE,
                Regions.LARGEST_PAGE,
                Release::new)
            .items()) {
      String version = release.version();
      if (version.startsWith(beginning)) {
        if (found != null) {
          return null;
        }
        found = version;
      }
    }
    return found;
  }

  /// With its health and how far it has spread.
  public Release view(String organization, String version) {
    return one(
        organization,
        version,
        "GET",
        request -> request.query("health", "true").query("adoptionStages", "true"));
  }

  /// Whether an organization has a release of this version.
  public boolean has(String organization, String version) {
    return Lookup.orNull(() -> get(organization, version)) != null;
  }

  public Release get(String organization, String version) {
    return one(organization, version, "GET", UnaryOperator.identity());
  }

  public Created create(String organization, JsonObject wanted) {
    Answer answer = regions.send(organization, Request.post(ALL, organization).json(wanted));
    return new Created(new Release(answer.object()), answer.status() != ALREADY_REPORTED);
  }

  /// @param change the fields that are to be otherwise
  public Release update(String organization, String version, JsonObject change) {
    return one(organization, version, "PUT", request -> request.json(change).idempotent());
  }

  public void delete(String organization, String version) {
    regions.send(organization, request("DELETE", organization, version, ""));
  }

  /// Where a release was deployed.
  public List<JsonObject> deploys(String organization, String version) {
    return regions
        .slice(
            organization,
            request("GET", organization, version, "deploys/"),
            0,
            Integer.MAX_VALUE,
            json -> json)
        .items();
  }

  /// Notes that a release was deployed.
  public JsonObject deploy(String organization, String version, JsonObject deploy) {
    return regions
        .send(organization, request("POST", organization, version, "deploys/").json(deploy))
        .object();
  }

  /// The newest release up to this one that has commits. One without a version if there is none.
  public Release previousWithCommits(String organization, String version) {
    return new Release(
        regions
            .send(organization, request("GET", organization, version, "previous-with-commits/"))
            .object());
  }

  private Release one(
      String organization, String version, String method, UnaryOperator<Request> more) {
    return new Release(
        regions
            .send(organization, more.apply(request(method, organization, version, "")))
            .object());
  }

  private static Request request(String method, String organization, String version, String below) {
    String path = ALL + Request.segment(version).replace("@", "%40") + "/" + below;
    return Request.of(method, path, organization);
  }
}
