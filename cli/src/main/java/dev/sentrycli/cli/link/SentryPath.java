package dev.sentrycli.cli.link;

import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.Origin;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The path of a link, taken apart: which of it is the prefix of the instance, and what follows.
final class SentryPath {
  private static final Set<String> MARKERS = Set.of("organizations", "settings", "share");

  private final BaseUrl base;
  private final @Nullable String subdomain;
  private final List<String> segments;
  private final String query;

  private SentryPath(
      BaseUrl base, @Nullable String subdomain, List<String> segments, String query) {
    this.base = base;
    this.subdomain = subdomain;
    this.segments = segments;
    this.query = query;
  }

  static SentryPath of(SentryUrl.Parts parts, @Nullable BaseUrl configured) {
    List<String> segments = segments(parts.path());
    Origin origin = parts.origin();
    if (origin.isSaas()) {
      return new SentryPath(BaseUrl.SENTRY_IO, subdomain(origin), segments, parts.query());
    }
    if (configured != null && configured.origin().equals(origin)) {
      List<String> prefix = segments(configured.prefix());
      boolean below =
          segments.size() >= prefix.size() && segments.subList(0, prefix.size()).equals(prefix);
      if (below) {
        List<String> rest = segments.subList(prefix.size(), segments.size());
        if (prefix.isEmpty() && markerAt(rest) > 0) {
          return withPrefix(origin, segments, parts.query());
        }
        return new SentryPath(configured, null, rest, parts.query());
      }
      if (markerAt(segments) == 0) {
        return new SentryPath(configured, null, segments, parts.query());
      }
    }
    return withPrefix(origin, segments, parts.query());
  }

  /// Whether the path holds a segment that only pages of Sentry have.
  static boolean hasMarker(String path) {
    int end = path.length();
    for (int i = 0; i < path.length(); i++) {
      if ("?#".indexOf(path.charAt(i)) >= 0) {
        end = i;
        break;
      }
    }
    return markerAt(List.of(path.substring(1, end).split("/", -1))) >= 0;
  }

  BaseUrl base() {
    return base;
  }

  SentryUrl page() {
    return new SentryPages(base, subdomain, segments, query).page();
  }

  private static SentryPath withPrefix(Origin origin, List<String> segments, String query) {
    int marker = markerAt(segments);
    int api = apiAt(segments);
    if (marker < 0 || (api >= 0 && api < marker)) {
      marker = api;
    }
    if (marker < 0) {
      marker = oldStyleAt(segments);
    }
    int from = Math.max(marker, 0);
    String prefix = from == 0 ? "" : "/" + String.join("/", segments.subList(0, from));
    return new SentryPath(
        new BaseUrl(origin, prefix), null, segments.subList(from, segments.size()), query);
  }

  private static int markerAt(List<String> segments) {
    for (int i = 0; i < segments.size(); i++) {
      if (MARKERS.contains(segments.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static int apiAt(List<String> segments) {
    for (int i = 0; i + 1 < segments.size(); i++) {
      if (segments.get(i).equals("api") && segments.get(i + 1).equals("0")) {
        return i;
      }
    }
    return -1;
  }

  private static int oldStyleAt(List<String> segments) {
    for (int i = 2; i + 1 < segments.size(); i++) {
      if (segments.get(i).equals("issues") && Slug.isNumeric(segments.get(i + 1))) {
        return i - 2;
      }
    }
    return -1;
  }

  private static @Nullable String subdomain(Origin origin) {
    String host = origin.host();
    if (host.length() <= "sentry.io".length()) {
      return null;
    }
    String label = host.substring(0, host.length() - ".sentry.io".length());
    boolean region = label.length() <= 2 || label.equals("www") || label.indexOf('.') >= 0;
    return region ? null : label;
  }

  private static List<String> segments(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    List<String> segments = new ArrayList<>();
    if (end == 0) {
      return segments;
    }
    for (String segment : path.substring(1, end).split("/", -1)) {
      String decoded = decoded(segment);
      if (decoded.equals("..") || decoded.equals(".")) {
        throw SentryUrl.refused("The link holds '.' or '..' as a part of its path");
      }
      segments.add(decoded);
    }
    return segments;
  }

  static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] written = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(written.length);
    for (int i = 0; i < written.length; i++) {
      if (written[i] != '%') {
        bytes.put(written[i]);
        continue;
      }
      int high = i + 2 < written.length ? Character.digit(written[i + 1], 16) : -1;
      int low = i + 2 < written.length ? Character.digit(written[i + 2], 16) : -1;
      if (high < 0 || low < 0) {
        throw SentryUrl.refused("The link holds a '%' that encodes no character");
      }
      bytes.put((byte) (high * 16 + low));
      i += 2;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException notText) {
      throw SentryUrl.refused("The link encodes something that is not text");
    }
  }
}
