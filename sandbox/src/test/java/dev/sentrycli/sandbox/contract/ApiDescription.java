package dev.sentrycli.sandbox.contract;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Sentry's public description of its API (OpenAPI 3.0, Apache License 2.0).
final class ApiDescription {
  private static final Path FILE = Path.of("../openapi/sentry-openapi.json.gz");
  private static final String ADDRESS = "https://sentry.example/openapi";

  private final JsonNode document;
  private final SchemaRegistry schemas;

  /// One documented operation.
  ///
  /// @param path as documented, such as `/api/0/organizations/{organization_id_or_slug}/`
  record Operation(String method, String path, List<String> parameters) {
    /// The path with its parameters filled in; null if one is not known.
    @Nullable String at(Map<String, String> values) {
      String filled = path;
      for (String parameter : parameters) {
        String value = values.get(parameter);
        if (value == null) {
          return null;
        }
        filled = filled.replace("{" + parameter + "}", value);
      }
      return filled;
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  ApiDescription() {
    String text;
    try (InputStream file = new GZIPInputStream(Files.newInputStream(FILE))) {
      text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    this.document = JsonMapper.shared().readTree(text);
    this.schemas =
        SchemaRegistry.withDialect(
            Dialects.getOpenApi30(), registry -> registry.schemas(Map.of(ADDRESS, text)));
  }

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (var path : document.get("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        operations.add(
            new Operation(
                operation.getKey().toUpperCase(Locale.ROOT),
                path.getKey(),
                parameters(path.getKey())));
      }
    }
    return operations;
  }

  private static List<String> parameters(String path) {
    List<String> names = new ArrayList<>();
    for (String part : path.split("/", -1)) {
      if (part.startsWith("{") && part.endsWith("}")) {
        names.add(part.substring(1, part.length() - 1));
      }
    }
    return names;
  }

  /// Whether the description has a JSON body for such an answer.
  boolean describes(Operation operation, int status) {
    return !document.at("/paths" + pointer(operation, status)).isMissingNode();
  }

  /// The statuses it has an answer for.
  List<String> statuses(Operation operation) {
    return List.copyOf(
        document
            .at(
                "/paths/"
                    + escaped(operation.path())
                    + "/"
                    + operation.method().toLowerCase(Locale.ROOT)
                    + "/responses")
            .propertyNames());
  }

  /// What is wrong with an answer, each with the place in it; empty if nothing is.
  List<String> faults(Operation operation, int status, String body) {
    Schema schema =
        schemas.getSchema(SchemaLocation.of(ADDRESS + "#/paths" + pointer(operation, status)));
    List<String> faults = new ArrayList<>();
    for (Error fault : schema.validate(body, InputFormat.JSON)) {
      faults.add(fault.getInstanceLocation() + " " + fault.getMessage());
    }
    return faults;
  }

  private static String pointer(Operation operation, int status) {
    return "/"
        + escaped(operation.path())
        + "/"
        + operation.method().toLowerCase(Locale.ROOT)
        + "/responses/"
        + status
        + "/content/application~1json/schema";
  }

  private static String escaped(String path) {
    return path.replace("~", "~0").replace("/", "~1");
  }
}
