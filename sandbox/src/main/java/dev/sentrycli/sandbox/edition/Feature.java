package dev.sentrycli.sandbox.edition;

/// What servers have learned over time, or what whoever runs one can turn off. A switch is one of
/// those that Sentry calls `organizations:…`; the other words are ours, for endpoints and fields.
public enum Feature {
  REPLAYS("session-replay", "23.3.0", true),
  MONITORS("monitors", "24.1.0", true),
  WORKFLOWS("workflows", "25.5.0", false),
  SPANS("visibility-explore-view", "25.7.0", true),
  TIME_SERIES("events-timeseries", "25.7.0", false),
  LOGS("ourlogs-enabled", "25.9.0", true),
  LOGS_BY_NAME("dataset-logs", "26.1.0", false),
  ATTRIBUTES_BY_DATASET("attributes-by-dataset", "26.1.0", false),
  PROJECTS_BY_SLUG("projects-by-slug", "26.3.0", false),
  METRICS("tracemetrics-enabled", "26.5.0", true),
  TRACES_IN_CAMEL_CASE("trace-meta-in-camel-case", "26.5.0", false),
  ARRAY_ATTRIBUTES("array-attributes", "26.7.0", false),
  WORKFLOW_PAGES("workflow-engine-ui", "26.7.0", true),
  DASHBOARD_REVISIONS("dashboards-revisions", "26.7.0", true),
  CONVERSATIONS("gen-ai-conversations", "26.7.0", true);

  private final String word;
  private final String since;
  private final boolean isSwitch;

  Feature(String word, String since, boolean isSwitch) {
    this.word = word;
    this.since = since;
    this.isSwitch = isSwitch;
  }

  public String word() {
    return word;
  }

  /// The first version that has it.
  public String since() {
    return since;
  }

  /// Whether it stands among the features of an organization.
  public boolean isSwitch() {
    return isSwitch;
  }
}
