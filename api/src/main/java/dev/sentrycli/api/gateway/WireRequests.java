package dev.sentrycli.api.gateway;

import dev.sentrycli.api.gateway.BaseUrl.BadAddressException;
import dev.sentrycli.api.gateway.address.WebAddress;
import dev.sentrycli.api.gateway.wire.Headers;
import dev.sentrycli.api.gateway.wire.ProxyRoute;
import dev.sentrycli.api.gateway.wire.WireRequest;
import dev.sentrycli.api.json.JsonText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Spells requests as they go over the wire, and as they may be shown.
final class WireRequests {
  private static final String HEX = "0123456789ABCDEF";

  private WireRequests() {}

  /// The address a request is for.
  ///
  /// @throws BadAddressException if its path is an absolute address that is none
  static WebAddress address(Request request, Passport passport) {
    return address(request, passport, "");
  }

  /// As [#address(Request, Passport)], for requests that tell their client in the address.
  static WebAddress address(Request request, Passport passport, String userAgent) {
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
    if (request.audience() instanceof Audience.Ingest ingest) {
      int end = userAgent.indexOf(' ');
      full.append(separator).append("sentry_version=7&sentry_key=");
      encode(full, ingest.publicKey(), "");
      full.append("&sentry_client=");
      encode(full, end < 0 ? userAgent : userAgent.substring(0, end), "/");
    }
    WebAddress url = WebAddress.parse(full.toString());
    if (url == null) {
      throw new BadAddressException("must be a path, or a web address with https:// or http://");
    }
    return url.withoutLogin();
  }

  /// @param attached what the passport lets travel
  /// @param isReplay whether this repeats a request after its token was renewed
  static WireRequest of(
      Request request,
      WebAddress url,
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
    Headers all = new Headers();
    for (Header header : headers) {
      add(all, header, request.method(), shown);
    }
    WireBody body = WireBody.of(request);
    String type = body == null ? null : body.contentType();
    if (type != null && all.first("Content-Type") == null) {
      add(all, new Header("Content-Type", type), request.method(), shown);
    }
    return new WireRequest(request.method(), url, all, body == null ? null : body.bytes());
  }

  /// Adds the proxy's login where the proxy reads the request itself.
  static WireRequest throughProxy(WireRequest request, @Nullable ProxyRoute route) {
    String login = route == null ? null : route.authorization();
    boolean given = request.headers().first("Proxy-Authorization") != null;
    return login == null || given || request.url().isHttps()
        ? request
        : request.with("Proxy-Authorization", login);
  }

  /// An address without query, fragment, user and password.
  static String shown(WebAddress url) {
    return Origin.of(url) + url.encodedPath();
  }

  /// One line about a request. Values of headers are left out, and so is a query that is a
  /// signature.
  static String described(Request request, WireRequest wireRequest, @Nullable ProxyRoute route) {
    WebAddress url = wireRequest.url();
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

  private static void add(Headers headers, Header header, String method, String shown) {
    try {
      headers.add(header.name(), header.value().strip());
    } catch (IllegalArgumentException notOfHttp) {
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

  /// The bytes of a request's body and what they are.
  private static final class WireBody {
    private final byte[] bytes;
    private final @Nullable String contentType;

    private WireBody(byte[] bytes, @Nullable String contentType) {
      this.bytes = bytes;
      this.contentType = contentType;
    }

    byte[] bytes() {
      return bytes;
    }

    /// Null where nobody says.
    @Nullable String contentType() {
      return contentType;
    }

    /// Null for a request that has none. What changes something has one, if an empty one.
    static @Nullable WireBody of(Request request) {
      // Plain tests, no pattern switch: see Passport.
      Request.Body body = request.body();
      if (body instanceof Request.Body.Json given) {
        return new WireBody(utf8(JsonText.compact(given.json())), "application/json");
      }
      if (body instanceof Request.Body.Form given) {
        return new WireBody(utf8(form(given.fields())), "application/x-www-form-urlencoded");
      }
      if (body instanceof Request.Body.Bytes given) {
        return new WireBody(given.bytes(), given.contentType());
      }
      if (body instanceof Request.Body.Multipart given) {
        return multipart(given.parts(), UUID.randomUUID().toString());
      }
      return switch (request.method()) {
        case "POST", "PUT", "PATCH" -> new WireBody(new byte[0], null);
        default -> null;
      };
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

    /// As RFC 7578 has it; names are quoted as browsers quote them.
    private static WireBody multipart(List<Request.Body.Part> parts, String boundary) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (Request.Body.Part part : parts) {
        StringBuilder head = new StringBuilder();
        head.append("--").append(boundary).append("\r\n");
        head.append("Content-Disposition: form-data; name=").append(quoted(part.name()));
        String fileName = part.fileName();
        if (fileName != null) {
          head.append("; filename=").append(quoted(fileName));
        }
        head.append("\r\n");
        String type = part.contentType();
        if (type != null) {
          head.append("Content-Type: ").append(oneLine(type)).append("\r\n");
        }
        bytes.writeBytes(utf8(head.append("\r\n").toString()));
        bytes.writeBytes(part.bytes());
        bytes.writeBytes(utf8("\r\n"));
      }
      bytes.writeBytes(utf8("--" + boundary + "--\r\n"));
      return new WireBody(bytes.toByteArray(), "multipart/form-data; boundary=" + boundary);
    }

    private static String quoted(String name) {
      return '"' + name.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22") + '"';
    }

    private static String oneLine(String type) {
      return type.replace('\r', ' ').replace('\n', ' ');
    }

    private static byte[] utf8(String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }
}
