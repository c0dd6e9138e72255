package dev.sentrycli.api.release;

import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.organization.Regions;

/// What can be asked about releases.
public final class Releases {
  private final Regions regions;

  public Releases(Regions regions) {
    this.regions = regions;
  }

  /// Whether an organization has a release of this version.
  public boolean has(String organization, String version) {
    try {
      regions.send(
          organization, Request.get("/api/0/organizations/{}/releases/{}/", organization, version));
      return true;
    } catch (ApiException.Status failed) {
      if (failed.status() == 404 && !failed.isFromRouter()) {
        return false;
      }
      throw failed;
    }
  }
}
