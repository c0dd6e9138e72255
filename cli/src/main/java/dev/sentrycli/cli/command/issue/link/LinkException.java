package dev.sentrycli.cli.command.issue.link;

import dev.sentrycli.api.tracker.TrackerIntegration;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import java.util.ArrayList;
import java.util.List;

/// It can't be told through what an issue is to be linked.
final class LinkException extends Failure {
  private static final String SHAPES =
      "known are issues of GitHub, GitLab, Bitbucket, Azure DevOps, Jira and Linear; '--integration'"
          + " or '--app' names what else it belongs to";

  private LinkException(Exit exit, String message, List<String> details, List<String> hints) {
    super(exit, message, details, hints);
  }

  /// The address has no form that says whose it is.
  static LinkException unknownSite(TrackerUrl url, List<TrackerIntegration> all) {
    return new LinkException(
        Exit.VALIDATION,
        "'" + url.text() + "' is no address of an issue in a tracker that is known here",
        connected(all),
        List.of(SHAPES));
  }

  /// No integration leads there.
  static LinkException noIntegration(
      TrackerUrl url, List<TrackerIntegration> all, String organization, String page) {
    return new LinkException(
        Exit.RESOLUTION,
        "No integration of '" + organization + "' leads to " + url.text(),
        connected(all),
        List.of(
            "connect it first: " + page,
            "'--integration' names one that leads there all the same"));
  }

  /// There is none of this number.
  static LinkException noSuchIntegration(String id, List<TrackerIntegration> all, String page) {
    return new LinkException(
        Exit.RESOLUTION,
        "No integration with the number " + id + " can link this issue",
        connected(all),
        List.of(
            all.isEmpty()
                ? "connect one first: " + page
                : "'--integration <number>' takes one of these"));
  }

  static LinkException severalIntegrations(TrackerUrl url, List<TrackerIntegration> fitting) {
    return new LinkException(
        Exit.RESOLUTION,
        fitting.size() + " integrations lead to " + url.text(),
        connected(fitting),
        List.of("'--integration " + fitting.getFirst().id() + "' chooses one"));
  }

  /// No link of an issue, or several, go by a name.
  ///
  /// @param all the links it has
  static LinkException notOneLink(String issue, String name, int found, List<String> all) {
    return new LinkException(
        Exit.RESOLUTION,
        found == 0
            ? issue + " is not linked to '" + name + "'"
            : found + " links of " + issue + " go by the name '" + name + "'",
        all.isEmpty()
            ? List.of("linked: nothing")
            : all.stream().map(link -> "linked: " + link).toList(),
        List.of(
            all.isEmpty()
                ? "'sentry issue view " + issue + "' shows what an issue is linked to"
                : "name the link by its address: 'sentry issue unlink " + issue + " <url>'"));
  }

  static LinkException noApp(String app, String organization, List<String> known, String page) {
    return new LinkException(
        Exit.RESOLUTION,
        "The app '" + app + "' is not installed in '" + organization + "', or links no issues",
        List.of(),
        List.of(
            known.isEmpty()
                ? "no app there links issues; apps are installed at " + page
                : "apps that do: " + String.join(", ", known)));
  }

  /// An app wants to know more than the address tells.
  static LinkException fieldMissing(String app, String name, String label, List<String> choices) {
    List<String> details = new ArrayList<>();
    if (!choices.isEmpty()) {
      details.add("It suggests " + String.join(", ", choices));
    }
    return new LinkException(
        Exit.VALIDATION,
        "The app '" + app + "' wants to know '" + label + "' too",
        details,
        List.of("--field " + name + "=<value> says it"));
  }

  /// An app has no issue, or several, for the address.
  static LinkException notSuggested(String app, TrackerUrl url, String name, List<String> choices) {
    return new LinkException(
        Exit.RESOLUTION,
        choices.isEmpty()
            ? "The app '" + app + "' knows no issue at " + url.text()
            : "The app '" + app + "' knows " + choices.size() + " issues for " + url.text(),
        choices.isEmpty() ? List.of() : List.of("They are " + String.join(", ", choices)),
        List.of("--field " + name + "=<value> says which one"));
  }

  private static List<String> connected(List<TrackerIntegration> all) {
    List<String> lines = new ArrayList<>();
    for (TrackerIntegration one : all) {
      String domain = one.domain();
      lines.add(
          "connected: "
              + one.id()
              + " "
              + one.name()
              + " ("
              + one.providerName()
              + (domain == null ? "" : ", " + domain)
              + ")");
    }
    return lines.isEmpty() ? List.of("connected: nothing that links issues") : lines;
  }
}
