package dev.sentrycli.sandbox.routes.conversation;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.edition.Feature;
import dev.sentrycli.sandbox.http.Refusal;
import dev.sentrycli.sandbox.http.Response;
import dev.sentrycli.sandbox.ingest.Json;
import dev.sentrycli.sandbox.routes.Api;
import dev.sentrycli.sandbox.routes.Call;
import dev.sentrycli.sandbox.routes.Paging;
import dev.sentrycli.sandbox.routes.Period;
import dev.sentrycli.sandbox.routes.ProjectChoice;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.store.Slice;
import dev.sentrycli.sandbox.world.telemetry.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Conversations with agents, made of the spans that name one. Servers before the present ones have
/// them at another address.
public final class ConversationRoutes {
  private static final int MOST_SPANS = 1000;
  private static final String ID = "gen_ai.conversation.id";

  public ConversationRoutes() {}

  public void addTo(Api api) {
    for (boolean newer : List.of(true, false)) {
      String root =
          "organizations/{org}/" + (newer ? "agents/conversations/" : "ai-conversations/");
      api.add("GET", root, Api.ORG_READ, call -> list(call, newer));
      api.add("GET", root + "{conversation}/", Api.ORG_READ, call -> detail(call, newer));
    }
  }

  private static void admit(Call call, boolean newer) {
    boolean has = call.world().edition().has(Feature.CONVERSATIONS);
    boolean knows = call.world().edition().knows(Feature.CONVERSATIONS);
    boolean off = call.world().edition().without().contains(Feature.CONVERSATIONS);
    if (newer ? !has : knows || off) {
      throw new Refusal(Response.empty(404));
    }
  }

  /// A conversation and its spans, oldest first.
  private record Conversation(String id, List<Span> spans) {
    double start() {
      return spans.getFirst().start();
    }

    double end() {
      return spans.stream().mapToDouble(Span::end).max().orElse(0);
    }

    double sum(ToDoubleFunction<Span> value) {
      return spans.stream().mapToDouble(value).sum();
    }

    long count(Predicate<Span> wanted) {
      return spans.stream().filter(wanted).count();
    }
  }

  private static Response list(Call call, boolean newer) {
    Organization organization = call.organization();
    admit(call, newer);
    List<Conversation> found = conversations(call, organization);
    String words = call.query().text("query").toLowerCase(Locale.ROOT);
    found.removeIf(one -> !one.spans().toString().toLowerCase(Locale.ROOT).contains(words));
    String sort = call.query().text("sort");
    Comparator<Conversation> order = order(sort.startsWith("-") ? sort.substring(1) : sort);
    found.sort(sort.startsWith("-") ? order.reversed() : order);
    return call.page(found, ConversationRoutes::head);
  }

  private static Comparator<Conversation> order(String field) {
    return Comparator.comparingDouble(
        switch (field) {
          case "" -> one -> -one.end();
          case "conversation.age" -> one -> one.start();
          case "conversation.timeSpan" -> one -> one.end() - one.start();
          case "conversation.generationDuration" ->
              one -> one.sum(span -> is(span, "ai_client") ? span.durationMillis() : 0);
          case "conversation.errors" -> one -> one.count(ConversationRoutes::fails);
          case "conversation.llmCalls" -> one -> one.count(span -> is(span, "ai_client"));
          case "conversation.toolCalls" -> one -> one.count(span -> is(span, "tool"));
          case "conversation.toolErrors" ->
              one -> one.count(span -> is(span, "tool") && fails(span));
          case "conversation.inputTokens" -> one -> tokens(one, "input");
          case "conversation.outputTokens" -> one -> tokens(one, "output");
          case "conversation.totalTokens" -> one -> tokens(one, "total");
          case "conversation.totalCost" -> ConversationRoutes::cost;
          default -> throw new Refusal(400, "Invalid sort: " + field);
        });
  }

  private static List<Conversation> conversations(Call call, Organization organization) {
    Period.Bounds bounds = Period.bounds(call.query(), call.world().now());
    List<Long> projects = ProjectChoice.of(call, organization);
    Map<String, List<Span>> all = new LinkedHashMap<>();
    for (Span span : call.world().traces().spans(organization).reversed()) {
      String id = Json.text(span.attributes(), ID);
      boolean within =
          span.start() * 1000 >= bounds.start().toEpochMilli()
              && span.start() * 1000 <= bounds.end().toEpochMilli();
      if (id != null && within && (projects.isEmpty() || projects.contains(span.projectId()))) {
        all.computeIfAbsent(id, _ -> new ArrayList<>()).add(span);
      }
    }
    List<Conversation> found = new ArrayList<>();
    all.forEach((id, spans) -> found.add(new Conversation(id, spans)));
    return found;
  }

  private static Response detail(Call call, boolean newer) {
    Organization organization = call.organization();
    admit(call, newer);
    for (Conversation one : conversations(call, organization)) {
      if (one.id().equals(call.name("conversation"))) {
        Paging paging = Paging.of(call.request(), call.base(), MOST_SPANS);
        Slice<Span> slice = Slice.of(one.spans(), paging.offset(), paging.limit());
        JsonArray spans = new JsonArray();
        slice.items().forEach(span -> spans.add(span(call, one.id(), span)));
        JsonObject json = new JsonObject();
        json.addProperty("conversationId", one.id());
        json.addProperty("title", title(one));
        json.add("spans", spans);
        json.add("stats", stats(one));
        return Response.json(json).with("Link", paging.link(slice));
      }
    }
    throw Call.notFound();
  }

  private static JsonObject head(Conversation one) {
    JsonObject json = new JsonObject();
    json.addProperty("conversationId", one.id());
    json.addProperty("title", title(one));
    Set<String> agents = new LinkedHashSet<>();
    Set<String> traces = new LinkedHashSet<>();
    Set<String> tools = new LinkedHashSet<>();
    String first = null;
    String last = null;
    for (Span span : one.spans()) {
      add(agents, Json.text(span.attributes(), "gen_ai.agent.name"));
      add(tools, Json.text(span.attributes(), "gen_ai.tool.name"));
      traces.add(span.traceId());
      String asked = content(span, "gen_ai.input.messages");
      first = first == null ? asked : first;
      String answered = content(span, "gen_ai.output.messages");
      last = answered == null ? last : answered;
    }
    json.add("flow", array(agents));
    stats(one).entrySet().forEach(stat -> json.add(stat.getKey(), stat.getValue()));
    json.addProperty("startTimestamp", Math.round(one.start() * 1000));
    json.addProperty("endTimestamp", Math.round(one.end() * 1000));
    json.addProperty("traceCount", traces.size());
    json.add("traceIds", array(traces));
    json.addProperty("firstInput", first);
    json.addProperty("lastOutput", last);
    json.add("user", JsonNull.INSTANCE);
    json.add("toolNames", array(tools));
    return json;
  }

  private static JsonObject stats(Conversation one) {
    JsonObject json = new JsonObject();
    json.addProperty("errors", one.count(ConversationRoutes::fails));
    json.addProperty("llmCalls", one.count(span -> is(span, "ai_client")));
    json.addProperty("toolCalls", one.count(span -> is(span, "tool")));
    json.addProperty("toolErrors", one.count(span -> is(span, "tool") && fails(span)));
    json.addProperty("totalTokens", Math.round(tokens(one, "total")));
    json.addProperty("totalCost", Math.round(cost(one) * 1e6) / 1e6);
    return json;
  }

  /// What it is about: the beginning of what was asked first.
  private static @Nullable String title(Conversation one) {
    for (Span span : one.spans()) {
      String asked = content(span, "gen_ai.input.messages");
      if (asked != null) {
        return asked.length() > 40 ? asked.substring(0, 40) : asked;
      }
    }
    return null;
  }

  private static JsonObject span(Call call, String conversation, Span span) {
    Project project = call.world().projects().get(span.projectId());
    JsonObject json = new JsonObject();
    json.addProperty(ID, conversation);
    json.addProperty("span_id", span.spanId());
    json.addProperty("trace", span.traceId());
    json.addProperty("parent_span", span.parentSpanId());
    json.addProperty("precise.start_ts", span.start());
    json.addProperty("precise.finish_ts", span.end());
    json.addProperty("project", project == null ? "" : project.slug());
    json.addProperty("project.id", span.projectId());
    json.addProperty("span.name", span.op());
    json.addProperty("span.op", span.op());
    json.addProperty("span.status", span.status());
    json.addProperty("span.description", span.description());
    json.addProperty("span.duration", span.durationMillis());
    json.addProperty("transaction", span.transaction());
    json.addProperty("is_transaction", span.segment());
    for (Map.Entry<String, JsonElement> one : span.attributes().entrySet()) {
      if (one.getKey().startsWith("gen_ai.")) {
        json.add(one.getKey(), one.getValue());
      }
    }
    return json;
  }

  private static boolean is(Span span, String type) {
    return type.equals(Json.text(span.attributes(), "gen_ai.operation.type"));
  }

  private static boolean fails(Span span) {
    return !span.status().equals("ok");
  }

  private static double tokens(Conversation one, String kind) {
    return one.sum(
        span -> is(span, "ai_client") ? number(span, "gen_ai.usage." + kind + "_tokens") : 0);
  }

  private static double cost(Conversation one) {
    return one.sum(span -> is(span, "ai_client") ? number(span, "gen_ai.cost.total_tokens") : 0);
  }

  private static double number(Span span, String name) {
    Double number = Json.number(span.attributes(), name);
    return number == null ? 0 : number;
  }

  private static @Nullable String content(Span span, String name) {
    String messages = Json.text(span.attributes(), name);
    if (messages == null) {
      return null;
    }
    JsonObject wrapped = Json.object("{\"messages\":" + messages + "}");
    List<JsonObject> all = wrapped == null ? List.of() : Json.objects(wrapped, "messages");
    return all.isEmpty() ? messages : Json.text(all.getLast(), "content");
  }

  private static void add(Set<String> to, @Nullable String text) {
    if (text != null) {
      to.add(text);
    }
  }

  private static JsonArray array(Set<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }
}
