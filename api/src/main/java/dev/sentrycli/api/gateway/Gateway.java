package dev.sentrycli.api.gateway;

import java.io.OutputStream;

/// The one door to every server: API, OAuth, uploads, ingestion, storage, downloads. It decides
/// what travels, follows redirects itself and judges each hop like a new request, repeats what may
/// be repeated, renews a rejected token once, keeps answers for a while, and turns every failure
/// into an [ApiException]. Safe for use by several threads.
@SuppressWarnings("DoNotCallSuggester")
public final class Gateway implements AutoCloseable {
  private final Network network;
  private final Passport passport;
  private final Notices notices;

  /// Opens nothing yet.
  public Gateway(Network network, Passport passport, Notices notices) {
    this.network = network;
    this.passport = passport;
    this.notices = notices;
  }

  /// The same door for someone else: connections and certificates are shared.
  public Gateway as(Passport other) {
    return new Gateway(network, other, notices);
  }

  public Passport passport() {
    return passport;
  }

  /// Asks, and insists on success.
  ///
  /// @throws ApiException for everything but a status of 200 to 299
  public Answer send(Request request) {
    throw new UnsupportedOperationException(request.toString());
  }

  /// Asks, and returns whatever the server says, uncached.
  ///
  /// @throws ApiException if no answer came or trust forbids asking
  public Answer exchange(Request request) {
    throw new UnsupportedOperationException(request.toString());
  }

  /// Asks, insists on success, and writes the body to `out` as it comes.
  ///
  /// @return the answer without its body
  /// @throws ApiException for everything but a status of 200 to 299
  public Answer download(Request request, OutputStream out) {
    throw new UnsupportedOperationException(request.toString());
  }

  /// Forgets all kept answers, whoever they were for.
  public void clearCache() {}

  @Override
  public void close() {}
}
