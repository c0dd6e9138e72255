package dev.sentrycli.sandbox.world;

import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.store.Secrets;
import dev.sentrycli.sandbox.world.tracker.App;
import java.util.Map;

/// The tracker that the demo's first company has connected through an app.
final class DemoTrackers {
  private DemoTrackers() {}

  static void fill(World world) {
    Organization acme = world.directory().organization("acme");
    if (acme == null) {
      throw new IllegalStateException("the demo has no acme");
    }
    String code = Secrets.stable("app", "linear");
    world
        .trackers()
        .put(
            new App(
                acme.id(),
                "linear",
                "Linear",
                "%s-%s-4%s-8%s-%s"
                    .formatted(
                        code.substring(0, 8),
                        code.substring(8, 12),
                        code.substring(12, 15),
                        code.substring(15, 18),
                        code.substring(18, 30)),
                "https://linear.app/acme",
                Map.of(
                    "ENG-11", "Coupons vanish after a reload",
                    "ENG-12", "Checkout breaks without a coupon",
                    "ENG-120", "Translate the receipt")));
  }
}
