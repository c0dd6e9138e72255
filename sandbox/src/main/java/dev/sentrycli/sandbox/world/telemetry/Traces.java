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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The spans that have been received.
public final class Traces {
  private static final Comparator<Span> BY_START =
      Comparator.comparingDouble(Span::start)
          .thenComparing(Span::segment, Comparator.reverseOrder())
          .thenComparing(Span::spanId);

  private final Guard guard;
  private final Projects projects;
  private final Issues issues;
  private final Map<String, Span> spans = new LinkedHashMap<>();

  public Traces(Guard guard, Projects projects, Issues issues) {
    this.guard = guard;
    this.projects = projects;
    this.issues = issues;
  }

  /// The spans of a trace in order of their start.
  public List<Span> spans(Organization organization, String traceId) {
    String wanted = traceId.toLowerCase(Locale.ROOT);
    List<Span> found = new ArrayList<>(spans(organization));
    found.removeIf(span -> !span.traceId().equals(wanted));
    found.sort(BY_START);
    return found;
  }

  /// All spans of an organization, newest first.
  public List<Span> spans(Organization organization) {
    return guard.read(
        () -> {
          List<Span> found = new ArrayList<>();
          for (Span one : spans.values()) {
            Project project = projects.get(one.projectId());
            if (project != null && project.organizationId() == organization.id()) {
              found.add(one);
            }
          }
          found.sort(BY_START.reversed());
          return found;
        });
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
        () -> spans.put(span.projectId() + "/" + span.traceId() + "/" + span.spanId(), span));
  }
}
