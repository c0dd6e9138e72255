package dev.sentrycli.cli.command.docs;

import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.grammar.UsageException.Kind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `sentry docs list` and `query`: where to search Sentry's documentation. The service that answers
/// such questions is one of sentry.io and no part of an instance, so nothing is asked; the page
/// that can be searched is named instead.
public final class DocsCommand implements Command<DocsCommand.Options> {
  private static final String SEARCH = "https://docs.sentry.io/search/?q=";

  private final Usage usage;
  private final String missing;

  public record Options(String words) {}

  private DocsCommand(Usage usage, String missing) {
    this.usage = usage;
    this.missing = missing;
  }

  /// The pages that fit some keywords.
  public static DocsCommand list() {
    return new DocsCommand(
        Usage.of("Say where the documentation is searched for keywords")
            .examples("sentry docs list source maps")
            .takes(Positional.anyNumber("keywords", "What to look for"))
            .flags(Flag.count("limit", 8, 1, 20, "How many pages are wanted").letter('n'))
            .asAnonymous(),
        "The keywords are missing");
  }

  /// The answer to a question.
  public static DocsCommand query() {
    return new DocsCommand(
        Usage.of("Say where the documentation is searched for an answer")
            .examples("sentry docs query how do I upload source maps")
            .takes(Positional.anyNumber("question", "What you want to know"))
            .asAnonymous(),
        "The question is missing");
  }

  @Override
  public Usage usage() {
    return usage;
  }

  @Override
  public Options read(Arguments arguments) {
    String words = String.join(" ", arguments.positionals()).strip();
    if (words.isEmpty()) {
      throw new UsageException(Kind.VALUE, missing, usage.examples().getFirst());
    }
    return new Options(words);
  }

  @Override
  public @Nullable String instanceUrl(Arguments arguments) {
    return null;
  }

  @Override
  public Result run(Options options, Session session) {
    throw new NoAnswersException(
        SEARCH + URLEncoder.encode(options.words(), StandardCharsets.UTF_8).replace("+", "%20"));
  }

  private static final class NoAnswersException extends Failure {
    private NoAnswersException(String page) {
      super(
          Exit.SERVICE_MISSING,
          "Questions about the documentation are answered by a service of sentry.io that this program does not use; nothing was sent",
          List.of(),
          List.of("search for it at " + page));
    }
  }
}
