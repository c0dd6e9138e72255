package dev.sentrycli.cli.command.issue.link;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.tracker.ExternalIssue;
import dev.sentrycli.api.tracker.TrackerIntegration;
import dev.sentrycli.api.tracker.Trackers;
import dev.sentrycli.api.tracker.Trackers.Choice;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.IssueTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The integrations through which an issue can be linked, and the one that leads to an address.
final class Integrations {
  private static final int REFUSED = 400;

  private final IssueTarget issue;
  private final TrackerUrl url;
  private final Session session;
  private final List<TrackerIntegration> all;

  private Integrations(
      IssueTarget issue, TrackerUrl url, Session session, List<TrackerIntegration> all) {
    this.issue = issue;
    this.url = url;
    this.session = session;
    this.all = all;
  }

  static Integrations of(IssueTarget issue, TrackerUrl url, Session session) {
    return new Integrations(
        issue,
        url,
        session,
        session.api().trackers().integrations(issue.organization(), issue.id()));
  }

  /// An integration and the issue behind it that one here is linked to.
  record Link(TrackerIntegration integration, ExternalIssue external) {}

  /// The one that leads to the address.
  ///
  /// @param wanted its number if the user chose one
  /// @throws LinkException if none does, or several
  TrackerIntegration leading(@Nullable String wanted) {
    if (wanted != null) {
      return named(wanted);
    }
    if (url.site() == TrackerUrl.Site.UNKNOWN) {
      throw unknownSite();
    }
    List<TrackerIntegration> fitting = new ArrayList<>();
    List<TrackerIntegration> silent = new ArrayList<>();
    for (TrackerIntegration one : all) {
      if (url.site().providers().contains(one.provider())) {
        String domain = one.domain();
        if (domain == null || domain.isBlank()) {
          silent.add(one);
        } else if (url.isWithin(domain)) {
          fitting.add(one);
        }
      }
    }
    List<TrackerIntegration> possible = fitting.isEmpty() ? silent : fitting;
    if (possible.isEmpty()) {
      throw LinkException.noIntegration(url, all, issue.organization(), page());
    }
    if (possible.size() > 1) {
      throw LinkException.severalIntegrations(url, possible);
    }
    return possible.getFirst();
  }

  LinkException unknownSite() {
    return LinkException.unknownSite(url, all);
  }

  private TrackerIntegration named(String wanted) {
    for (TrackerIntegration one : all) {
      if (one.id().equals(wanted)) {
        return one;
      }
    }
    throw LinkException.noSuchIntegration(wanted, all, page());
  }

  /// Where integrations are connected.
  private String page() {
    return session.links().integrations(issue.organization());
  }

  /// What an integration has linked for the address, or null.
  @Nullable ExternalIssue linkedBy(TrackerIntegration integration) {
    for (ExternalIssue external : integration.linked()) {
      if (external.url() != null && url.isSameAs(external.url())) {
        return external;
      }
    }
    return null;
  }

  /// The link to the address, by whichever integration it was made; null if there is none.
  ///
  /// @param wanted the number of the integration if the user chose one
  /// @throws LinkException if there are several
  @Nullable Link existing(@Nullable String wanted) {
    List<Link> found = new ArrayList<>();
    for (TrackerIntegration one : wanted == null ? all : List.of(named(wanted))) {
      ExternalIssue external = linkedBy(one);
      if (external != null) {
        found.add(new Link(one, external));
      }
    }
    if (found.size() > 1) {
      throw LinkException.severalIntegrations(url, found.stream().map(Link::integration).toList());
    }
    return found.isEmpty() ? null : found.getFirst();
  }

  /// Links by the address, which newer servers take apart themselves; others are told what their
  /// provider calls the issue.
  Trackers.Linked link(TrackerIntegration integration, Map<String, String> extra) {
    JsonObject fields = new JsonObject();
    fields.addProperty("externalIssue", url.text());
    extra.forEach(fields::addProperty);
    try {
      return put(integration, fields);
    } catch (ApiException.Status refused) {
      boolean told = extra.containsKey("externalIssue");
      JsonObject own = refused.status() == REFUSED && !told ? ownFields(integration) : null;
      if (own == null) {
        throw refused;
      }
      session
          .notices()
          .debug("issue", "The server takes no address here (" + refused.detail() + ")");
      extra.forEach(own::addProperty);
      return put(integration, own);
    }
  }

  private Trackers.Linked put(TrackerIntegration integration, JsonObject fields) {
    return session
        .api()
        .trackers()
        .link(issue.organization(), issue.id(), integration.id(), fields);
  }

  /// What the provider calls the issue, or null where the address does not tell.
  private @Nullable JsonObject ownFields(TrackerIntegration integration) {
    JsonObject fields = new JsonObject();
    switch (url.site()) {
      case GITHUB, GITHUB_ENTERPRISE, BITBUCKET -> {
        fields.addProperty("repo", url.place());
        fields.addProperty("externalIssue", url.key());
      }
      case JIRA, AZURE -> fields.addProperty("externalIssue", url.key());
      case GITLAB -> {
        String project = gitlabProject(integration);
        if (project == null) {
          return null;
        }
        fields.addProperty("project", project);
        fields.addProperty("externalIssue", project + "#" + url.key());
      }
      case LINEAR, UNKNOWN -> {
        return null;
      }
    }
    return fields;
  }

  /// The number of a project, by which alone GitLab knows it here.
  private @Nullable String gitlabProject(TrackerIntegration integration) {
    JsonObject form =
        session.api().trackers().form(issue.organization(), issue.id(), integration.id());
    for (JsonObject field : Fields.objects(form, "linkIssueConfig")) {
      if (Fields.textOr(field, "name", "").equals("project")) {
        for (Choice choice : Trackers.choices(Fields.arrayOrNull(field, "choices"))) {
          if (plain(choice.label()).equals(plain(url.place()))) {
            return choice.value();
          }
        }
      }
    }
    return null;
  }

  /// `Acme Group / Shop` is `acme-group/shop` in an address.
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace(" / ", "/").replace(' ', '-');
  }
}
