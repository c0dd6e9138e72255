package dev.sentrycli.api.organization;

import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.json.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be asked about organizations.
public final class Organizations {
  private final Regions regions;

  public Organizations(Regions regions) {
    this.regions = regions;
  }

  /// All organizations the account can see, in the server's order.
  public List<Organization> list() {
    return regions.every(
        null, Request.get("/api/0/organizations/"), Regions.LARGEST_PAGE, Organization::new);
  }

  public Organization view(String slug) {
    Request request = Request.get("/api/0/organizations/{}/", slug);
    return new Organization(regions.send(slug, request).object());
  }

  /// As [#view], but null where the server knows no such organization.
  public @Nullable Organization find(String slug) {
    return Lookup.orNull(() -> view(slug));
  }

  /// What is switched on for an organization; empty where the server does not tell.
  public List<String> features(String slug) {
    Request request =
        Request.of("GET", "/api/0/organizations/{}/", slug).query("include_feature_flags", "1");
    return Fields.texts(regions.send(slug, request).object(), "features");
  }
}
