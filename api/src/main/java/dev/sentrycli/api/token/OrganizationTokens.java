package dev.sentrycli.api.token;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.organization.Regions;
import java.util.List;

/// What can be asked about the tokens of an organization. Older servers than 23 know none.
public final class OrganizationTokens {
  private final Regions regions;

  public OrganizationTokens(Regions regions) {
    this.regions = regions;
  }

  /// All of an organization, without their secrets.
  public List<OrganizationToken> all(String organization) {
    return regions.every(
        organization,
        Request.get("/api/0/organizations/{}/org-auth-tokens/", organization),
        0,
        OrganizationToken::new);
  }

  /// Makes a token; the answer is the only one that holds its secret.
  public OrganizationToken create(String organization, String name) {
    JsonObject body = new JsonObject();
    body.addProperty("name", name);
    Request request =
        Request.post("/api/0/organizations/{}/org-auth-tokens/", organization).json(body);
    return new OrganizationToken(regions.send(organization, request).object());
  }

  /// Whoever uses it is refused from now on.
  public void delete(String organization, String id) {
    regions.send(
        organization,
        Request.delete("/api/0/organizations/{}/org-auth-tokens/{}/", organization, id));
  }
}
