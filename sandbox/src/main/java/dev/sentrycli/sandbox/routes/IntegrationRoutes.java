package dev.sentrycli.sandbox.routes;

import dev.sentrycli.sandbox.http.Response;
import dev.sentrycli.sandbox.world.connection.Integration;
import dev.sentrycli.sandbox.world.connection.Repository;
import java.util.List;
import java.util.Locale;

/// The services and code repositories an organization is connected to.
final class IntegrationRoutes {
  void addTo(Api api) {
    api.add("GET", "organizations/{org}/repos/", Api.REPOSITORY_READ, this::repositories);
    api.add("GET", "organizations/{org}/integrations/", Api.INTEGRATION_READ, this::list);
    api.add("GET", "organizations/{org}/integrations/{id}/", Api.INTEGRATION_READ, this::detail);
    api.add(
        "DELETE", "organizations/{org}/integrations/{id}/", Api.INTEGRATION_ADMIN, this::delete);
  }

  private Response repositories(Call call) {
    List<Repository> all = call.world().connections().repositories(call.organization());
    String part = call.query().text("query").toLowerCase(Locale.ROOT);
    String integration = call.query().text("integration_id");
    String status = call.query().text("status");
    return call.page(
        all.stream()
            .filter(one -> one.name().toLowerCase(Locale.ROOT).contains(part))
            .filter(
                one ->
                    integration.isEmpty()
                        || integration.equals(String.valueOf(one.integrationId())))
            .filter(_ -> status.isEmpty() || status.equals("active"))
            .toList(),
        call.shapes()::repository);
  }

  private Response list(Call call) {
    String camel = call.query().text("providerKey");
    String provider = camel.isEmpty() ? call.query().text("provider_key") : camel;
    return call.page(
        call.world().connections().integrations(call.organization()).stream()
            .filter(one -> provider.isEmpty() || provider.equalsIgnoreCase(one.provider()))
            .toList(),
        call.shapes()::integration);
  }

  private Response detail(Call call) {
    return Response.json(call.shapes().integration(found(call)));
  }

  private Response delete(Call call) {
    call.world().connections().remove(found(call));
    return Response.empty(204);
  }

  private static Integration found(Call call) {
    Integration found =
        call.world().connections().integration(call.organization(), call.name("id"));
    if (found == null) {
      throw Call.notFound();
    }
    return found;
  }
}
