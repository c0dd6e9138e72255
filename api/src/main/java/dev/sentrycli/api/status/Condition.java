package dev.sentrycli.api.status;

import java.util.List;

/// How a service says it is.
///
/// @param description one sentence
/// @param components its parts, if it tells of any
/// @param incidents what is being dealt with right now
public record Condition(
    Indicator indicator, String description, List<Component> components, List<Incident> incidents) {

  /// From fine to worst, in the words of status pages.
  public enum Indicator {
    NONE,
    MAINTENANCE,
    MINOR,
    MAJOR,
    CRITICAL
  }

  /// A part of the service.
  ///
  /// @param status in the words of status pages, such as `operational` or `partial_outage`
  public record Component(String name, String status) {
    public boolean isOperational() {
      return status.equals("operational");
    }
  }

  /// @param shortlink where it is told of; empty if nowhere
  public record Incident(String name, String status, String impact, String shortlink) {}

  public Condition {
    components = List.copyOf(components);
    incidents = List.copyOf(incidents);
  }

  static Condition of(Indicator indicator, String description) {
    return new Condition(indicator, description, List.of(), List.of());
  }
}
