package dev.sentrycli.api.gateway;

import dev.sentrycli.api.gateway.BaseUrl.BadAddressException;
import dev.sentrycli.api.gateway.wire.ProxyRoute;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/// Spells requests as they go over the wire, and as they may be shown.
final class WireRequests {
  private static final String HEX = "0123456789ABCDEF";

  private WireRequests() {}

  /// The address a request is for.
  ///
  /// @throws BadAddressException if its path is an absolute address that is none
  static HttpUrl address(Request request, Passport passport) {
    StringBuilder full = new StringBuilder();
    String path = request.path();
    if (path.startsWith("/")) {
      BaseUrl region = request.region();
      boolean away = region != null && region.isSaas() && passport.home().isSaas();
      full.append(away ? region : passport.home());
    }
    full.append(path);
    char separator = path.indexOf('?') >= 0 ? '&' : '?';
    for (Request.Parameter parameter : request.query()) {
      full.append(separator);
      encode(full, parameter.name(), "[]");
      full.append('=');
      encode(full, parameter.value(), "");
      separator = '&';
    }
    HttpUrl url = HttpUrl.parse(full.toString());
    if (url == null) {
      throw new BadAddressException("must be a path, or a web address with https:// or http://");
    }
    return url.username().isEmpty() && url.password().isEmpty()
        ? url
        : url.newBuilder().username("").password("").build();
  }

  /// @param attached what the passport lets travel
  /// @param isReplay whether this repeats a request after its token was renewed
  static okhttp3.Request of(
      Request request,
      HttpUrl url,
      String userAgent,
      List<Header> attached,
      boolean isReplay,
      String shown) {
    List<Header> headers = new ArrayList<>();
    set(headers, new Header("User-Agent", userAgent));
    set(headers, new Header("Accept", "application/json"));
    set(headers, new Header("Accept-Encoding", "gzip"));
    for (Header header : attached) {
      set(headers, header);
    }
    for (Header header : request.headers()) {
      set(headers, header);
    }
    if (isReplay) {
      set(headers, new Header("x-sentry-cli-retry", "1"));
    }
    Headers.Builder all = new Headers.Builder();
    for (Header header : headers) {
      add(all, header, request.method(), shown);
    }
    return new okhttp3.Request.Builder()
        .url(url)
        .headers(all.build())
        .method(request.method(), body(request, all.get("Content-Type")))
        .build();
  }

  /// Adds the proxy's login where the proxy reads the request itself.
  static okhttp3.Request throughProxy(okhttp3.Request request, @Nullable ProxyRoute route) {
    String login = route == null ? null : route.authorization();
    boolean given = request.header("Proxy-Authorization") != null;
    return login == null || given || request.isHttps()
        ? request
        : request.newBuilder().header("Proxy-Authorization", login).build();
  }

  /// An address without query, fragment, user and password.
  static String shown(HttpUrl url) {
    return Origin.of(url) + url.encodedPath();
  }

  /// One line about a request. Values of headers are left out, and so is a query that is a
  /// signature.
  static String described(
      Request request, okhttp3.Request wireRequest, @Nullable ProxyRoute route) {
    HttpUrl url = wireRequest.url();
    StringJoiner secrets = new StringJoiner(", ", " with ", "").setEmptyValue("");
    Headers headers = wireRequest.headers();
    for (int i = 0; i < headers.size(); i++) {
      switch (headers.name(i)) {
        case "User-Agent", "Accept", "Accept-Encoding" -> {}
        default -> secrets.add(headers.name(i) + ": ***");
      }
    }
    String query = url.encodedQuery();
    boolean signed = request.audience() instanceof Audience.Signed;
    return request.method()
        + " "
        + shown(url)
        + (query == null ? "" : "?" + (signed ? "***" : query))
        + secrets
        + (route == null ? "" : " through " + route.address());
  }

  private static void set(List<Header> headers, Header header) {
    headers.removeIf(other -> other.name().equalsIgnoreCase(header.name()));
    headers.add(header);
  }

  private static void add(Headers.Builder headers, Header header, String method, String shown) {
    String value = header.value().strip();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < ' ' && c != '\t') || c == 0x7f || c > 0xff) {
        throw unsendable(header, method, shown);
      }
    }
    try {
      headers.addUnsafeNonAscii(header.name(), value);
    } catch (IllegalArgumentException badName) {
      throw unsendable(header, method, shown);
    }
  }

  private static ApiException unsendable(Header header, String method, String shown) {
    return new ApiException.Misconfigured(
        method,
        shown,
        "the header '" + header.name() + "'",
        "holds a character that HTTP cannot send",
        null);
  }

  private static @Nullable RequestBody body(Request request, @Nullable String contentType) {
    MediaType chosen = contentType == null ? null : MediaType.parse(contentType);
    // Plain tests, no pattern switch: see Passport.
    Request.Body body = request.body();
    if (body instanceof Request.Body.Json given) {
      return RequestBody.create(
          given.json().toString().getBytes(StandardCharsets.UTF_8),
          chosen != null ? chosen : MediaType.get("application/json"));
    }
    if (body instanceof Request.Body.Form given) {
      return RequestBody.create(
          form(given.fields()).getBytes(StandardCharsets.UTF_8),
          chosen != null ? chosen : MediaType.get("application/x-www-form-urlencoded"));
    }
    if (body instanceof Request.Body.Bytes given) {
      String type = given.contentType();
      return RequestBody.create(
          given.bytes(), chosen != null || type == null ? chosen : MediaType.parse(type));
    }
    if (body instanceof Request.Body.Multipart given) {
      return multipart(given.parts());
    }
    return switch (request.method()) {
      case "POST", "PUT", "PATCH" -> RequestBody.create(new byte[0], chosen);
      default -> null;
    };
  }

  private static RequestBody multipart(List<Request.Body.Part> parts) {
    MultipartBody.Builder body = new MultipartBody.Builder().setType(MultipartBody.FORM);
    for (Request.Body.Part part : parts) {
      String type = part.contentType();
      body.addFormDataPart(
          part.name(),
          part.fileName(),
          RequestBody.create(part.bytes(), type == null ? null : MediaType.parse(type)));
    }
    return body.build();
  }

  private static String form(List<Request.Parameter> fields) {
    StringBuilder form = new StringBuilder();
    for (Request.Parameter field : fields) {
      if (!form.isEmpty()) {
        form.append('&');
      }
      encode(form, field.name(), "");
      form.append('=');
      encode(form, field.value(), "");
    }
    return form.toString();
  }

  /// Percent-encodes all but letters, digits, `-._~` and what `kept` adds to them.
  private static void encode(StringBuilder to, String text, String kept) {
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._~".indexOf(c) >= 0
              || kept.indexOf(c) >= 0;
      if (plain) {
        to.append(c);
      } else {
        to.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
      }
    }
  }
}
