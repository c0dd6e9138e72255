package dev.sentrycli.api.tracker;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.gateway.Answer;
import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.organization.Regions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Links between issues and those of other trackers, which are connected as integrations or as
/// apps.
public final class Trackers {
  private static final String ISSUE = "/api/0/organizations/{}/issues/{}/";
  private static final int CREATED = 201;

  private final Regions regions;

  public Trackers(Regions regions) {
    this.regions = regions;
  }

  /// What became of a wish to link.
  ///
  /// @param isNew false if they were linked already
  public record Linked(boolean isNew, ExternalIssue issue) {}

  /// A value a field may have, and what people see for it.
  public record Choice(String value, String label) {}

  /// An app in an organization.
  public record Installation(String uuid, String app) {}

  /// The integrations that issues can be linked through, with what the issue is linked to.
  public List<TrackerIntegration> integrations(String organization, String issue) {
    return regions.every(
        organization,
        Request.get(ISSUE + "integrations/", organization, issue),
        Regions.LARGEST_PAGE,
        TrackerIntegration::new);
  }

  /// The form an integration wants to have filled in for a link, as the server describes it.
  public JsonObject form(String organization, String issue, String integration) {
    Request request =
        Request.get(ISSUE + "integrations/{}/", organization, issue, integration)
            .query("action", "link");
    return regions.send(organization, request).object();
  }

  /// @param fields `externalIssue` and what else the provider wants
  public Linked link(String organization, String issue, String integration, JsonObject fields) {
    Request request =
        Request.put(ISSUE + "integrations/{}/", organization, issue, integration).json(fields);
    Answer answer = regions.send(organization, request);
    return new Linked(answer.status() == CREATED, new ExternalIssue(answer.object()));
  }

  /// Takes a link away; the other tracker's issue stays.
  public void unlink(String organization, String issue, String integration, String link) {
    regions.send(
        organization,
        Request.delete(ISSUE + "integrations/{}/", organization, issue, integration)
            .query("externalIssue", link));
  }

  /// What the issue is linked to by apps.
  public List<ExternalIssue> ofApps(String organization, String issue) {
    List<ExternalIssue> found = new ArrayList<>();
    regions
        .send(organization, Request.get(ISSUE + "external-issues/", organization, issue))
        .objects()
        .forEach(json -> found.add(new ExternalIssue(json)));
    return found;
  }

  public List<Installation> installations(String organization) {
    return regions.every(
        organization,
        Request.get("/api/0/organizations/{}/sentry-app-installations/", organization),
        Regions.LARGEST_PAGE,
        json ->
            new Installation(
                Fields.textOr(json, "uuid", ""),
                Fields.textOr(Fields.objectOrNull(json, "app"), "slug", "")));
  }

  /// The apps of an organization that link issues.
  public List<AppLinking> linkingApps(String organization) {
    return regions.every(
        organization,
        Request.get("/api/0/organizations/{}/sentry-app-components/", organization)
            .query("filter", "issue-link"),
        Regions.LARGEST_PAGE,
        AppLinking::new);
  }

  /// What an app suggests for a field.
  ///
  /// @param source as [AppLinking.Field#source]
  /// @param project its number, or null
  public List<Choice> choices(
      String organization,
      Installation installation,
      String source,
      String text,
      @Nullable String project) {
    Request request =
        Request.get("/api/0/sentry-app-installations/{}/external-requests/", installation.uuid())
            .query("uri", source)
            .query("query", text)
            .queryIfPresent("projectId", project);
    return choices(Fields.arrayOrNull(regions.send(organization, request).object(), "choices"));
  }

  /// Reads pairs of values and labels; what is none is left out.
  public static List<Choice> choices(@Nullable JsonArray pairs) {
    List<Choice> choices = new ArrayList<>();
    if (pairs != null) {
      for (JsonElement element : pairs) {
        if (element instanceof JsonArray pair
            && pair.size() == 2
            && pair.get(0) instanceof JsonPrimitive value
            && pair.get(1) instanceof JsonPrimitive label) {
          choices.add(new Choice(value.getAsString(), label.getAsString()));
        }
      }
    }
    return choices;
  }

  /// Tells an app to link an issue.
  ///
  /// @param url where the issue it links is expected to be
  /// @param fields what its form wants
  public ExternalIssue linkByApp(
      String organization,
      Installation installation,
      String issue,
      String uri,
      String url,
      JsonObject fields) {
    JsonObject body = fields.deepCopy();
    body.addProperty("groupId", issue);
    body.addProperty("action", "link");
    body.addProperty("uri", uri);
    Request request =
        Request.post(
                "/api/0/sentry-app-installations/{}/external-issue-actions/", installation.uuid())
            .query("expectedExternalIssueUrl", url)
            .json(body);
    return new ExternalIssue(regions.send(organization, request).object());
  }

  /// Takes away a link that an app made.
  public void unlinkFromApp(String organization, String issue, String link) {
    regions.send(
        organization, Request.delete(ISSUE + "external-issues/{}/", organization, issue, link));
  }
}
