package dev.sentrycli.api.gateway.probe;

import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a secure connection to a server came to.
///
/// @param protocol such as `TLSv1.3`
/// @param chain the certificates the server showed, its own first
/// @param voucher null if nobody vouches for the chain any more, as when a file was changed just
///   now
public record Handshake(
    String protocol, String cipher, List<X509Certificate> chain, @Nullable Voucher voucher) {
  public Handshake {
    chain = List.copyOf(chain);
  }
}
