package dev.sentrycli.api;

import dev.sentrycli.api.alert.Alerts;
import dev.sentrycli.api.attribute.Attributes;
import dev.sentrycli.api.conversation.Conversations;
import dev.sentrycli.api.dashboard.Dashboards;
import dev.sentrycli.api.event.Events;
import dev.sentrycli.api.explore.Explore;
import dev.sentrycli.api.feedback.Feedbacks;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.Credential;
import dev.sentrycli.api.gateway.Gateway;
import dev.sentrycli.api.integration.Integrations;
import dev.sentrycli.api.issue.Issues;
import dev.sentrycli.api.json.Memory;
import dev.sentrycli.api.member.Members;
import dev.sentrycli.api.monitor.Monitors;
import dev.sentrycli.api.organization.Organizations;
import dev.sentrycli.api.organization.Regions;
import dev.sentrycli.api.outcome.Outcomes;
import dev.sentrycli.api.project.Projects;
import dev.sentrycli.api.release.Releases;
import dev.sentrycli.api.replay.Replays;
import dev.sentrycli.api.repository.Repositories;
import dev.sentrycli.api.seer.Seer;
import dev.sentrycli.api.server.Fallbacks;
import dev.sentrycli.api.team.Teams;
import dev.sentrycli.api.token.OrganizationTokens;
import dev.sentrycli.api.trace.Traces;
import dev.sentrycli.api.tracker.Trackers;
import dev.sentrycli.api.trial.Trials;
import dev.sentrycli.api.upload.Uploads;
import dev.sentrycli.api.user.Caller;

/// One instance of Sentry as one account sees it. Making it opens nothing.
public final class SentryApi {
  private final Gateway gateway;
  private final Memory memory;
  private final Regions regions;

  /// @param memory what is kept between runs; this class keeps accounts and instances apart in it
  /// @param maxPages how many pages one list may take
  public SentryApi(Gateway gateway, Memory memory, int maxPages) {
    this(gateway, memory, maxPages, () -> {});
  }

  /// @param cutShort runs when a list would have taken more pages than that
  public SentryApi(Gateway gateway, Memory memory, int maxPages, Runnable cutShort) {
    this.gateway = gateway;
    Credential credential = gateway.passport().credential();
    String owner = credential == null ? "" : credential.identity();
    this.memory = memory.of(gateway.passport().home() + "\n" + owner);
    this.regions = new Regions(gateway, this.memory, maxPages, cutShort);
  }

  public Caller caller() {
    return new Caller(gateway);
  }

  public Organizations organizations() {
    return new Organizations(regions);
  }

  public Projects projects() {
    return new Projects(regions);
  }

  public Issues issues() {
    return new Issues(regions);
  }

  public Events events() {
    return new Events(regions);
  }

  public Alerts alerts() {
    return new Alerts(regions, fallbacks());
  }

  public Explore explore() {
    return new Explore(regions, fallbacks());
  }

  public Dashboards dashboards() {
    return new Dashboards(regions);
  }

  public Feedbacks feedback() {
    return new Feedbacks(regions);
  }

  public Outcomes outcomes() {
    return new Outcomes(regions);
  }

  public Members members() {
    return new Members(regions);
  }

  public Conversations conversations() {
    return new Conversations(regions, fallbacks());
  }

  public Monitors monitors() {
    return new Monitors(regions);
  }

  public Releases releases() {
    return new Releases(regions);
  }

  public Replays replays() {
    return new Replays(regions, fallbacks());
  }

  public Repositories repositories() {
    return new Repositories(regions);
  }

  public Traces traces() {
    return new Traces(regions, fallbacks());
  }

  public Attributes attributes() {
    return new Attributes(regions, fallbacks());
  }

  public Teams teams() {
    return new Teams(regions);
  }

  public Integrations integrations() {
    return new Integrations(regions);
  }

  public OrganizationTokens organizationTokens() {
    return new OrganizationTokens(regions);
  }

  public Seer seer() {
    return new Seer(regions);
  }

  public Trackers trackers() {
    return new Trackers(regions);
  }

  public Uploads uploads() {
    return new Uploads(regions);
  }

  public Trials trials() {
    return new Trials(regions);
  }

  /// Chooses between what servers of different ages are asked.
  public Fallbacks fallbacks() {
    return new Fallbacks(memory);
  }

  /// Sends requests about an organization to where it lives, for what has no operation of its own.
  public Regions regions() {
    return regions;
  }

  public Gateway gateway() {
    return gateway;
  }

  /// What is kept between runs for this account on this instance.
  public Memory memory() {
    return memory;
  }

  /// The instance.
  public BaseUrl base() {
    return gateway.passport().home();
  }
}
