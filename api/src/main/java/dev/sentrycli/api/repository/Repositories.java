package dev.sentrycli.api.repository;

import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.organization.Regions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be asked about the code repositories an organization has connected.
public final class Repositories {
  private final Regions regions;

  public Repositories(Regions regions) {
    this.regions = regions;
  }

  /// The first repositories of an organization, or those from a cursor on.
  public Slice<Repository> list(String organization, int limit, @Nullable String cursor) {
    return regions.slice(
        organization,
        ofOrganization(organization).queryIfPresent("cursor", cursor),
        regions.pageSize(limit),
        limit,
        Repository::new);
  }

  /// All of an organization, as the server lists them.
  public List<Repository> all(String organization) {
    return everyPage(organization, ofOrganization(organization));
  }

  /// Whether an organization has any.
  public boolean hasAny(String organization) {
    return !regions
        .slice(organization, ofOrganization(organization), 1, 1, Repository::new)
        .items()
        .isEmpty();
  }

  /// At most so many, in pages as large as the server likes.
  public Slice<Repository> first(String organization, int limit) {
    return regions.slice(organization, ofOrganization(organization), 0, limit, Repository::new);
  }

  /// The repositories whose names the server finds some words in.
  public List<Repository> search(String organization, String words) {
    return everyPage(organization, ofOrganization(organization).query("query", words));
  }

  private List<Repository> everyPage(String organization, Request request) {
    return regions.every(organization, request, Regions.LARGEST_PAGE, Repository::new);
  }

  private static Request ofOrganization(String organization) {
    return Request.get("/api/0/organizations/{}/repos/", organization);
  }
}
