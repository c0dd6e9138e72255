package dev.sentrycli.cli.command.issue.link;

import com.google.gson.JsonObject;
import dev.sentrycli.api.tracker.ExternalIssue;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.target.IssueTarget;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a link.
///
/// @param action `link` or `unlink`
/// @param linked whether the two are linked now
/// @param changed whether this run did it
/// @param external as the server described it, or null if it is only an address
/// @param sentence for people
record LinkOutcome(
    IssueTarget issue,
    String action,
    boolean dryRun,
    boolean linked,
    boolean changed,
    TrackerUrl url,
    @Nullable ExternalIssue external,
    String provider,
    String sentence) {

  /// For programs.
  JsonObject json() {
    JsonObject other = new JsonObject();
    String id = external == null ? null : external.id();
    String key = external == null ? null : external.key();
    if (id != null) {
      other.addProperty("id", id);
    }
    if (key != null) {
      other.addProperty("identifier", key);
    }
    other.addProperty("url", address());
    other.addProperty("provider", provider);
    JsonObject json = new JsonObject();
    json.addProperty("org", issue.organization());
    json.addProperty("issueId", issue.id());
    json.addProperty("action", action);
    json.addProperty("dryRun", dryRun);
    json.addProperty("linked", linked);
    json.addProperty("changed", changed);
    json.add("externalIssue", other);
    return json;
  }

  Result shown() {
    String address = address();
    Text text = changed ? Text.done(sentence) : Text.of(sentence);
    return Result.detail(
        json(),
        look ->
            List.of(
                new Block.Paragraph(text),
                new Block.Paragraph(Text.of("See: ").plus(Text.link(address, address)))));
  }

  private String address() {
    String page = external == null ? null : external.url();
    return page == null ? url.text() : page;
  }

  /// How people call an external issue.
  static String name(@Nullable ExternalIssue external, TrackerUrl url) {
    String key = external == null ? null : external.key();
    return key == null ? url.text() : key;
  }
}
