package dev.sentrycli.cli.command.issue.link;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.tracker.AppLinking;
import dev.sentrycli.api.tracker.ExternalIssue;
import dev.sentrycli.api.tracker.Trackers;
import dev.sentrycli.api.tracker.Trackers.Choice;
import dev.sentrycli.api.tracker.Trackers.Installation;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.IssueTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An app of the integration platform that links issues in an organization.
record LinkedApp(Installation installation, AppLinking linking, String uri) {
  private static final int SHOWN = 5;

  /// The app of this slug.
  ///
  /// @throws LinkException if it is not installed or links no issues
  static LinkedApp of(String slug, IssueTarget issue, Session session) {
    Trackers trackers = session.api().trackers();
    Installation installation = null;
    for (Installation one : trackers.installations(issue.organization())) {
      if (one.app().equalsIgnoreCase(slug) && !one.uuid().isEmpty()) {
        installation = one;
      }
    }
    List<String> known = new ArrayList<>();
    for (AppLinking one : trackers.linkingApps(issue.organization())) {
      String uri = one.uri();
      if (uri != null) {
        known.add(one.app());
        if (installation != null && one.app().equalsIgnoreCase(slug)) {
          return new LinkedApp(installation, one, uri);
        }
      }
    }
    throw LinkException.noApp(
        slug, issue.organization(), known, session.links().integrations(issue.organization()));
  }

  /// What apps have linked for an address, or null.
  ///
  /// @param app only what this app has linked; null for any
  static @Nullable ExternalIssue existing(
      @Nullable String app, TrackerUrl url, IssueTarget issue, Session session) {
    for (ExternalIssue one : session.api().trackers().ofApps(issue.organization(), issue.id())) {
      boolean fits = app == null || one.app() == null || app.equalsIgnoreCase(one.app());
      if (fits && one.url() != null && url.isSameAs(one.url())) {
        return one;
      }
    }
    return null;
  }

  /// The form, filled in from what the user gave and what the app suggests for the address.
  ///
  /// @throws LinkException if a field stays empty
  JsonObject filled(Map<String, String> given, TrackerUrl url, IssueTarget issue, Session session) {
    JsonObject fields = new JsonObject();
    given.forEach(fields::addProperty);
    for (AppLinking.Field field : linking.fields()) {
      if (!given.containsKey(field.name()) && field.required()) {
        fields.addProperty(field.name(), value(field, url, issue, session));
      }
    }
    return fields;
  }

  private String value(AppLinking.Field field, TrackerUrl url, IssueTarget issue, Session session) {
    String text = url.key().isEmpty() ? url.text() : url.key();
    String source = field.source();
    List<Choice> choices =
        source == null
            ? Trackers.choices(Fields.arrayOrNull(field.json(), "options"))
            : session
                .api()
                .trackers()
                .choices(
                    issue.organization(), installation, source, text, issue.issue().projectId());
    List<Choice> fitting = new ArrayList<>();
    for (Choice choice : choices) {
      if (names(choice.value(), text) || names(choice.label(), text)) {
        fitting.add(choice);
      }
    }
    if (fitting.size() == 1) {
      return fitting.getFirst().value();
    }
    String usual = Fields.textOrNull(field.json(), "default");
    if (usual != null && !usual.isBlank()) {
      return usual;
    }
    if (source == null) {
      throw LinkException.fieldMissing(linking.app(), field.name(), field.label(), labels(choices));
    }
    throw LinkException.notSuggested(linking.app(), url, field.name(), labels(fitting));
  }

  private static List<String> labels(List<Choice> choices) {
    List<String> labels = new ArrayList<>();
    for (Choice choice : choices.subList(0, Math.min(SHOWN, choices.size()))) {
      labels.add("'" + choice.label() + "' (" + choice.value() + ")");
    }
    return labels;
  }

  /// Whether a text speaks of a key as a word of its own: `ENG-12` is not in `ENG-120`.
  private static boolean names(String text, String key) {
    String lower = text.toLowerCase(Locale.ROOT);
    String wanted = key.toLowerCase(Locale.ROOT);
    for (int at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
      int end = at + wanted.length();
      boolean starts = at == 0 || !Character.isLetterOrDigit(lower.charAt(at - 1));
      boolean ends = end == lower.length() || !Character.isLetterOrDigit(lower.charAt(end));
      if (starts && ends) {
        return true;
      }
    }
    return false;
  }
}
