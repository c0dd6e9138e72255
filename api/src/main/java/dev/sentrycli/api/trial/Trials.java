package dev.sentrycli.api.trial;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.organization.Regions;
import java.util.ArrayList;
import java.util.List;

/// What sentry.io lets an organization try out for a while. It is part of its billing, which an
/// instance of one's own does not have: there these paths do not exist.
public final class Trials {
  private final Regions regions;

  public Trials(Regions regions) {
    this.regions = regions;
  }

  /// The trials of an organization, the one of a whole plan first.
  public List<Trial> of(String organization) {
    JsonObject customer =
        regions.send(organization, Request.get("/api/0/customers/{}/", organization)).object();
    List<Trial> trials = new ArrayList<>();
    Trial plan = Trial.ofPlan(customer);
    if (plan != null) {
      trials.add(plan);
    }
    for (JsonObject product : Fields.objects(customer, "productTrials")) {
      trials.add(Trial.ofProduct(product));
    }
    return trials;
  }

  /// Starts the trial of a product.
  ///
  /// @param category as the server calls the product
  public void start(String organization, String category) {
    JsonObject product = new JsonObject();
    product.addProperty("category", category);
    product.addProperty("reasonCode", 0);
    JsonObject body = new JsonObject();
    body.addProperty("referrer", "sentry-cli");
    body.add("productTrial", product);
    regions.send(
        organization, Request.put("/api/0/customers/{}/product-trial/", organization).json(body));
  }
}
