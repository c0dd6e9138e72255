package dev.sentrycli.sandbox;

import dev.sentrycli.sandbox.http.Parameters;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Goes through the approval pages the way a person with a browser does: reads the pages, fills in
/// their forms, posts every field they have, keeps cookies.
final class Visitor implements AutoCloseable {
  private static final Pattern FORM =
      Pattern.compile("<form[^>]*action=\"([^\"]*)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
  private static final Pattern INPUT = Pattern.compile("<input([^>]*)>");
  private static final Pattern ATTRIBUTE = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");
  private static final Pattern HEADING = Pattern.compile("<h1>([^<]*)</h1>");

  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .version(HttpClient.Version.HTTP_1_1)
          .build();
  private final String base;
  private URI page;
  private String html = "";

  /// @param base the address of the server, without a final slash
  Visitor(String base) {
    this.base = base;
    this.page = URI.create(base + "/");
  }

  /// Logs in, types a code and decides, all from the start.
  ///
  /// @param decision `approve` or `deny`
  /// @return the heading of the last page
  String decide(String userCode, String email, String password, String decision)
      throws IOException, InterruptedException {
    open("/oauth/device/");
    submit(Map.of("username", email, "password", password));
    submit(Map.of("user_code", userCode));
    submit(Map.of("op", decision));
    return heading();
  }

  void open(String path) throws IOException, InterruptedException {
    send(HttpRequest.newBuilder(URI.create(base + path)).GET().build());
  }

  /// Posts the form of the page with these fields and its own others.
  ///
  /// @throws IOException if the page has no form
  void submit(Map<String, String> typed) throws IOException, InterruptedException {
    Matcher form = FORM.matcher(html);
    if (!form.find()) {
      throw new IOException("The page '" + heading() + "' has no form");
    }
    Map<String, List<String>> fields = new LinkedHashMap<>();
    hidden(form.group(2)).forEach((name, value) -> fields.put(name, List.of(value)));
    typed.forEach((name, value) -> fields.put(name, List.of(value)));
    send(form(page.resolve(text(form.group(1))), fields));
  }

  /// Posts these fields alone.
  ///
  /// @return the status of the answer
  int post(String path, Map<String, String> fields) throws IOException, InterruptedException {
    Map<String, List<String>> values = new LinkedHashMap<>();
    fields.forEach((name, value) -> values.put(name, List.of(value)));
    return client
        .send(form(URI.create(base + path), values), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static HttpRequest form(URI target, Map<String, List<String>> fields) {
    return HttpRequest.newBuilder(target)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(new Parameters(fields).encoded()))
        .build();
  }

  String heading() {
    Matcher heading = HEADING.matcher(html);
    return heading.find() ? text(heading.group(1)) : "";
  }

  String html() {
    return html;
  }

  URI page() {
    return page;
  }

  private static Map<String, String> hidden(String form) {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher input = INPUT.matcher(form);
    while (input.find()) {
      Map<String, String> attributes = new LinkedHashMap<>();
      Matcher attribute = ATTRIBUTE.matcher(input.group(1));
      while (attribute.find()) {
        attributes.put(attribute.group(1), text(attribute.group(2)));
      }
      String name = attributes.get("name");
      if (name != null) {
        fields.put(name, attributes.getOrDefault("value", ""));
      }
    }
    return fields;
  }

  /// The text that HTML stands for.
  private static String text(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  private void send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    page = response.uri();
    html = response.body();
    if (response.statusCode() != 200) {
      throw new IOException(
          "%s %s answered %d".formatted(request.method(), page, response.statusCode()));
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
