package dev.sentrycli.cli.command.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
