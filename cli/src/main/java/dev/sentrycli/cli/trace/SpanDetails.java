package dev.sentrycli.cli.trace;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.UnexpectedJsonException;
import dev.sentrycli.api.organization.Fanout;
import dev.sentrycli.cli.command.RefusedException;
import dev.sentrycli.cli.session.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What spans tell beyond what stands in their trace, asked span by span.
public final class SpanDetails {
  private static final int AT_ONCE = 15;

  /// What stands in the trace already, or means nothing to people.
  private static final Set<String> KNOWN =
      Set.of(
          "precise.start_ts",
          "precise.finish_ts",
          "received",
          "hash",
          "project_id",
          "client_sample_rate",
          "server_sample_rate",
          "is_transaction",
          "span.duration",
          "span.self_time",
          "span.op",
          "span.name",
          "span.description",
          "span.category",
          "parent_span",
          "transaction",
          "transaction.op",
          "transaction.event_id",
          "transaction.span_id",
          "trace",
          "trace.status",
          "segment.name",
          "origin",
          "platform",
          "sdk.name",
          "sdk.version",
          "environment");

  private final Map<TraceNode, JsonObject> data = new HashMap<>();
  private int failed;

  private SpanDetails() {}

  /// Asks for the attributes of spans. What can't be had is only told of.
  ///
  /// @param project the slug to ask with where a span tells none; or null
  public static SpanDetails of(
      String organization,
      String trace,
      List<TraceNode> spans,
      @Nullable String project,
      Session session) {
    SpanDetails details = new SpanDetails();
    List<TraceNode> asked =
        spans.stream()
            .filter(span -> span.isSpan() && !span.id().isEmpty() && place(span, project) != null)
            .toList();
    RuntimeException first = null;
    for (Fanout.Outcome<TraceNode, JsonObject> outcome :
        Fanout.<TraceNode, JsonObject>over(
            asked,
            AT_ONCE,
            span ->
                session
                    .api()
                    .traces()
                    .span(organization, String.valueOf(place(span, project)), trace, span.id()))) {
      JsonObject answer = outcome.answer();
      if (answer != null) {
        details.data.put(outcome.asked(), attributes(answer));
      } else {
        RuntimeException failure = outcome.failure();
        if (failure != null
            && !(failure instanceof ApiException)
            && !(failure instanceof UnexpectedJsonException)) {
          throw failure;
        }
        first = first == null ? failure : first;
        details.failed++;
      }
    }
    if (first != null) {
      session
          .notices()
          .warn(
              "trace",
              "The attributes of %d of %d spans can't be shown: %s"
                  .formatted(details.failed, asked.size(), RefusedException.reason(first)));
    }
    return details;
  }

  /// The attributes of a span by name; empty if they were not asked for or could not be had.
  public JsonObject of(TraceNode span) {
    return data.getOrDefault(span, new JsonObject());
  }

  /// How many spans have attributes.
  public int count() {
    int count = 0;
    for (JsonObject attributes : data.values()) {
      count += attributes.isEmpty() ? 0 : 1;
    }
    return count;
  }

  /// Writes them into the spans.
  public void addTo(List<TraceNode> spans) {
    for (TraceNode span : spans) {
      JsonObject attributes = data.get(span);
      if (attributes != null) {
        span.json().add("data", attributes);
      }
    }
  }

  private static @Nullable String place(TraceNode span, @Nullable String project) {
    return span.project().isEmpty() ? project : span.project();
  }

  private static JsonObject attributes(JsonObject answer) {
    JsonObject attributes = new JsonObject();
    for (JsonObject attribute : Fields.objects(answer, "attributes")) {
      String name = Fields.textOr(attribute, "name", "");
      if (!name.isEmpty() && !KNOWN.contains(name)) {
        JsonElement value = attribute.get("value");
        attributes.add(name, value == null ? JsonNull.INSTANCE : value);
      }
    }
    return attributes;
  }
}
