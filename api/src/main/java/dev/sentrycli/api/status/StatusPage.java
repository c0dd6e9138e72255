package dev.sentrycli.api.status;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.gateway.Answer;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.gateway.Audience;
import dev.sentrycli.api.gateway.Gateway;
import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.status.Condition.Component;
import dev.sentrycli.api.status.Condition.Incident;
import dev.sentrycli.api.status.Condition.Indicator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a public status page, or an instance's own health check, says about a service. Neither
/// wants to know who asks.
public final class StatusPage {
  private final Gateway gateway;
  private final Audience audience;

  /// @param audience who is meant to be asked: an instance, or just anyone
  public StatusPage(Gateway gateway, Audience audience) {
    this.gateway = gateway;
    this.audience = audience;
  }

  /// Asks the page, and if there is none the instance.
  ///
  /// @throws ApiException if there is no answer at all
  public Condition condition() {
    JsonObject summary = summary();
    JsonObject status = Fields.objectOrNull(summary, "status");
    if (summary != null && status != null) {
      return summarized(summary, status);
    }
    return health(ask(Request.get("/_health/").query("full", "1")));
  }

  private @Nullable JsonObject summary() {
    try {
      Answer page = ask(Request.get("/api/v2/summary.json"));
      return page.isOk() ? objectIn(page) : null;
    } catch (ApiException.Redirected elsewhere) {
      return null; // some servers lead elsewhere from what they do not have
    }
  }

  private Answer ask(Request request) {
    return gateway.exchange(
        request.accept("application/json, text/plain").audience(audience).once());
  }

  private static Condition summarized(JsonObject summary, JsonObject status) {
    Indicator indicator = indicator(Fields.textOr(status, "indicator", ""));
    List<Component> components = new ArrayList<>();
    for (JsonObject component : Fields.objects(summary, "components")) {
      components.add(
          new Component(
              Fields.textOr(component, "name", "?"),
              Fields.textOr(component, "status", "operational")));
    }
    List<Incident> incidents = new ArrayList<>();
    for (JsonObject incident : Fields.objects(summary, "incidents")) {
      incidents.add(
          new Incident(
              Fields.textOr(incident, "name", "?"),
              Fields.textOr(incident, "status", "?"),
              Fields.textOr(incident, "impact", "none"),
              Fields.textOr(incident, "shortlink", "")));
    }
    return new Condition(
        indicator,
        Fields.textOr(status, "description", "The status page describes nothing"),
        components,
        incidents);
  }

  /// A word that is not known means that something is the matter.
  private static Indicator indicator(String word) {
    for (Indicator indicator : Indicator.values()) {
      if (indicator.name().toLowerCase(Locale.ROOT).equals(word)) {
        return indicator;
      }
    }
    return Indicator.MAJOR;
  }

  /// The health check answers 500 with the list of problems where there are some, and plain "ok"
  /// where a proxy answers in its place.
  private static Condition health(Answer answer) {
    JsonObject report = objectIn(answer);
    JsonArray problems = Fields.arrayOrNull(report, "problems");
    if (report != null && problems != null) {
      return reported(report, problems);
    }
    if (answer.isOk() && answer.text().strip().equalsIgnoreCase("ok")) {
      return Condition.of(Indicator.NONE, "The instance is up");
    }
    return Condition.of(
        Indicator.MAJOR,
        answer.isOk()
            ? "What answers is neither a status page nor a Sentry instance"
            : "The server answers "
                + answer.status()
                + (answer.reason().isEmpty() ? "" : " " + answer.reason()));
  }

  private static Condition reported(JsonObject report, JsonArray problems) {
    List<Component> components = new ArrayList<>();
    JsonObject healthy = Fields.objectOrNull(report, "healthy");
    if (healthy != null) {
      for (Map.Entry<String, JsonElement> check : healthy.entrySet()) {
        components.add(
            new Component(
                check.getKey(),
                Fields.truth(healthy, check.getKey()) ? "operational" : "major_outage"));
      }
    }
    List<String> words = new ArrayList<>();
    for (JsonElement problem : problems) {
      words.add(
          problem instanceof JsonPrimitive text ? text.getAsString() : String.valueOf(problem));
    }
    return words.isEmpty()
        ? new Condition(Indicator.NONE, "The instance reports no problem", components, List.of())
        : new Condition(Indicator.MAJOR, String.join("; ", words), components, List.of());
  }

  private static @Nullable JsonObject objectIn(Answer answer) {
    try {
      return answer.json() instanceof JsonObject object ? object : null;
    } catch (ApiException.NotSentry | ApiException.Unreadable somethingElse) {
      return null;
    }
  }
}
