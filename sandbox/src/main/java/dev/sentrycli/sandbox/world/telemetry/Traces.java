package dev.sentrycli.sandbox.world.telemetry;

import dev.sentrycli.sandbox.ingest.ReceivedEvent;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.Projects;
import dev.sentrycli.sandbox.world.event.Event;
import dev.sentrycli.sandbox.world.issue.Issues;
import dev.sentrycli.sandbox.world.store.Guard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The spans that have been received, as many as there is room for: the oldest make way.
public final class Traces {
  private static final int MOST = 200_000;

  private static final Comparator<Span> BY_START =
      Comparator.comparingDouble(Span::start)
          .thenComparing(Span::segment, Comparator.reverseOrder())
          .thenComparing(Span::spanId);

  private final Guard guard;
  private final Projects projects;
  private final Issues issues;
  private final Map<String, Map<String, Span>> byTrace = new LinkedHashMap<>();
  private int count;

  public Traces(Guard guard, Projects projects, Issues issues) {
    this.guard = guard;
    this.projects = projects;
    this.issues = issues;
  }

  /// The spans of a trace in order of their start.
  public List<Span> spans(Organization organization, String traceId) {
    return guard.read(
        () -> {
          List<Span> found = new ArrayList<>();
          collect(organization, byTrace.getOrDefault(lower(traceId), Map.of()), found);
          found.sort(BY_START);
          return found;
        });
  }

  /// All spans of an organization, newest first.
  public List<Span> spans(Organization organization) {
    List<Span> found = all(organization);
    found.sort(BY_START.reversed());
    return found;
  }

  /// All spans of an organization, in any order.
  public List<Span> all(Organization organization) {
    return guard.read(
        () -> {
          List<Span> found = new ArrayList<>();
          byTrace.values().forEach(spans -> collect(organization, spans, found));
          return found;
        });
  }

  private void collect(Organization organization, Map<String, Span> spans, List<Span> into) {
    for (Span one : spans.values()) {
      Project project = projects.get(one.projectId());
      if (project != null && project.organizationId() == organization.id()) {
        into.add(one);
      }
    }
  }

  private static String lower(String traceId) {
    return traceId.toLowerCase(Locale.ROOT);
  }

  public @Nullable Span span(Organization organization, String traceId, String spanId) {
    for (Span one : spans(organization, traceId)) {
      if (one.spanId().equals(spanId)) {
        return one;
      }
    }
    return null;
  }

  /// The errors that happened in a trace, oldest first.
  public List<Event> errors(Organization organization, String traceId) {
    String wanted = traceId.toLowerCase(Locale.ROOT);
    List<Event> found = new ArrayList<>();
    for (Event one : issues.events(organization).reversed()) {
      if (one.issueId() != null && wanted.equals(one.traceId())) {
        found.add(one);
      }
    }
    return found;
  }

  /// Files the spans of a transaction.
  public void file(ReceivedEvent transaction, Project project) {
    SpanReader.of(transaction, project.id()).forEach(this::put);
  }

  public void put(Span span) {
    guard.change(
        () -> {
          Map<String, Span> ofTrace =
              byTrace.computeIfAbsent(lower(span.traceId()), _ -> new LinkedHashMap<>());
          if (ofTrace.put(span.projectId() + "/" + span.spanId(), span) == null) {
            count++;
          }
          while (count > MOST) {
            dropOne();
          }
        });
  }

  private void dropOne() {
    Iterator<Map<String, Span>> traces = byTrace.values().iterator();
    Map<String, Span> oldest = traces.next();
    Iterator<String> spans = oldest.keySet().iterator();
    spans.next();
    spans.remove();
    count--;
    if (oldest.isEmpty()) {
      traces.remove();
    }
  }
}
