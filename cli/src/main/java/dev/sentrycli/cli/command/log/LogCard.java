package dev.sentrycli.cli.command.log;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.link.WebLinks;
import dev.sentrycli.cli.logs.LogRows;
import dev.sentrycli.cli.output.Moments;
import dev.sentrycli.cli.target.ProjectTarget;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Fact;
import dev.sentrycli.terminal.Printable;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A log as people see it when it is all they look at.
record LogCard(ProjectTarget project, Moments moments, WebLinks links) {
  private static final int SHORT = 8;

  /// Attributes that have a place of their own, or say nothing to people.
  private static final Set<String> PLACED =
      Set.of(
          "id",
          "message",
          "severity",
          "severity_number",
          "trace",
          "trace_id",
          "span_id",
          "environment",
          "release",
          "project",
          "project_id",
          "project.id",
          "project.name",
          "sdk.name",
          "sdk.version",
          "timestamp",
          "timestamp_precise",
          "observed_timestamp",
          "received",
          "organization_id",
          "item_type",
          "code.function",
          "code.function.name",
          "code.file.path",
          "code.line.number");

  /// @param detail all that the server knows of it; null if it could not be had
  List<Block> blocks(JsonObject log, @Nullable JsonObject detail) {
    List<Block> blocks = new ArrayList<>();
    String id = String.valueOf(LogRows.id(log));
    String name = id.length() > SHORT ? "…" + id.substring(id.length() - SHORT) : id;
    blocks.add(new Block.Heading(2, Text.of("Log " + Printable.line(name))));
    List<Fact> facts = new ArrayList<>();
    add(facts, "ID", id);
    facts.add(new Fact("Timestamp", Text.of(new LogRows(moments, true, List.of()).time(log))));
    facts.add(new Fact("Severity", LogRows.level(Fields.textOr(log, "severity", "—"))));
    blocks.add(new Block.Facts(facts));
    blocks.add(new Block.Gap());
    blocks.add(new Block.Quote(Text.of(Printable.of(Fields.textOr(log, "message", "")))));
    section(
        blocks,
        "Context",
        log,
        "Project",
        "project",
        "Environment",
        "environment",
        "Release",
        "release");
    section(blocks, "SDK", log, "Name", "sdk.name", "Version", "sdk.version");
    trace(blocks, log);
    section(
        blocks,
        "Source",
        log,
        "Function",
        "code.function",
        "File",
        "code.file.path",
        "Line",
        "code.line.number");
    section(
        blocks,
        "OpenTelemetry",
        log,
        "Kind",
        "sentry.otel.kind",
        "Status",
        "sentry.otel.status_code",
        "Scope",
        "sentry.otel.instrumentation_scope.name");
    attributes(blocks, detail);
    return blocks;
  }

  private void trace(List<Block> blocks, JsonObject log) {
    String trace = Fields.textOrNull(log, "trace");
    if (trace == null || trace.isBlank()) {
      return;
    }
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact(
            "Trace", Text.link(Printable.line(trace), links.trace(project.organization(), trace))));
    add(facts, "Span", Fields.textOrNull(log, "span_id"));
    title(blocks, "Trace", facts);
  }

  private static void attributes(List<Block> blocks, @Nullable JsonObject detail) {
    TreeMap<String, String> own = new TreeMap<>();
    for (JsonObject attribute : Fields.objects(detail, "attributes")) {
      String name = Fields.textOr(attribute, "name", "");
      JsonElement value = attribute.get("value");
      boolean internal = name.startsWith("sentry.") || name.startsWith("tags[sentry.");
      if (!name.isBlank() && !internal && !PLACED.contains(name) && value != null) {
        own.put(name, value.isJsonPrimitive() ? value.getAsString() : value.toString());
      }
    }
    List<Fact> facts = new ArrayList<>();
    own.forEach((name, value) -> add(facts, Printable.line(name), value));
    title(blocks, "Attributes", facts);
  }

  /// @param labels and the columns their values stand in, in turns
  private static void section(List<Block> blocks, String title, JsonObject log, String... labels) {
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < labels.length; i += 2) {
      add(facts, labels[i], Fields.textOrNull(log, labels[i + 1]));
    }
    title(blocks, title, facts);
  }

  private static void title(List<Block> blocks, String title, List<Fact> facts) {
    if (!facts.isEmpty()) {
      blocks.add(new Block.Gap());
      blocks.add(new Block.Heading(3, Text.of(title)));
      blocks.add(new Block.Facts(facts));
    }
  }

  private static void add(List<Fact> facts, String label, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      facts.add(new Fact(label, Text.of(Printable.of(value))));
    }
  }
}
