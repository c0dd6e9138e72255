package dev.sentrycli.cli.command.explore;

import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.cli.command.BadSearch;
import dev.sentrycli.cli.command.RefusedException;
import dev.sentrycli.cli.query.Dataset;
import dev.sentrycli.cli.query.QueryField;
import dev.sentrycli.cli.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds out which part of a question a server does not take, and what to ask instead.
final class Refusal {
  private Refusal() {}

  /// @param query the search as it was typed; null if nobody typed one
  static RuntimeException of(
      ApiException.Status refused, Question question, @Nullable String query, Session session) {
    if (refused.status() != 400) {
      return refused;
    }
    String words = refused.detail().toLowerCase(Locale.ROOT);
    QueryField blamed = blamed(words, question);
    List<String> hints = hints(question.dataset(), blamed);
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

  private static List<String> hints(Dataset dataset, @Nullable QueryField blamed) {
    List<String> hints = new ArrayList<>();
    if (blamed instanceof QueryField.Aggregate(String function, List<String> arguments)) {
      if (function.equals("count") && !arguments.isEmpty() && dataset != Dataset.METRICS) {
        hints.add("'count()' counts rows and takes nothing");
      } else if (dataset == Dataset.LOGS
          && (function.equals("min") || function.equals("max"))
          && arguments.contains("timestamp")) {
        hints.add("times of logs are compared by '%s(timestamp_precise)'".formatted(function));
      } else if (!arguments.isEmpty() && dataset != Dataset.ERRORS) {
        hints.add(
            "attributes of one's own that are numbers are written '%s(tags[%s,number])'"
                .formatted(function, arguments.getFirst()));
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
