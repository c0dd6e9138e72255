package dev.sentrycli.sandbox.routes.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.sandbox.SandboxOptions;
import dev.sentrycli.sandbox.Wire;
import dev.sentrycli.sandbox.edition.Edition;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class DashboardsTest {
  private static final String LIST = "/api/0/organizations/acme/dashboards/";
  private static final String WIDGET =
      """
      {"title": "Errors", "displayType": "line", "widgetType": "error-events",
       "description": "All of them", "queries": [{"name": "", "fields": ["count()"],
       "aggregates": ["count()"], "columns": [], "conditions": ""}]}
      """;

  @AutoClose private final Sandbox sandbox = Sandbox.start(SandboxOptions.DEFAULT);
  @AutoClose private final Wire wire = new Wire(sandbox.url(), sandbox.token());

  private JsonObject created(String title) {
    Wire.Reply reply =
        wire.json("POST", LIST, "{\"title\": \"" + title + "\", \"widgets\": [" + WIDGET + "]}");
    assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    return reply.object();
  }

  private static JsonObject firstWidget(JsonObject dashboard) {
    return dashboard.getAsJsonArray("widgets").get(0).getAsJsonObject();
  }

  @Test
  void aWidgetThatIsKnownKeepsWhatNothingIsSaidAbout() {
    JsonObject made = created("Kept");
    String id = firstWidget(made).get("id").getAsString();

    JsonObject changed =
        wire.json(
                "PUT",
                LIST + made.get("id").getAsString() + "/",
                "{\"widgets\": [{\"id\": \"" + id + "\", \"title\": \"Renamed\"}]}")
            .object();

    assertThat(firstWidget(changed).get("title").getAsString()).isEqualTo("Renamed");
    assertThat(firstWidget(changed).get("description").getAsString()).isEqualTo("All of them");
    assertThat(firstWidget(changed).getAsJsonArray("queries")).hasSize(1);
    assertThat(changed.get("title").getAsString()).isEqualTo("Kept");
  }

  @Test
  void aQueryThatIsKnownKeepsWhatNothingIsSaidAbout() {
    JsonObject made = created("Ordered");
    changed(made, "\"orderby\": \"-count()\"");

    JsonObject kept = changed(made, "\"name\": \"A\"");
    JsonObject cleared = changed(made, "\"orderby\": \"\"");

    assertThat(firstQuery(kept).get("orderby").getAsString()).isEqualTo("-count()");
    assertThat(firstQuery(kept).getAsJsonArray("fields")).hasSize(1);
    assertThat(firstQuery(cleared).get("orderby").getAsString()).isEmpty();
    assertThat(firstQuery(cleared).get("name").getAsString()).isEqualTo("A");
  }

  /// @param said of the first query of the first widget
  private JsonObject changed(JsonObject dashboard, String said) {
    String widget = firstWidget(dashboard).get("id").getAsString();
    String query = firstQuery(dashboard).get("id").getAsString();
    return wire.json(
            "PUT",
            LIST + dashboard.get("id").getAsString() + "/",
            "{\"widgets\": [{\"id\": \"%s\", \"queries\": [{\"id\": \"%s\", %s}]}]}"
                .formatted(widget, query, said))
        .object();
  }

  private static JsonObject firstQuery(JsonObject dashboard) {
    return firstWidget(dashboard).getAsJsonArray("queries").get(0).getAsJsonObject();
  }

  @Test
  void filtersThatAreLeftOutOfAChangeOfFiltersAreGone() {
    JsonObject made = created("Filtered");
    String path = LIST + made.get("id").getAsString() + "/";
    wire.json("PUT", path, "{\"period\": \"7d\", \"filters\": {\"release\": [\"web@1\"]}}");

    JsonObject renamed = wire.json("PUT", path, "{\"title\": \"Filtered 2\"}").object();
    JsonObject changed = wire.json("PUT", path, "{\"period\": \"24h\"}").object();

    assertThat(renamed.getAsJsonObject("filters").getAsJsonArray("release")).hasSize(1);
    assertThat(changed.getAsJsonObject("filters").isEmpty()).isTrue();
    assertThat(changed.get("period").getAsString()).isEqualTo("24h");
  }

  @Test
  void saysWhatIsWrongWithAWidget() {
    Wire.Reply reply =
        wire.json(
            "POST",
            LIST,
            "{\"title\": \"Wrong\", \"widgets\": [{\"title\": \"A\", \"displayType\": \"hologram\","
                + " \"limit\": 11, \"queries\": [{}]}]}");

    assertThat(reply.status()).isEqualTo(400);
    JsonObject error = reply.object().getAsJsonArray("widgets").get(0).getAsJsonObject();
    assertThat(error.get("displayType").toString()).contains("is not a valid choice");
    assertThat(error.get("limit").toString()).contains("less than or equal to 10");
  }

  @Test
  void refusesTitlesThatAreTakenAndThoseThatAreNone() {
    created("Taken");

    assertThat(wire.json("POST", LIST, "{\"title\": \"Taken\", \"widgets\": []}").status())
        .isEqualTo(409);
    assertThat(wire.json("POST", LIST, "{\"title\": \" \"}").status()).isEqualTo(400);
    assertThat(wire.json("POST", LIST, "{}").body()).contains("This field is required.");
  }

  @Test
  void refusesWidgetsOfOtherDashboardsAndProjectsOfOthers() {
    JsonObject made = created("Mine");
    String path = LIST + made.get("id").getAsString() + "/";

    assertThat(wire.json("PUT", path, "{\"widgets\": [{\"id\": \"1\"}]}").status()).isEqualTo(400);
    assertThat(wire.json("PUT", path, "{\"projects\": [201]}").status()).isEqualTo(403);
    assertThat(wire.json("PUT", path, "{\"projects\": [-1]}").status()).isEqualTo(200);
  }

  @Test
  void keepsWhatADashboardWasWhereThatIsOn() {
    JsonObject made = created("Before");
    String path = LIST + made.get("id").getAsString() + "/";
    wire.json("PUT", path, "{\"title\": \"After\", \"widgets\": []}");
    Wire.Reply revisions = wire.get(path + "revisions/");
    String id = revisions.each("id").getFirst();

    Wire.Reply restored = wire.json("POST", path + "revisions/" + id + "/restore/", "{}");

    assertThat(revisions.each("title")).containsExactly("Before");
    assertThat(restored.object().get("title").getAsString()).isEqualTo("Before");
    assertThat(restored.object().getAsJsonArray("widgets")).hasSize(1);
    assertThat(wire.get(path + "revisions/").each("source")).containsExactly("pre-restore", "edit");
    assertThat(wire.json("POST", path + "revisions/99/restore/", "{}").status()).isEqualTo(404);
  }

  @Test
  void knowsNoRevisionsWhereTheyAreOff() {
    String list = "/api/0/organizations/lantern/dashboards/";
    String id = wire.get(list).each("id").getFirst();

    assertThat(wire.get(list + id + "/revisions/").status()).isEqualTo(404);
  }

  @Test
  void anOrganizationNamesRevisionsAmongItsFeaturesWhereTheyAreOn() {
    assertThat(features("acme")).contains("\"dashboards-revisions\"");
    assertThat(features("lantern")).doesNotContain("dashboards-revisions");
  }

  private String features(String organization) {
    return wire.get("/api/0/organizations/" + organization + "/")
        .object()
        .get("features")
        .toString();
  }

  @Test
  void knowsNoRevisionsWhereTheWholeServerHasThemOff() {
    SandboxOptions options =
        SandboxOptions.DEFAULT.edition(Edition.NEWEST.without("dashboards-revisions"));
    try (Sandbox stock = Sandbox.start(options);
        Wire other = new Wire(stock.url(), stock.token())) {
      String id = other.get(LIST).each("id").getFirst();

      assertThat(other.get(LIST + id + "/revisions/").status()).isEqualTo(404);
    }
  }

  @Test
  void aDeletedDashboardIsGone() {
    String path = LIST + created("Short-lived").get("id").getAsString() + "/";

    assertThat(wire.method("DELETE", path).status()).isEqualTo(204);
    assertThat(wire.get(path).status()).isEqualTo(404);
  }
}
