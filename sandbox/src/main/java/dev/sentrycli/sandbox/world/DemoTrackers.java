package dev.sentrycli.sandbox.world;

import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.tracker.App;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/// The tracker that the demo's first company has connected through an app.
final class DemoTrackers {
  private DemoTrackers() {}

  static void fill(World world) {
    Organization acme = world.directory().organization("acme");
    if (acme == null) {
      throw new IllegalStateException("the demo has no acme");
    }
    world
        .trackers()
        .put(
            new App(
                acme.id(),
                "linear",
                "Linear",
                UUID.nameUUIDFromBytes("app linear".getBytes(StandardCharsets.UTF_8)).toString(),
                "https://linear.app/acme",
                Map.of(
                    "ENG-11", "Coupons vanish after a reload",
                    "ENG-12", "Checkout breaks without a coupon",
                    "ENG-120", "Translate the receipt")));
  }
}
