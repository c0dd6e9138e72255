package dev.sentrycli.cli.command.schema;

import com.google.gson.JsonObject;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.schema.Catalogue.Found;
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
import dev.sentrycli.grammar.suggest.Nearest;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `sentry schema`: what Sentry's web API offers, for those who are about to type `sentry api`.
public final class SchemaCommand implements Command<SchemaCommand.Options> {
  private static final Flag<Boolean> ALL = Flag.toggle("all", "List every endpoint");
  private static final Flag<@Nullable String> SEARCH =
      Flag.text("search", "words", "Search for words anywhere in the descriptions").letter('q');
  private static final String RESOURCES = "'sentry schema' shows the resources there are";
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

  /// @param words none for an overview
  /// @param search whether the words are looked for anywhere, as `--search` asks
  public record Options(List<String> words, boolean all, boolean search) {}

  @Override
  public Usage usage() {
    return Usage.of("Look up endpoints of the API")
        .detail(
            """
            The catalogue comes with the program and is that of Sentry's public API; no server is asked. An older \
            instance may lack some of it. A method with a path shows one endpoint in full.""")
        .examples(
            "sentry schema",
            "sentry schema issues",
            "sentry schema issues list",
            "sentry schema GET /api/0/organizations/",
            "sentry schema --search 'release deploy'")
        .takes(Positional.anyNumber("query", "A resource, an operation on it, a path, or words"))
        .flags(ALL, SEARCH)
        .field("method", "string", "GET, POST, PUT, PATCH or DELETE")
        .field("path", "string", "With names in braces where a value belongs")
        .field("summary", "string", "What it does")
        .field("description", "string", "What there is to know about it, as Markdown")
        .field("pathParams", "array", "The names in the path")
        .field("queryParameters", "array", "Name, type and meaning of each query parameter")
        .field("resource", "string", "What it is about")
        .field("operationId", "string", "Its name in the description of the API")
        .asAnonymous();
  }

  @Override
  public Options read(Arguments arguments) {
    List<String> words = new ArrayList<>();
    String search = arguments.get(SEARCH);
    if (search != null) {
      if (search.isBlank()) {
        throw new UsageException(
            Kind.VALUE, "--search holds no word to look for", "sentry schema --search dsn");
      }
      addWords(words, search);
    }
    arguments.positionals().forEach(argument -> addWords(words, argument));
    return new Options(words, arguments.get(ALL), search != null);
  }

  private static void addWords(List<String> words, String text) {
    for (String word : text.strip().split("\\s+", -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
  }

  @Override
  public @Nullable String instanceUrl(Arguments arguments) {
    return null;
  }

  @Override
  public Result run(Options options, Session session) {
    Catalogue catalogue = Catalogue.load();
    EndpointPictures pictures = new EndpointPictures(catalogue);
    List<String> words = options.words();
    if (options.search()) {
      List<Found> found = catalogue.search(words);
      return found.isEmpty()
          ? Result.listing(
                  List.of(), look -> List.of(new Block.Paragraph(Text.of("No endpoints found."))))
              .note(true, RESOURCES)
              .ending(Exit.OUTCOME)
          : found(found, pictures);
    }
    if (words.isEmpty()) {
      return options.all()
          ? listing(catalogue.all(), pictures)
          : Result.listing(json(catalogue.all()), look -> pictures.overview())
              .note(true, "Tip: 'sentry schema issues' shows the endpoints of a resource");
    }
    return look(words, catalogue, pictures);
  }

  private static Result look(List<String> words, Catalogue catalogue, EndpointPictures pictures) {
    String first = words.getFirst();
    boolean method = METHODS.contains(first.toUpperCase(Locale.ROOT));
    if (method && words.size() == 2 && words.getLast().contains("/")) {
      List<Endpoint> there = catalogue.at(first, words.getLast());
      if (there.isEmpty()) {
        throw NoEndpointException.at(words.getLast(), catalogue.at(null, words.getLast()));
      }
      return Result.listing(json(there), look -> pictures.card(there.getFirst()));
    }
    if (words.size() == 1 && first.contains("/")) {
      List<Endpoint> there = catalogue.at(null, first);
      if (there.isEmpty()) {
        throw NoEndpointException.at(first, List.of());
      }
      return there.size() == 1
          ? Result.listing(json(there), look -> pictures.card(there.getFirst()))
          : listing(there, pictures);
    }
    List<Endpoint> resource = catalogue.of(first);
    if (!resource.isEmpty() && words.size() == 1) {
      return listing(resource, pictures);
    }
    if (!resource.isEmpty() && words.size() == 2) {
      List<Endpoint> operations =
          resource.stream().filter(endpoint -> endpoint.isOperation(words.getLast())).toList();
      if (!operations.isEmpty()) {
        return listing(operations, pictures);
      }
    }
    List<Found> found = catalogue.search(words);
    if (found.isEmpty()) {
      throw NoEndpointException.about(
          String.join(" ", words), Nearest.to(first, catalogue.resources().keySet()));
    }
    return found(found, pictures);
  }

  private static Result listing(List<Endpoint> endpoints, EndpointPictures pictures) {
    return Result.listing(
        json(endpoints),
        look ->
            pictures.lines(
                endpoints.stream().map(each -> new Found(each, List.of(), 0)).toList(), look));
  }

  private static Result found(List<Found> found, EndpointPictures pictures) {
    return Result.listing(
        json(found.stream().map(Found::endpoint).toList()), look -> pictures.lines(found, look));
  }

  private static List<JsonObject> json(List<Endpoint> endpoints) {
    return endpoints.stream().map(Endpoint::json).toList();
  }

  private static final class NoEndpointException extends Failure {
    private NoEndpointException(String message, List<String> details, List<String> hints) {
      super(Exit.RESOLUTION, message, details, hints);
    }

    static NoEndpointException about(String words, List<String> near) {
      List<String> hints = new ArrayList<>();
      if (!near.isEmpty()) {
        hints.add("Did you mean '" + String.join("' or '", near) + "'?");
      }
      hints.add(RESOURCES);
      return new NoEndpointException(
          "The catalogue has no resource or endpoint '" + words + "'", List.of(), hints);
    }

    static NoEndpointException at(String path, List<Endpoint> others) {
      return new NoEndpointException(
          "The catalogue has no such endpoint at '" + path + "'",
          others.isEmpty()
              ? List.of()
              : List.of(
                  "There is "
                      + String.join(", ", others.stream().map(Endpoint::toString).toList())),
          List.of("'sentry schema --search WORD' searches for words in paths and descriptions"));
    }
  }
}
