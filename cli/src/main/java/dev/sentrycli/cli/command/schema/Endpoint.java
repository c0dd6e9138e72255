package dev.sentrycli.cli.command.schema;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One thing that can be asked of Sentry's web API, as the catalogue describes it.
record Endpoint(JsonObject json) {
  /// A part of the description in which a word was found, and how much that says.
  enum Place {
    PATH("path", 5),
    SUMMARY("summary", 4),
    OPERATION("operation", 3),
    PARAMETER("parameter", 2),
    DESCRIPTION("description", 1);

    private final String word;
    private final int weight;

    Place(String word, int weight) {
      this.word = word;
      this.weight = weight;
    }

    String word() {
      return word;
    }

    int weight() {
      return weight;
    }
  }

  String method() {
    return Fields.text(json, "method");
  }

  String path() {
    return Fields.text(json, "path");
  }

  String summary() {
    return Fields.text(json, "summary");
  }

  String description() {
    return Fields.textOr(json, "description", "");
  }

  String resource() {
    return Fields.text(json, "resource");
  }

  String operationId() {
    return Fields.text(json, "operationId");
  }

  String function() {
    return Fields.text(json, "fn");
  }

  boolean isDeprecated() {
    return Fields.truth(json, "deprecated");
  }

  List<String> pathParameters() {
    List<String> names = new ArrayList<>();
    var listed = Fields.arrayOrNull(json, "pathParams");
    if (listed != null) {
      listed.forEach(name -> names.add(name.getAsString()));
    }
    return names;
  }

  List<JsonObject> queryParameters() {
    return Fields.objects(json, "queryParameters");
  }

  /// Whether this is what a word such as `list` or `delete` asks for.
  boolean isOperation(String word) {
    boolean one = path().replaceAll("/$", "").endsWith("}");
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "list", "ls" -> method().equals("GET") && (!one || function().startsWith("list"));
      case "get", "view", "show", "retrieve" ->
          method().equals("GET") && !function().startsWith("list");
      case "create", "add", "new", "post" -> method().equals("POST");
      case "update", "edit", "put" -> method().equals("PUT") || method().equals("PATCH");
      case "patch" -> method().equals("PATCH");
      case "delete", "remove", "rm" -> method().equals("DELETE");
      default -> false;
    };
  }

  /// Whether a path leads here: as it stands in the catalogue, or with names in place of its holes.
  /// Neither `/api/0/` nor the slash at the end is needed.
  boolean isAt(String typed) {
    String[] here = segments(path());
    String[] there = segments(typed);
    if (here.length != there.length) {
      return false;
    }
    for (int i = 0; i < here.length; i++) {
      boolean hole = here[i].startsWith("{");
      if (hole ? there[i].isEmpty() : !here[i].equals(there[i])) {
        return false;
      }
    }
    return true;
  }

  /// How many segments of a path are names rather than holes.
  int literals() {
    int literals = 0;
    for (String segment : segments(path())) {
      literals += segment.startsWith("{") ? 0 : 1;
    }
    return literals;
  }

  private static String[] segments(String path) {
    String bare = path;
    int query = bare.indexOf('?');
    bare = query < 0 ? bare : bare.substring(0, query);
    bare = bare.startsWith("/") ? bare.substring(1) : bare;
    bare = bare.startsWith("api/0/") ? bare.substring("api/0/".length()) : bare;
    bare = bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
    return bare.split("/", -1);
  }

  /// Where a word, in lower case, is found first; null if nowhere.
  @Nullable Place place(String word) {
    if (contains(path(), word) || contains(resource(), word)) {
      return Place.PATH;
    }
    if (contains(summary(), word)) {
      return Place.SUMMARY;
    }
    if (contains(operationId(), word) || method().toLowerCase(Locale.ROOT).equals(word)) {
      return Place.OPERATION;
    }
    for (JsonObject parameter : queryParameters()) {
      if (contains(Fields.textOr(parameter, "name", ""), word)) {
        return Place.PARAMETER;
      }
    }
    return contains(description(), word) ? Place.DESCRIPTION : null;
  }

  private static boolean contains(String text, String word) {
    return text.toLowerCase(Locale.ROOT).contains(word);
  }

  @Override
  public String toString() {
    return method() + " " + path();
  }
}
