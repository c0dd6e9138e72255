package dev.sentrycli.cli.command.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.sentrycli.api.json.Fields;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private final Catalogue catalogue = Catalogue.load();

  @Test
  void everyEndpointIsWholeAndStandsInItOnce() {
    assertThat(catalogue.all()).hasSizeGreaterThan(200);
    assertThat(catalogue.all().stream().map(Endpoint::toString)).doesNotHaveDuplicates();
    assertThat(catalogue.all())
        .allSatisfy(
            endpoint -> {
              assertThat(endpoint.path()).startsWith("/api/0/");
              assertThat(endpoint.function()).matches("[A-Za-z0-9_]+");
              assertThat(endpoint.summary()).isNotBlank();
              assertThat(endpoint.resource()).isNotBlank().doesNotContain("{");
            });
  }

  /// As `openapi/catalogue.py` makes it.
  @Test
  void hasWhatTheDescriptionOfTheApiHas() throws IOException {
    List<String> described = new ArrayList<>();
    for (var path : description().getAsJsonObject("paths").entrySet()) {
      JsonObject methods = path.getValue().getAsJsonObject();
      for (var member : methods.entrySet()) {
        if (member.getValue() instanceof JsonObject operation && operation.has("operationId")) {
          List<JsonObject> parameters = new ArrayList<>(Fields.objects(methods, "parameters"));
          parameters.addAll(Fields.objects(operation, "parameters"));
          parameters.removeIf(parameter -> !Fields.text(parameter, "in").equals("query"));
          String method = member.getKey().toUpperCase(Locale.ROOT);
          described.add(words(method + " " + path.getKey(), operation, parameters));
        }
      }
    }
    assertThat(
            catalogue.all().stream()
                .map(each -> words(each.toString(), each.json(), each.queryParameters())))
        .containsExactlyInAnyOrderElementsOf(described);
  }

  private static String words(String endpoint, JsonObject operation, List<JsonObject> query) {
    String id = Fields.text(operation, "operationId");
    StringBuilder words = new StringBuilder(endpoint).append(": ").append(id);
    words.append('\n').append(Fields.textOr(operation, "summary", id));
    words.append('\n').append(Fields.textOr(operation, "description", "").strip());
    words.append('\n').append(operation.get("tags"));
    words.append(Fields.truth(operation, "deprecated") ? " deprecated" : "");
    for (JsonObject parameter : query) {
      words.append('\n').append(Fields.text(parameter, "name"));
      words.append(Fields.truth(parameter, "required") ? ", required: " : ": ");
      words.append(Fields.textOr(parameter, "description", "").strip());
    }
    return words.toString();
  }

  private static JsonObject description() throws IOException {
    Path file = Path.of("../openapi/sentry-openapi.json.gz");
    try (Reader text =
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8)) {
      return JsonParser.parseReader(text).getAsJsonObject();
    }
  }

  @Test
  void theTableOfUsersNamesEndpointsThatThereAre() {
    assertThat(catalogue.all().stream().map(Endpoint::toString)).containsAll(catalogue.used());
  }

  @Test
  void aPathWithValuesLeadsToTheMostLiteralEndpoint() {
    assertThat(catalogue.at("get", "organizations/acme/replays/7"))
        .singleElement()
        .extracting(Endpoint::operationId)
        .isEqualTo("getOrganizationReplay");
    assertThat(
            catalogue.at(
                null, "/api/0/organizations/acme/preprodartifacts/snapshots/latest-base/?x=1"))
        .singleElement()
        .extracting(Endpoint::operationId)
        .isEqualTo("getOrganizationPreprodArtifactSnapshotLatestBase");
    assertThat(catalogue.at("PATCH", "organizations")).isEmpty();
    assertThat(catalogue.at(null, "")).isEmpty();
    assertThat(catalogue.at(null, "organizations//issues")).isEmpty();
  }

  @Test
  void anEndpointIsFoundOnlyIfAllWordsAre() {
    assertThat(catalogue.search(List.of("deploy", "zzzz"))).isEmpty();
    assertThat(catalogue.search(List.of("DEPLOYS", "create")).getFirst().endpoint().toString())
        .isEqualTo(
            "POST /api/0/organizations/{organization_id_or_slug}/releases/{version}/deploys/");
  }
}
