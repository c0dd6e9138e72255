package dev.sentrycli.cli.command.feedback;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import org.jspecify.annotations.Nullable;

/// An issue that is feedback, in the words people use for it.
record Feedback(JsonObject issue) {
  /// What people call it.
  String name() {
    return Fields.textOr(issue, "shortId", Fields.textOr(issue, "id", "?"));
  }

  /// What it is, without what was written, which servers may put behind it.
  String title() {
    String title = metadata("title");
    return title == null ? "User Feedback" : title;
  }

  Text status() {
    return switch (Fields.textOr(issue, "status", "unknown")) {
      case "unresolved" -> Text.of("● Unresolved", Style.YELLOW);
      case "resolved" -> Text.of("✓ Resolved", Style.GREEN);
      case "ignored" -> Text.of("− Spam", Style.MUTED);
      default -> Text.of("● Unknown", Style.MUTED);
    };
  }

  Text read() {
    return Fields.truth(issue, "hasSeen") ? Text.of("Read", Style.MUTED) : Text.of("Unread");
  }

  /// `Name <mail>`, as far as both are known.
  String from() {
    String name = metadata("name");
    String mail = metadata("contact_email");
    if (name == null || mail == null) {
      return name != null ? name : mail != null ? mail : "Anonymous";
    }
    return name + " <" + mail + ">";
  }

  /// What was written; empty if nothing was.
  String message() {
    String message = metadata("message");
    if (message == null) {
      message = metadata("value");
    }
    return message == null ? "" : message.strip();
  }

  /// When it came.
  @Nullable String received() {
    return Fields.textOrNull(issue, "firstSeen");
  }

  /// The slug of its project; empty if the server does not say.
  String project() {
    return Fields.textOr(Fields.objectOrNull(issue, "project"), "slug", "");
  }

  /// Something else that was noted with it, or null.
  @Nullable String metadata(String field) {
    String text = Fields.textOrNull(Fields.objectOrNull(issue, "metadata"), field);
    return text == null || text.isBlank() ? null : text;
  }
}
