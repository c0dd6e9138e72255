package dev.sentrycli.api.upload;

import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.organization.Regions;

/// What can be asked about uploads.
public final class Uploads {
  private final Regions regions;

  public Uploads(Regions regions) {
    this.regions = regions;
  }

  /// How an organization's server wants files to be uploaded.
  public UploadOptions options(String organization) {
    Request request = Request.get("/api/0/organizations/{}/chunk-upload/", organization);
    return new UploadOptions(regions.send(organization, request).object());
  }
}
