package dev.sentrycli.sandbox.routes.release;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.sandbox.http.Refusal;
import dev.sentrycli.sandbox.http.Response;
import dev.sentrycli.sandbox.world.release.Commit;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What somebody wants a release or a deploy to be, field by field. Everything that is wrong is
/// gathered before it is refused.
final class ReleaseBody {
  private static final int LONGEST_VERSION = 250;
  private static final String FORBIDDEN = "\r\n\f\t/\\";
  private static final String REQUIRED = "This field is required.";
  private static final String BLANK = "This field may not be blank.";

  private final JsonObject body;
  private final JsonObject wrong = new JsonObject();

  ReleaseBody(JsonObject body) {
    this.body = body;
  }

  /// Up to where a repository is meant.
  ///
  /// @param previous the last commit that does not count, or null
  record Head(String repository, String commit, @Nullable String previous) {}

  /// Notes that a field is wrong.
  void wrong(String field, String message) {
    wrong.add(field, Refusal.messages(message));
  }

  void refuseIfWrong() {
    if (!wrong.isEmpty()) {
      throw new Refusal(Response.json(400, wrong));
    }
  }

  String version() {
    String version = required("version", LONGEST_VERSION);
    boolean bad =
        version.equals(".")
            || version.equals("..")
            || version.toLowerCase(Locale.ROOT).equals("latest")
            || version.chars().anyMatch(one -> FORBIDDEN.indexOf(one) >= 0);
    if (bad) {
      wrong("version", "Release with name " + version + " is not allowed");
    }
    return version;
  }

  List<String> projects() {
    List<String> slugs = new ArrayList<>();
    if (!(body.get("projects") instanceof JsonArray array)) {
      wrong(
          "projects",
          body.has("projects") ? "Expected a list of items but got type \"str\"." : REQUIRED);
      return slugs;
    }
    array.forEach(one -> slugs.add(one.isJsonPrimitive() ? one.getAsString() : one.toString()));
    return slugs;
  }

  /// What can be said of new and of known releases.
  void checkCommon() {
    ref();
    url();
    dateReleased();
    String status = text("status");
    if (status != null && !status.equals("open") && !status.equals("archived")) {
      wrong("status", "Invalid status " + status);
    }
    for (JsonObject commit : objects("commits")) {
      ReleaseBody each = new ReleaseBody(commit);
      each.required("id", 64);
      each.optional("repository", 64);
      each.optional("author_name", 128);
      each.optional("author_email", 200);
      each.time("timestamp");
      takeWrongs("commits", each);
    }
    for (JsonObject ref : objects("refs")) {
      ReleaseBody each = new ReleaseBody(ref);
      each.required("commit", 130);
      each.required("repository", 200);
      each.optional("previousCommit", 64);
      takeWrongs("refs", each);
    }
  }

  private void takeWrongs(String field, ReleaseBody each) {
    if (!each.wrong.isEmpty()) {
      wrong.add(field, each.wrong);
    }
  }

  @Nullable String ref() {
    return optional("ref", LONGEST_VERSION);
  }

  @Nullable String url() {
    String url = text("url");
    if (url == null || url.isEmpty()) {
      return null;
    }
    if (!url.matches("https?://[^\\s/]+\\S*")) {
      wrong("url", "Enter a valid URL.");
    }
    return url;
  }

  @Nullable Instant dateReleased() {
    return time("dateReleased");
  }

  boolean archived(boolean otherwise) {
    String status = text("status");
    return status == null ? otherwise : status.equals("archived");
  }

  List<Commit> commits(String repository, Instant now) {
    List<Commit> commits = new ArrayList<>();
    for (JsonObject one : objects("commits")) {
      ReleaseBody each = new ReleaseBody(one);
      String named = each.text("repository");
      Instant when = each.time("timestamp");
      commits.add(
          new Commit(
              Objects.requireNonNullElse(each.text("id"), ""),
              named == null || named.isEmpty() ? repository : named,
              each.text("message"),
              each.text("author_name"),
              each.text("author_email"),
              when == null ? now : when));
    }
    return commits;
  }

  /// Null if nothing was said of it; none takes all commits away.
  @Nullable List<Head> refs() {
    if (!(body.get("refs") instanceof JsonArray)) {
      return null;
    }
    List<Head> heads = new ArrayList<>();
    for (JsonObject one : objects("refs")) {
      ReleaseBody each = new ReleaseBody(one);
      String commit = Objects.requireNonNullElse(each.text("commit"), "");
      int dots = commit.indexOf("..");
      String previous = each.text("previousCommit");
      heads.add(
          new Head(
              Objects.requireNonNullElse(each.text("repository"), ""),
              dots < 0 ? commit : commit.substring(dots + 2),
              dots < 0 ? previous : commit.substring(0, dots)));
    }
    return heads;
  }

  /// A text that has to be there; empty where it is not, which is then noted.
  String required(String field, int longest) {
    String text = text(field);
    if (text == null) {
      wrong(field, body.has(field) ? "Not a valid string." : REQUIRED);
      return "";
    }
    if (text.isBlank()) {
      wrong(field, BLANK);
    }
    checkLength(field, text, longest);
    return text.strip();
  }

  @Nullable String optional(String field, int longest) {
    String text = text(field);
    if (text != null) {
      checkLength(field, text, longest);
    }
    return text == null || text.isEmpty() ? null : text;
  }

  private void checkLength(String field, String text, int longest) {
    if (text.length() > longest) {
      wrong(field, "Ensure this field has no more than " + longest + " characters.");
    }
  }

  @Nullable Instant time(String field) {
    String text = text(field);
    if (text == null) {
      return null;
    }
    try {
      int sign = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
      boolean zoned = text.endsWith("Z") || sign > text.indexOf('T');
      return zoned
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException unreadable) {
      wrong(
          field,
          "Datetime has wrong format. Use one of these formats instead:"
              + " YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].");
      return null;
    }
  }

  private @Nullable String text(String field) {
    return body.get(field) instanceof JsonPrimitive primitive ? primitive.getAsString() : null;
  }

  private List<JsonObject> objects(String field) {
    List<JsonObject> all = new ArrayList<>();
    if (body.get(field) instanceof JsonArray array) {
      for (JsonElement one : array) {
        if (one instanceof JsonObject object) {
          all.add(object);
        }
      }
    }
    return all;
  }
}
