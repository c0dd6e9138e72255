package dev.sentrycli.cli.command.api;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.gateway.Answer;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.gateway.Header;
import dev.sentrycli.api.gateway.PageLinks;
import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.json.JsonText;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Format;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.setting.PageLimit;
import dev.sentrycli.cli.state.Cursors;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.grammar.UsageException.Kind;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Printable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `sentry api`: any request to the instance's API, with the login in use.
public final class ApiCommand implements Command<RawRequest> {
  private static final Flag<@Nullable String> METHOD =
      Flag.<String>value("method", "GET|POST|…", "HTTP method", ApiCommand::method).letter('X');
  private static final Flag<@Nullable String> DATA =
      Flag.text("data", "text", "The body; for GET the query").letter('d');
  private static final Flag<List<String>> FIELD =
      Flag.texts("field", "key=value", "A field; JSON values are taken as such").letter('F');
  private static final Flag<List<String>> RAW_FIELD =
      Flag.texts("raw-field", "key=value", "A field whose value is text").letter('f');
  private static final Flag<List<String>> HEADER =
      Flag.texts("header", "Name: value", "A header of this request").letter('H');
  private static final Flag<@Nullable String> INPUT =
      Flag.text("input", "file", "Read the body from a file; '-' is standard input");
  private static final Flag<Boolean> SILENT = Flag.toggle("silent", "Print no body");
  private static final Flag<Boolean> VERBOSE =
      Flag.toggle("verbose", "Print request and answer lines on standard error");
  private static final Flag<Boolean> DRY_RUN =
      Flag.toggle("dry-run", "Print the request instead of sending it").letter('n');
  private static final Flag<Boolean> PAGINATE =
      Flag.toggle("paginate", "Follow the pages and print them all");
  private static final Flag<Boolean> SLURP =
      Flag.toggle("slurp", "With --paginate: put the pages into one array");

  @Override
  public Usage usage() {
    return Usage.of("Send a request to the API")
        .detail(
            """
            The endpoint is a path below /api/0/, or an address of the instance in use. Fields \
            become the query of a GET and the JSON body of anything else; keys can nest: a[b]=1, \
            a[]=x. The exit code is 60 if the server answered with an error, whose body is printed \
            all the same.

            --json prints status, statusText and body, and an expression of --jq is given the same: \
            '.body' is what the server sent.""")
        .examples(
            "sentry api organizations/",
            "sentry api projects/acme/web/ -X PUT -F name=Web",
            "sentry api organizations/acme/issues/ --paginate --slurp",
            "sentry api organizations/acme/ --json --fields slug",
            "sentry api organizations/acme/projects/ --jq '.body[].slug'")
        .takes(Positional.required("endpoint", "A path below /api/0/"))
        .flags(
            METHOD,
            DATA,
            FIELD,
            RAW_FIELD,
            HEADER,
            INPUT,
            SharedFlags.CURSOR,
            PAGINATE,
            SLURP,
            SILENT,
            VERBOSE,
            DRY_RUN)
        .field("status", "number", "The status of the answer")
        .field("statusText", "string", "Its phrase")
        .field("body", "object", "The body; --fields selects in here");
  }

  private static String method(String text) {
    String method = text.strip().toUpperCase(Locale.ROOT);
    if (List.of("GET", "POST", "PUT", "DELETE", "PATCH").contains(method)) {
      return method;
    }
    throw new IllegalArgumentException("it is none of GET, POST, PUT, DELETE, PATCH");
  }

  @Override
  public RawRequest read(Arguments arguments) {
    String data = arguments.get(DATA);
    String input = arguments.get(INPUT);
    boolean hasFields = arguments.given(FIELD) || arguments.given(RAW_FIELD);
    if (data != null && hasFields) {
      throw new UsageException(Kind.VALUE, "--data does not go with --field and --raw-field");
    }
    if (input != null && (data != null || hasFields)) {
      throw new UsageException(Kind.VALUE, "--input does not go with --data or fields");
    }
    String method = arguments.get(METHOD);
    if (method == null) {
      method = "GET";
    }
    if (input != null && method.equals("GET")) {
      throw new UsageException(
          Kind.VALUE, "--input does not go with GET", "name the method: -X POST");
    }
    if (arguments.get(SLURP) && !arguments.get(PAGINATE)) {
      throw new UsageException(Kind.VALUE, "--slurp goes with --paginate only");
    }
    if (arguments.get(PAGINATE) && (!method.equals("GET") || arguments.given(SharedFlags.CURSOR))) {
      throw new UsageException(Kind.VALUE, "--paginate goes with GET only, and not with --cursor");
    }
    return new RawRequest(
        Endpoint.parse(String.valueOf(arguments.positional(0))),
        method,
        data,
        fields(arguments),
        input,
        headers(arguments.get(HEADER)),
        arguments.get(SharedFlags.CURSOR),
        arguments.get(PAGINATE),
        arguments.get(SLURP),
        arguments.get(SILENT),
        arguments.get(VERBOSE),
        arguments.get(DRY_RUN));
  }

  private static @Nullable JsonElement fields(Arguments arguments) {
    List<String> typed = arguments.get(FIELD);
    if (typed.size() == 1 && !arguments.given(RAW_FIELD) && typed.getFirst().startsWith("{")) {
      JsonElement whole = BodyFields.json(typed.getFirst());
      if (whole != null) {
        return whole;
      }
    }
    BodyFields fields = new BodyFields();
    typed.forEach(fields::addTyped);
    arguments.get(RAW_FIELD).forEach(fields::addRaw);
    return fields.isEmpty() ? null : fields.body();
  }

  private static List<Header> headers(List<String> texts) {
    List<Header> headers = new ArrayList<>();
    for (String text : texts) {
      int colon = text.indexOf(':');
      String name = colon < 0 ? "" : text.substring(0, colon).strip();
      if (!isHeaderName(name)) {
        throw new UsageException(
            Kind.VALUE,
            "The header '" + (colon < 0 ? text : name) + "' has no name before a colon",
            "write it as 'Name: value'");
      }
      String value = text.substring(colon + 1).strip();
      for (int i = 0; i < value.length(); i++) {
        if ((value.charAt(i) < ' ' && value.charAt(i) != '\t') || value.charAt(i) > 0xff) {
          throw new UsageException(
              Kind.VALUE, "The value of the header '" + name + "' holds what no header can hold");
        }
      }
      headers.add(new Header(name, value));
    }
    return headers;
  }

  private static boolean isHeaderName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!(Character.isLetterOrDigit(c) && c < 128) && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  @Override
  public @Nullable String instanceUrl(Arguments arguments) {
    String endpoint = arguments.positional(0);
    return arguments.get(DRY_RUN) || endpoint == null || !Command.isWebAddress(endpoint)
        ? null
        : endpoint;
  }

  @Override
  public boolean isOfOrganization() {
    return false;
  }

  @Override
  public Result run(RawRequest raw, Session session) {
    Cursors.Step step = session.cursors().step("api", context(raw, session), raw.cursor());
    Request request = raw.request(session, step.cursor());
    if (raw.dryRun()) {
      return plan(raw, request, session);
    }
    if (raw.paginate()) {
      return pages(raw, request, session);
    }
    Answer answer = exchange(raw, request, session);
    PageLinks links = answer.links();
    if (links.next() != null || step.hasPrevious()) {
      session.cursors().remember("api", context(raw, session), step, links.next());
    }
    return result(raw, answer, links, session);
  }

  private static String context(RawRequest raw, Session session) {
    return session.base().value()
        + " "
        + raw.method()
        + " "
        + raw.endpoint().address()
        + "?"
        + raw.endpoint().query()
        + " "
        + raw.data()
        + " "
        + raw.fields();
  }

  private static Answer exchange(RawRequest raw, Request request, Session session) {
    if (raw.verbose()) {
      session.console().err("> " + request.method() + " " + raw.shownUrl(session, request));
      for (Header header : raw.headers()) {
        session.console().err("> " + header.name().toLowerCase(Locale.ROOT) + ": ***");
      }
    }
    Answer answer = session.gateway().exchange(request);
    if (raw.verbose()) {
      session.console().err(("< HTTP " + answer.status() + " " + answer.reason()).strip());
      for (Header header : answer.headers()) {
        session
            .console()
            .err("< " + header.name().toLowerCase(Locale.ROOT) + ": " + header.value());
      }
    }
    return answer;
  }

  private static Result result(RawRequest raw, Answer answer, PageLinks links, Session session) {
    Exit exit = answer.isOk() ? Exit.OK : Exit.OUTCOME;
    if (raw.silent()) {
      return new Result.Verbatim(new byte[0], exit);
    }
    JsonElement body = body(answer);
    if (session.format() == Format.JSON) {
      JsonObject json = new JsonObject();
      json.addProperty("status", answer.status());
      json.addProperty("statusText", answer.reason());
      json.add("body", body);
      if (links.next() != null || links.previous() != null) {
        JsonObject pagination = new JsonObject();
        if (links.next() != null) {
          pagination.addProperty("nextCursor", links.next());
        }
        pagination.addProperty("hasPrev", links.previous() != null);
        json.add("pagination", pagination);
      }
      return Result.detail(json, look -> List.<Block>of()).fieldsWithin("body").ending(exit);
    }
    if (!answer.isOk()) {
      session
          .console()
          .err((answer.status() + " " + answer.reason()).strip() + " from " + answer.url());
    }
    if (answer.isOk() && answer.isPage()) {
      session
          .notices()
          .warn("api", "This is a page, not JSON: a gateway may have answered in Sentry's place");
    }
    return new Result.Verbatim(shown(answer, body, session.console().attached().out()), exit);
  }

  /// JSON as such, anything else as text.
  private static JsonElement body(Answer answer) {
    if (answer.isEmpty()) {
      return JsonNull.INSTANCE;
    }
    String type = String.valueOf(answer.header("Content-Type")).toLowerCase(Locale.ROOT);
    if (type.contains("json")) {
      try {
        return answer.json();
      } catch (ApiException notJson) {
        return new JsonPrimitive(answer.text());
      }
    }
    return new JsonPrimitive(answer.text());
  }

  private static byte[] shown(Answer answer, JsonElement body, boolean onTerminal) {
    if (answer.isEmpty()) {
      return new byte[0];
    }
    boolean text = body instanceof JsonPrimitive primitive && primitive.isString();
    String type = String.valueOf(answer.header("Content-Type")).toLowerCase(Locale.ROOT);
    if (!text || type.contains("json")) {
      return (JsonText.pretty(body) + "\n").getBytes(StandardCharsets.UTF_8);
    }
    if (!type.startsWith("text/") && !type.contains("xml") && !type.contains("javascript")) {
      return answer.bytes();
    }
    String words = onTerminal ? Printable.of(body.getAsString()) : body.getAsString();
    return (words.endsWith("\n") ? words : words + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /// All pages: each as its own JSON value, arrays joined to one, or with `--slurp` an array of the
  /// pages, as gh has them.
  private static Result pages(RawRequest raw, Request first, Session session) {
    List<JsonElement> pages = new ArrayList<>();
    Request request = first;
    String cursor = null;
    int most = PageLimit.of(session.environment());
    while (true) {
      Answer answer = exchange(raw, request, session);
      if (!answer.isOk()) {
        return result(raw, answer, PageLinks.NONE, session);
      }
      pages.add(body(answer));
      String next = answer.links().next();
      if (next == null || next.equals(cursor)) {
        break;
      }
      if (pages.size() == most) {
        session
            .notices()
            .warn(
                "api",
                "Stopped after "
                    + most
                    + (most == 1 ? " page" : " pages")
                    + "; SENTRY_MAX_PAGINATION_PAGES=N allows more");
        break;
      }
      cursor = next;
      request = first.replaceQuery("cursor", next);
    }
    if (raw.silent()) {
      return new Result.Verbatim(new byte[0], Exit.OK);
    }
    JsonElement whole = raw.slurp() ? array(pages) : joined(pages);
    if (session.format() == Format.JSON) {
      JsonObject json = new JsonObject();
      json.addProperty("status", 200);
      json.addProperty("statusText", "OK");
      json.add("body", whole == null ? array(pages) : whole);
      return Result.detail(json, look -> List.<Block>of()).fieldsWithin("body");
    }
    StringBuilder text = new StringBuilder();
    for (JsonElement page : whole == null ? pages : List.of(whole)) {
      text.append(JsonText.pretty(page)).append('\n');
    }
    return new Result.Verbatim(text.toString().getBytes(StandardCharsets.UTF_8), Exit.OK);
  }

  private static JsonArray array(List<JsonElement> pages) {
    JsonArray array = new JsonArray();
    pages.forEach(array::add);
    return array;
  }

  /// One array of all elements if every page is an array; else null.
  private static @Nullable JsonElement joined(List<JsonElement> pages) {
    JsonArray joined = new JsonArray();
    for (JsonElement page : pages) {
      if (!(page instanceof JsonArray array)) {
        return null;
      }
      joined.addAll(array);
    }
    return joined;
  }

  private static Result plan(RawRequest raw, Request request, Session session) {
    JsonObject plan = new JsonObject();
    plan.addProperty("method", request.method());
    plan.addProperty("url", raw.shownUrl(session, request));
    JsonObject headers = new JsonObject();
    if (request.body() instanceof Request.Body.Json) {
      headers.addProperty("content-type", "application/json");
    } else if (request.body() instanceof Request.Body.Bytes(var _, String type) && type != null) {
      headers.addProperty("content-type", type);
    }
    for (Header header : raw.headers()) {
      boolean secret = header.name().equalsIgnoreCase("authorization");
      headers.addProperty(header.name().toLowerCase(Locale.ROOT), secret ? "***" : header.value());
    }
    plan.add("headers", headers);
    plan.add(
        "body",
        switch (request.body()) {
          case Request.Body.Json(JsonElement json) -> json;
          case Request.Body.Bytes(byte[] bytes, var _) ->
              new JsonPrimitive(new String(bytes, StandardCharsets.UTF_8));
          case Request.Body.None _, Request.Body.Form _, Request.Body.Multipart _ ->
              JsonNull.INSTANCE;
        });
    return Result.detail(plan, Result.AS_JSON);
  }
}
