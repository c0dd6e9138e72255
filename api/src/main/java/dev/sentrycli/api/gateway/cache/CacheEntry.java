package dev.sentrycli.api.gateway.cache;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An answer as it is kept on disk.
///
/// @param url what was asked last, after redirects
/// @param stored when the server last vouched for it
/// @param headers names and values in turn
/// @param body not to be changed
@SuppressWarnings("ArrayRecordComponent") // entries are never compared
public record CacheEntry(
    String url, Instant stored, @Nullable String etag, List<String> headers, byte[] body) {
  public CacheEntry {
    headers = List.copyOf(headers);
  }

  /// The same answer, vouched for again.
  public CacheEntry vouched(Instant now) {
    return new CacheEntry(url, now, etag, headers, body);
  }
}
