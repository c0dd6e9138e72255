package dev.sentrycli.cli.command;

import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.query.Dataset;
import dev.sentrycli.cli.query.QueryText;
import dev.sentrycli.cli.query.SearchEnds;
import dev.sentrycli.cli.query.SearchQuery;
import dev.sentrycli.cli.query.SearchSlips;
import dev.sentrycli.cli.session.Session;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The server does not understand the search.
public final class BadSearch extends Failure {
  /// How servers begin to say what they dislike about a search.
  private static final List<String> SIGNS =
      List.of(
          "search query",
          "search filter",
          "parsing",
          "parse error",
          "condition is missing",
          "parenthes",
          "boolean statements",
          "empty string after",
          "invalid boolean",
          "invalid date",
          "invalid duration",
          "invalid format",
          "invalid key",
          "invalid number",
          "invalid query",
          "invalid quote",
          "invalid size",
          "invalid value");

  /// How servers begin to say where they stopped to read.
  private static final String PARSE = "Parse error at '";

  private static final String REFERENCE =
      "what can be searched for: https://docs.sentry.io/concepts/search/";

  private static final int LONGEST = 80;

  private BadSearch(String message, List<String> details, List<String> hints) {
    super(Exit.VALIDATION, message, details, hints);
  }

  /// A search as servers understand it; people are told what was changed in it.
  ///
  /// @param dataset null where servers understand no AND, OR and parentheses, as about issues
  /// @param query as it was typed; null if nobody typed one
  /// @throws dev.sentrycli.grammar.UsageException if it says something that servers can't search
  ///   for
  public static @Nullable String mended(
      @Nullable Dataset dataset, @Nullable String query, Session session) {
    if (query == null) {
      return null;
    }
    Consumer<String> warn = warning -> session.notices().warn("query", warning);
    return dataset == null
        ? SearchQuery.rewrite(query, warn)
        : SearchQuery.of(dataset, query, warn);
  }

  /// What a sentence about things that were not found goes on with: ` for 'level:error'`.
  ///
  /// @param query the search as it was typed; null if nobody typed one
  public static String wording(@Nullable String query) {
    if (query == null || query.isBlank()) {
      return "";
    }
    String typed = query.strip();
    return " for '" + QueryText.printable(typed, LONGEST) + (typed.length() > LONGEST ? "…'" : "'");
  }

  /// What found nothing, with a word about the search if it is likely to be why.
  ///
  /// @param dataset null where the names of fields are known to be right
  /// @param query the search as it was typed; null if nobody typed one
  public static Result foundNothing(
      Result result, @Nullable Dataset dataset, @Nullable String query) {
    String slip = SearchSlips.of(dataset, query);
    return result.note(slip != null, String.valueOf(slip));
  }

  /// What to say about a refusal: that it is the search, if the server says so, else the refusal
  /// itself.
  ///
  /// @param query the search as it was typed; null if nobody typed one
  public static RuntimeException or(ApiException.Status refusal, @Nullable String query) {
    if (query == null || refusal.status() != 400 || !isAboutSearch(refusal.detail())) {
      return refusal;
    }
    String message = "The server does not understand the search '" + query + "'";
    String unpaired = refusal.detail().startsWith(PARSE) ? SearchEnds.unpaired(query) : null;
    if (unpaired != null) {
      return new BadSearch(
          message,
          isAboutPartOf(query, refusal.detail())
              ? List.of(unpaired, refusal.detail())
              : List.of(unpaired),
          List.of("text with a parenthesis stands in double quotes: message:\"f(x\"", REFERENCE));
    }
    return new BadSearch(
        message,
        List.of(refusal.detail()),
        List.of(
            "put values with spaces in double quotes: message:\"not found\"",
            "several values stand in brackets: level:[error,fatal]",
            REFERENCE));
  }

  /// Whether the text that a server quotes as what it did not understand was typed. The search that
  /// is sent may have more to it.
  private static boolean isAboutPartOf(String query, String detail) {
    int end = detail.lastIndexOf("' (column");
    return end >= PARSE.length() && query.contains(detail.substring(PARSE.length(), end));
  }

  private static boolean isAboutSearch(String detail) {
    String words = detail.toLowerCase(Locale.ROOT);
    for (String sign : SIGNS) {
      if (words.contains(sign)) {
        return true;
      }
    }
    return false;
  }
}
