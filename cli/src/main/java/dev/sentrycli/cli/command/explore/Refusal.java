package dev.sentrycli.cli.command.explore;

import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.cli.command.BadSearch;
import dev.sentrycli.cli.command.RefusedException;
import dev.sentrycli.cli.query.Dataset;
import dev.sentrycli.cli.query.QueryField;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.suggest.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Finds out which part of a question a server does not take, and what to ask instead.
final class Refusal {
  private static final int MOST_TYPOS = 2;

  /// The functions that need no column, or rows of a kind of their own.
  private static final List<String> OF_ROWS =
      List.of("count", "epm", "eps", "failure_count", "failure_rate", "apdex");

  private Refusal() {}

  /// @param query the search as it was typed; null if nobody typed one
  /// @param numbers looks up the keys of the dataset that hold numbers; none where it can't
  static RuntimeException of(
      ApiException.Status refused,
      Question question,
      @Nullable String query,
      Supplier<List<String>> numbers,
      Session session) {
    if (refused.status() != 400) {
      return refused;
    }
    String words = refused.detail().toLowerCase(Locale.ROOT);
    String hidden = hiddenSort(words, question);
    if (hidden != null) {
      return ExploreException.refused(
          "Rows are sorted by what they show, and they don't show '" + hidden + "'",
          refused,
          List.of("add -F '" + hidden + "'"));
    }
    QueryField blamed = blamed(words, question);
    List<String> hints = hints(question.dataset(), blamed, words, numbers);
    if (blamed != null && blamed.isAggregate() && isAboutFunctions(words)) {
      return ExploreException.refused(
          "The server does not take --field '" + blamed.text() + "' of " + what(question),
          refused,
          hints);
    }
    RuntimeException search = BadSearch.or(refused, query);
    if (search != refused) {
      return search;
    }
    return RefusedException.of(
        refused,
        "The server refuses the question about " + what(question),
        session,
        hints.toArray(String[]::new));
  }

  private static String what(Question question) {
    return question.dataset().word();
  }

  private static boolean isAboutFunctions(String words) {
    return words.contains("function")
        || words.contains("argument")
        || words.contains("aggregate")
        || words.contains("parameter")
        || words.contains("expected");
  }

  /// The field that the server speaks of: the one it repeats, else the only one whose function it
  /// names.
  private static @Nullable QueryField blamed(String words, Question question) {
    for (QueryField field : question.fields()) {
      if (words.contains(field.text().toLowerCase(Locale.ROOT))) {
        return field;
      }
    }
    for (QueryField field : question.fields()) {
      if (field instanceof QueryField.Aggregate(String function, List<String> _)
          && !function.isEmpty()
          && words.contains(function.toLowerCase(Locale.ROOT))) {
        return field;
      }
    }
    return null;
  }

  /// What rows are to be sorted by and do not show; null if the server speaks of something else.
  private static @Nullable String hiddenSort(String words, Question question) {
    String sort = question.sort();
    if (sort == null || !(words.contains("orderby") || words.contains("sort"))) {
      return null;
    }
    String field = sort.startsWith("-") ? sort.substring(1) : sort;
    if (question.texts().contains(field)) {
      return null;
    }
    return OF_ROWS.contains(field) ? field + "()" : field;
  }

  private static boolean isUnknownFunction(String words) {
    return words.contains("unknown function") || words.contains("not a valid function");
  }

  /// What a function that does not exist may have meant.
  private static List<String> likeFunctions(String function, List<String> arguments) {
    List<String> known = new ArrayList<>(new TreeSet<>(QueryField.OF_COLUMNS));
    known.addAll(OF_ROWS);
    List<String> like = new ArrayList<>();
    for (String near : Nearest.to(function, known)) {
      like.add(new QueryField.Aggregate(near, arguments).text());
    }
    return like.isEmpty()
        ? List.of()
        : List.of("Did you mean '" + String.join("' or '", like) + "'?");
  }

  /// The key that a misspelt one may have meant; null for none.
  private static @Nullable String likeKey(String typed, List<String> keys) {
    List<String> near = Nearest.to(typed, keys);
    return near.isEmpty() || Nearest.distance(typed, near.getFirst(), MOST_TYPOS) > MOST_TYPOS
        ? null
        : near.getFirst();
  }

  private static List<String> hints(
      Dataset dataset, @Nullable QueryField blamed, String words, Supplier<List<String>> numbers) {
    List<String> hints = new ArrayList<>();
    if (blamed instanceof QueryField.Aggregate(String function, List<String> arguments)) {
      if (isUnknownFunction(words)) {
        hints.addAll(likeFunctions(function, arguments));
      } else if (function.equals("count") && !arguments.isEmpty() && dataset != Dataset.METRICS) {
        hints.add("'count()' counts rows and takes nothing");
      } else if (dataset == Dataset.LOGS
          && (function.equals("min") || function.equals("max"))
          && arguments.contains("timestamp")) {
        hints.add("times of logs are compared by '%s(timestamp_precise)'".formatted(function));
      } else if (!arguments.isEmpty() && dataset != Dataset.ERRORS) {
        String key = arguments.getFirst();
        String like = likeKey(key, numbers.get());
        hints.add(
            like == null || like.equals(key)
                ? "attributes of one's own that are numbers are written '%s(tags[%s,number])'"
                    .formatted(function, key)
                : "Did you mean '" + like + "'?");
      }
    }
    switch (dataset) {
      case SPANS, LOGS, METRICS ->
          hints.add(
              "'sentry attribute list <org>/<project> --dataset %s' shows what there is"
                  .formatted(dataset.word()));
      case TRANSACTIONS ->
          hints.add("'sentry attribute list <org>/<project> --dataset spans' shows what there is");
      case ERRORS ->
          hints.add("fields of errors are 'title', 'level', 'release', 'user.email', 'count()'");
      case REPLAYS -> hints.add("fields of replays are 'id', 'url', 'user.email', 'count_errors'");
    }
    return hints;
  }
}
