package dev.sentrycli.cli.command.explore;

import dev.sentrycli.cli.query.Dataset;
import dev.sentrycli.cli.query.QueryField;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is asked of a dataset, without where and when.
///
/// @param fields columns and aggregates in the order they are shown
/// @param query what the user looks for; null for everything
/// @param sort a field, `-` before it for the largest first; null for the server's order
record Question(
    Dataset dataset,
    List<QueryField> fields,
    @Nullable String query,
    List<String> environments,
    @Nullable String sort) {
  Question {
    fields = List.copyOf(fields);
    environments = List.copyOf(environments);
  }

  List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (QueryField field : fields) {
      texts.add(field.text());
    }
    return texts;
  }

  /// Its environments as a search; null for all of them.
  @Nullable String environmentTerm() {
    if (environments.isEmpty()) {
      return null;
    }
    StringBuilder term = new StringBuilder("environment:");
    if (environments.size() > 1) {
      term.append('[');
    }
    for (int i = 0; i < environments.size(); i++) {
      term.append(i == 0 ? "" : ",").append(quoted(environments.get(i)));
    }
    return term.append(environments.size() > 1 ? "]" : "").toString();
  }

  /// The whole search: where it looks, and there for what the user looks.
  ///
  /// @param scope what singles the rows of the dataset out; null where it is all rows
  @Nullable String search(@Nullable String scope) {
    String environment = environmentTerm();
    String within =
        environment == null ? scope : scope == null ? environment : environment + " " + scope;
    if (query == null || query.isBlank()) {
      return within;
    }
    return within == null ? query.strip() : within + " (" + query.strip() + ")";
  }

  private static String quoted(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!Character.isLetterOrDigit(c) && "-_./".indexOf(c) < 0) {
        return "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
      }
    }
    return name.isEmpty() ? "\"\"" : name;
  }
}
