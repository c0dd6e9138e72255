package dev.sentrycli.api.gateway.trust;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

/// Nobody this machine trusts vouches for a server's certificate.
public final class UntrustedChainException extends CertificateException {
  /// What is wrong with it.
  public enum Fault {
    UNKNOWN_ISSUER,
    EXPIRED,
    NOT_YET_VALID,
    NAME_MISMATCH,
    OTHER
  }

  private final Fault fault;
  private final X509Certificate certificate;

  UntrustedChainException(Fault fault, X509Certificate certificate, CertificateException cause) {
    super(cause);
    this.fault = fault;
    this.certificate = certificate;
  }

  public Fault fault() {
    return fault;
  }

  /// The certificate at fault: an expired one, else the server's own.
  public X509Certificate certificate() {
    return certificate;
  }
}
