package dev.sentrycli.cli.command.issue;

import com.google.gson.JsonObject;
import dev.sentrycli.api.issue.Issue;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.tracker.ExternalIssue;
import dev.sentrycli.cli.occurrence.Severity;
import dev.sentrycli.cli.output.Moments;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Fact;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is known of an issue itself, as a person reads it.
public final class IssueCard {
  private IssueCard() {}

  public static List<Block> of(JsonObject issue, Moments moments) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Heading(
            1,
            Text.of(Fields.textOr(issue, "shortId", Fields.textOr(issue, "id", "?")))
                .plus(": ")
                .plus(Fields.textOr(issue, "title", "(no title)"))));
    blocks.add(new Block.Facts(facts(issue, moments)));
    JsonObject metadata = Fields.objectOrNull(issue, "metadata");
    String value = Fields.textOrNull(metadata, "value");
    if (value != null && !value.isBlank()) {
      blocks.add(new Block.Gap());
      blocks.add(new Block.Paragraph(Text.of("Message:", Style.BOLD)));
      blocks.add(new Block.Quote(Text.of(value)));
    }
    addLine(blocks, "File: ", Fields.textOrNull(metadata, "filename"));
    addLine(blocks, "Function: ", Fields.textOrNull(metadata, "function"));
    return blocks;
  }

  private static void addLine(List<Block> blocks, String label, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      blocks.add(new Block.Paragraph(Text.of(label, Style.BOLD).plus(value)));
    }
  }

  private static List<Fact> facts(JsonObject issue, Moments moments) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Status", status(issue)));
    String priority = Fields.textOrNull(issue, "priority");
    if (priority != null) {
      facts.add(new Fact("Priority", Text.of(capitalised(priority))));
    }
    Double fixability = Fields.numberOrNull(issue, "seerFixabilityScore");
    if (fixability != null) {
      facts.add(new Fact("Fixability", Text.of(fixability(fixability))));
    }
    boolean unhandled = Fields.truth(issue, "isUnhandled");
    facts.add(
        new Fact(
            "Level",
            Severity.text(Fields.textOr(issue, "level", "unknown"))
                .plus(unhandled ? " (unhandled)" : "")));
    facts.add(new Fact("Platform", Text.of(Fields.textOr(issue, "platform", "unknown"))));
    facts.add(new Fact("Type", Text.of(Fields.textOr(issue, "type", "unknown"))));
    JsonObject assignee = Fields.objectOrNull(issue, "assignedTo");
    facts.add(new Fact("Assignee", Text.of(Fields.textOr(assignee, "name", "Unassigned"))));
    JsonObject project = Fields.objectOrNull(issue, "project");
    String slug = Fields.textOrNull(project, "slug");
    if (slug != null) {
      facts.add(
          new Fact("Project", Text.of(Fields.textOr(project, "name", slug) + " (" + slug + ")")));
    }
    addReleases(facts, issue);
    facts.add(new Fact("Events", Text.of(Fields.textOr(issue, "count", "0"))));
    facts.add(new Fact("Users", Text.of(Fields.textOr(issue, "userCount", "0"))));
    addSeen(facts, "First seen", issue, "firstSeen", "firstRelease", moments);
    addSeen(facts, "Last seen", issue, "lastSeen", "lastRelease", moments);
    String culprit = Fields.textOrNull(issue, "culprit");
    if (culprit != null && !culprit.isBlank()) {
      facts.add(new Fact("Culprit", Text.of(culprit)));
    }
    String permalink = Fields.textOr(issue, "permalink", "");
    facts.add(new Fact("Link", Text.link(permalink, permalink)));
    for (ExternalIssue external : new Issue(issue).linked()) {
      facts.add(new Fact("Linked to", linked(external)));
    }
    return facts;
  }

  /// With its address in sight, as that is what 'issue unlink' takes.
  private static Text linked(ExternalIssue external) {
    String url = String.valueOf(external.url());
    String key = external.key();
    Text link = Text.link(url, url);
    return key == null || key.isBlank() || key.equals(url) ? link : Text.of(key + " ").plus(link);
  }

  private static void addReleases(List<Fact> facts, JsonObject issue) {
    String first = version(issue, "firstRelease");
    String last = version(issue, "lastRelease");
    if (first != null && last != null && !first.equals(last)) {
      facts.add(new Fact("Releases", Text.of(first + " → " + last)));
    } else if (first != null || last != null) {
      facts.add(new Fact("Release", Text.of(first != null ? first : String.valueOf(last))));
    }
  }

  private static void addSeen(
      List<Fact> facts,
      String label,
      JsonObject issue,
      String field,
      String releaseField,
      Moments moments) {
    String seen = Fields.textOrNull(issue, field);
    if (seen != null) {
      String release = version(issue, releaseField);
      facts.add(
          new Fact(
              label,
              Text.of(moments.absolute(seen) + (release == null ? "" : " (in " + release + ")"))));
    }
  }

  private static @Nullable String version(JsonObject issue, String field) {
    JsonObject release = Fields.objectOrNull(issue, field);
    String brief = Fields.textOrNull(release, "shortVersion");
    return brief != null ? brief : Fields.textOrNull(release, "version");
  }

  static Text status(JsonObject issue) {
    JsonObject details = Fields.objectOrNull(issue, "statusDetails");
    String status = Fields.textOr(issue, "status", "unknown");
    Text shown =
        switch (status) {
          case "unresolved" -> Text.of("● Unresolved", Style.YELLOW);
          case "resolved" ->
              Fields.truth(details, "inNextRelease")
                  ? Text.of("✓ Resolved in Next Release", Style.GREEN)
                  : Text.of("✓ Resolved", Style.GREEN);
          case "resolvedInNextRelease" -> Text.of("✓ Resolved in Next Release", Style.GREEN);
          case "ignored" -> Text.of("− Ignored", Style.MUTED);
          case "muted" -> Text.of("− Muted", Style.MUTED);
          default -> Text.of("● Unknown", Style.MUTED);
        };
    String substatus = Fields.textOrNull(issue, "substatus");
    return substatus == null ? shown : shown.plus(" (" + capitalised(substatus) + ")");
  }

  /// A score between 0 and 1 as a word and a share.
  static String fixability(double score) {
    String word = score > 0.66 ? "High" : score > 0.33 ? "Med" : "Low";
    return word + " (" + Math.round(score * 100) + "%)";
  }

  static String capitalised(String word) {
    String spaced = word.replace('_', ' ');
    return spaced.isEmpty()
        ? spaced
        : spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
  }
}
