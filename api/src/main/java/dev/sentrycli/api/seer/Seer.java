package dev.sentrycli.api.seer;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.organization.Regions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What can be asked of Seer, the service of sentry.io that looks for causes of issues. Other
/// instances have it rarely.
public final class Seer {
  private static final String PATH = "/api/0/organizations/{}/issues/{}/autofix/";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Regions regions;

  public Seer(Regions regions) {
    this.regions = regions;
  }

  /// The last run about an issue, or null if there was none.
  public @Nullable SeerRun run(String organization, String issue) {
    Request request = Request.get(PATH, organization, issue).within(PATIENCE);
    JsonObject run = Fields.objectOrNull(regions.send(organization, request).object(), "autofix");
    return run == null ? null : new SeerRun(run);
  }

  /// Begins a run that looks for the cause.
  ///
  /// @return its number, or null if the server does not say
  public @Nullable String findCause(String organization, String issue) {
    return begin(organization, issue, "root_cause", null);
  }

  /// Lets a run that has found the cause look for a solution.
  public void findSolution(String organization, String issue, SeerRun run) {
    begin(organization, issue, "solution", run);
  }

  private @Nullable String begin(
      String organization, String issue, String step, @Nullable SeerRun of) {
    JsonObject body = new JsonObject();
    body.addProperty("step", step);
    if (of != null && of.uuid() != null) {
      body.addProperty("sentry_run_id", of.uuid());
    } else if (of != null && of.json().get("run_id") instanceof JsonPrimitive number) {
      body.add("run_id", number);
    }
    body.addProperty("referrer", "api.cli");
    Request request = Request.post(PATH, organization, issue).json(body).within(PATIENCE);
    return Fields.textOrNull(regions.send(organization, request).object(), "run_id");
  }
}
