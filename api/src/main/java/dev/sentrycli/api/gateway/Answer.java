package dev.sentrycli.api.gateway;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import dev.sentrycli.api.gateway.ApiException.Unreadable.Flaw;
import dev.sentrycli.api.gateway.body.Page;
import dev.sentrycli.api.json.JsonStream;
import dev.sentrycli.api.json.JsonTree;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a server said.
///
/// @param url what was asked last, after redirects, without its query
/// @param bytes not to be changed
/// @param age how long ago the server said it; null if it was just now
@SuppressWarnings("ArrayRecordComponent") // answers are never compared
public record Answer(
    String method,
    String url,
    int status,
    String reason,
    List<Header> headers,
    byte[] bytes,
    @Nullable Duration age) {
  public Answer {
    headers = List.copyOf(headers);
  }

  public boolean isOk() {
    return status >= 200 && status < 300;
  }

  /// Whether there is no body.
  public boolean isEmpty() {
    return bytes.length == 0;
  }

  /// The first header of a name, in any case; null if there is none.
  public @Nullable String header(String name) {
    for (Header header : headers) {
      if (header.name().equalsIgnoreCase(name)) {
        return header.value();
      }
    }
    return null;
  }

  public List<String> headerLines(String name) {
    List<String> lines = new ArrayList<>();
    for (Header header : headers) {
      if (header.name().equalsIgnoreCase(name)) {
        lines.add(header.value());
      }
    }
    return lines;
  }

  /// The body as text, in the charset it declares or else UTF-8.
  public String text() {
    String text = new String(bytes, charset());
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  /// The body as JSON, numbers as they were spelled; [JsonNull] if there is none.
  ///
  /// @throws ApiException.NotSentry if it is a page
  /// @throws ApiException.Unreadable if it is no JSON
  public JsonElement json() {
    return isEmpty() ? JsonNull.INSTANCE : parsed(() -> JsonTree.read(text()));
  }

  private <T extends @Nullable Object> T parsed(Reading<T> reading) {
    if (isPage()) {
      throw Failures.notSentry(this, null, null);
    }
    try {
      return reading.read();
    } catch (IOException | JsonParseException broken) {
      // The library takes a lack of memory for a fault of the text.
      if (broken.getCause() instanceof OutOfMemoryError lacking) {
        throw lacking;
      }
      throw unreadable(Flaw.BROKEN_JSON, "broken JSON", broken);
    }
  }

  private interface Reading<T extends @Nullable Object> {
    T read() throws IOException;
  }

  /// @throws ApiException.Unreadable if it is something else
  public JsonObject object() {
    if (json() instanceof JsonObject object) {
      return object;
    }
    throw unreadable(Flaw.WRONG_SHAPE, "not a JSON object", null);
  }

  /// @throws ApiException.Unreadable if it is something else
  public JsonArray array() {
    if (json() instanceof JsonArray array) {
      return array;
    }
    throw unreadable(Flaw.WRONG_SHAPE, "not a JSON list", null);
  }

  /// The objects of an array body one by one; other elements are left out. For large answers.
  ///
  /// @throws ApiException.Unreadable if it is something else
  public <T> List<T> objects(JsonStream.Reading<T> reading) {
    List<T> objects = isEmpty() ? null : parsed(() -> JsonStream.objects(utf8(), reading));
    if (objects == null) {
      throw unreadable(Flaw.WRONG_SHAPE, "not a JSON list", null);
    }
    return objects;
  }

  private byte[] utf8() {
    return charset().equals(StandardCharsets.UTF_8)
        ? bytes
        : text().getBytes(StandardCharsets.UTF_8);
  }

  /// The objects of an array body.
  ///
  /// @throws ApiException.Unreadable if it is something else
  public List<JsonObject> objects() {
    List<JsonObject> objects = new ArrayList<>();
    for (JsonElement element : array()) {
      if (!(element instanceof JsonObject object)) {
        throw unreadable(Flaw.WRONG_SHAPE, "not a list of JSON objects", null);
      }
      objects.add(object);
    }
    return objects;
  }

  /// Whether the body is HTML.
  public boolean isPage() {
    return Page.isPage(
        header("Content-Type"), new String(bytes, 0, Math.min(bytes.length, 256), charset()));
  }

  private ApiException.Unreadable unreadable(Flaw flaw, String what, @Nullable Exception cause) {
    return new ApiException.Unreadable(method, url, status, flaw, what, cause);
  }

  private Charset charset() {
    String type = header("Content-Type");
    int at = type == null ? -1 : type.toLowerCase(Locale.ROOT).indexOf("charset=");
    if (type == null || at < 0) {
      return StandardCharsets.UTF_8;
    }
    String name = type.substring(at + "charset=".length());
    int end = name.indexOf(';');
    name = (end < 0 ? name : name.substring(0, end)).strip().replace("\"", "");
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException unknown) {
      return StandardCharsets.UTF_8;
    }
  }

  public PageLinks links() {
    return PageLinks.parse(headerLines("Link"));
  }

  /// Method, address and status.
  @Override
  public String toString() {
    return method + " " + url + " " + status;
  }
}
