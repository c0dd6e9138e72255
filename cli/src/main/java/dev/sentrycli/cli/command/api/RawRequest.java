package dev.sentrycli.cli.command.api;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.gateway.Header;
import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.gateway.Request.Parameter;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.setting.SettingException;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.grammar.UsageException.Kind;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What `sentry api` was asked to send.
///
/// @param fields what the field flags come to, or null if there were none
/// @param input a file for the body, `-` for standard input
/// @param cursor which page, or null
record RawRequest(
    Endpoint endpoint,
    String method,
    @Nullable String data,
    @Nullable JsonElement fields,
    @Nullable String input,
    List<Header> headers,
    @Nullable String cursor,
    boolean paginate,
    boolean slurp,
    boolean silent,
    boolean verbose,
    boolean dryRun) {

  /// @param page the cursor to send, or null
  Request request(Session session, @Nullable String page) {
    Request request =
        Request.of(method, endpoint.address())
            .withQuery(typedQuery())
            .accept("application/json, */*");
    if (method.equals("GET")) {
      for (Parameter parameter : queryOf(data, fields)) {
        request = request.query(parameter.name(), parameter.value());
      }
    } else if (fields != null) {
      request = request.json(fields);
    } else if (data != null) {
      request = withBody(request, data.getBytes(StandardCharsets.UTF_8));
    } else if (input != null) {
      request = withBody(request, bytes(session, input));
    }
    if (page != null) {
      String limit = request.queryValue("limit");
      request = request.replaceQuery("cursor", page);
      if (limit != null && request.queryValue("per_page") == null) {
        // A cursor counts in pages, so the size of one has to stay.
        request = request.query("per_page", limit);
      }
    }
    for (Header header : headers) {
      request = request.header(header.name(), header.value());
    }
    return request;
  }

  /// The address for people, with its query.
  String shownUrl(Session session, Request request) {
    StringBuilder url = new StringBuilder();
    url.append(
        endpoint.absolute()
            ? endpoint.address()
            : session.base().value().resolve(endpoint.address()));
    char separator = '?';
    for (Parameter parameter : request.query()) {
      url.append(separator)
          .append(encoded(parameter.name()))
          .append('=')
          .append(encoded(parameter.value()));
      separator = '&';
    }
    return url.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private List<Parameter> typedQuery() {
    return pairs(endpoint.query());
  }

  private static List<Parameter> pairs(String query) {
    List<Parameter> parameters = new ArrayList<>();
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        parameters.add(
            new Parameter(
                decoded(equals < 0 ? pair : pair.substring(0, equals)),
                equals < 0 ? "" : decoded(pair.substring(equals + 1))));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException strayPercent) {
      return text;
    }
  }

  /// What data or fields mean for a GET: parameters.
  private static List<Parameter> queryOf(@Nullable String data, @Nullable JsonElement fields) {
    JsonElement json = fields != null || data == null ? fields : BodyFields.json(data);
    if (json == null) {
      return data == null ? List.of() : pairs(data);
    }
    if (!(json instanceof JsonObject object)) {
      throw new UsageException(
          Kind.VALUE,
          "The data of a GET becomes its query, and only an object can",
          "name the method if it is a body: -X POST");
    }
    List<Parameter> parameters = new ArrayList<>();
    for (Map.Entry<String, JsonElement> field : object.entrySet()) {
      add(parameters, field.getKey(), field.getValue());
    }
    return parameters;
  }

  private static void add(List<Parameter> parameters, String name, JsonElement value) {
    switch (value) {
      case JsonArray array -> array.forEach(item -> add(parameters, name, item));
      case JsonObject object ->
          object
              .entrySet()
              .forEach(
                  inner -> add(parameters, name + "[" + inner.getKey() + "]", inner.getValue()));
      case JsonPrimitive primitive -> parameters.add(new Parameter(name, primitive.getAsString()));
      case JsonNull _ -> parameters.add(new Parameter(name, ""));
      default -> throw new IllegalStateException(value.toString());
    }
  }

  private static Request withBody(Request request, byte[] bytes) {
    boolean json = BodyFields.json(new String(bytes, StandardCharsets.UTF_8)) != null;
    return request.bytes(bytes, json ? "application/json" : "text/plain; charset=utf-8");
  }

  private static byte[] bytes(Session session, String input) {
    try {
      if (input.equals("-")) {
        return session.console().in().readAllBytes();
      }
      Path file = session.environment().workingFolder().resolve(input);
      return Files.readAllBytes(file);
    } catch (IOException | InvalidPathException unreadable) {
      throw SettingException.value(
          "The file '" + input + "' of --input can't be read",
          "check the path; '-' is standard input");
    }
  }
}
