package dev.sentrycli.api.member;

import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.organization.Regions;
import java.util.List;

/// What can be asked about the members of organizations.
public final class Members {
  private final Regions regions;

  public Members(Regions regions) {
    this.regions = regions;
  }

  /// All members of an organization, as far as there are pages for them.
  public Slice<Member> all(String organization) {
    return everyPage(organization, ofOrganization(organization));
  }

  /// The members the server finds by an address, which may be another than the one they show.
  public List<Member> byEmail(String organization, String email) {
    return everyPage(organization, ofOrganization(organization).query("query", "email:" + email))
        .items();
  }

  /// The member who is the user of a number, in a list of one; an empty one also from servers that
  /// can't search for that.
  public List<Member> byUserId(String organization, String id) {
    return everyPage(organization, ofOrganization(organization).query("query", "user.id:" + id))
        .items();
  }

  private Slice<Member> everyPage(String organization, Request request) {
    return regions.slice(
        organization, request, Regions.LARGEST_PAGE, Integer.MAX_VALUE, Member::new);
  }

  private static Request ofOrganization(String organization) {
    return Request.get("/api/0/organizations/{}/members/", organization);
  }
}
