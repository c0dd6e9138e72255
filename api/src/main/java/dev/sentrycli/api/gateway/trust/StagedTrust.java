package dev.sentrycli.api.gateway.trust;

import dev.sentrycli.api.gateway.probe.Voucher;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Trusts whom the user's own files, Java or the operating system trusts. A certificate that one of
/// them vouches for is good; the next is read only if the one before does not, because reading a
/// hundred authorities is most of what a secure connection costs.
final class StagedTrust extends X509ExtendedTrustManager {
  static final List<Path> BUNDLES =
      List.of(
          Path.of("/etc/ssl/certs/ca-certificates.crt"),
          Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
          Path.of("/etc/ssl/ca-bundle.pem"),
          Path.of("/etc/ssl/cert.pem"));

  private static final String ANY_KEY_EXCHANGE = "UNKNOWN";

  private enum Stage {
    OWN_FILES,
    JAVA,
    OPERATING_SYSTEM
  }

  private final List<TrustFile> ownFiles;
  private final Consumer<String> warnings;
  private final VouchedChains vouched;
  private final Map<Stage, List<X509ExtendedTrustManager>> loaded = new EnumMap<>(Stage.class);
  private final AtomicBoolean readsAhead = new AtomicBoolean();

  /// Whether something was said about the user's files, which is to be said again next time.
  private volatile boolean warned;

  StagedTrust(List<TrustFile> ownFiles, VouchedChains vouched, Consumer<String> warnings) {
    this.ownFiles = ownFiles;
    this.vouched = vouched;
    this.warnings = warnings;
  }

  private interface Check {
    void by(X509ExtendedTrustManager manager) throws CertificateException;
  }

  /// @param whole with whatever the connection asks for, the name of the server included
  ///
  /// @return who vouches for the chain
  private Stage check(X509Certificate[] chain, String type, Check whole)
      throws CertificateException {
    return check(
        chain,
        manager -> {
          try {
            whole.by(manager);
          } catch (CertificateException objection) {
            if (vouches(manager, chain, type)) {
              throw new UntrustedChainException(
                  UntrustedChainException.Fault.NAME_MISMATCH, chain[0], objection);
            }
            throw objection;
          }
        });
  }

  /// Whether the chain is good for some name.
  private static boolean vouches(
      X509ExtendedTrustManager manager, X509Certificate[] chain, String type) {
    try {
      manager.checkServerTrusted(chain, type);
      return true;
    } catch (CertificateException untrusted) {
      return false;
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    SSLSession session = socket instanceof SSLSocket secure ? secure.getHandshakeSession() : null;
    String host = session == null ? null : session.getPeerHost();
    if (host != null && vouched.cover(host, chain, type)) {
      return;
    }
    Stage stage = check(chain, type, manager -> manager.checkServerTrusted(chain, type, socket));
    if (host != null && !warned && (stage != Stage.OPERATING_SYSTEM || !hasSystemStore())) {
      vouched.remember(host, chain, type);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain, type, manager -> manager.checkServerTrusted(chain, type, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain, manager -> manager.checkServerTrusted(chain, type));
  }

  private Stage check(X509Certificate[] chain, Check check) throws CertificateException {
    List<CertificateException> objections = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      X509ExtendedTrustManager manager = manager(stage);
      if (manager == null) {
        continue;
      }
      try {
        check.by(manager);
        return stage;
      } catch (UntrustedChainException misnamed) {
        throw misnamed;
      } catch (CertificateException objection) {
        objections.add(objection);
      }
    }
    throw untrusted(chain, objections);
  }

  /// Who vouches for a chain that was found good; null if nobody does.
  @Nullable Voucher voucher(X509Certificate[] chain) {
    for (TrustFile file : ownFiles) {
      X509ExtendedTrustManager manager = alone(file);
      if (manager != null && vouches(manager, chain, ANY_KEY_EXCHANGE)) {
        return new Voucher(Voucher.Kind.OWN_FILE, file.path(), file.setting());
      }
    }
    X509ExtendedTrustManager java = manager(Stage.JAVA);
    if (java != null && vouches(java, chain, ANY_KEY_EXCHANGE)) {
      return new Voucher(Voucher.Kind.JAVA, null, null);
    }
    X509ExtendedTrustManager system = manager(Stage.OPERATING_SYSTEM);
    return system != null && vouches(system, chain, ANY_KEY_EXCHANGE)
        ? new Voucher(Voucher.Kind.OPERATING_SYSTEM, null, null)
        : null;
  }

  /// One of the user's files by itself; null if it can't be read, which was said already.
  private static @Nullable X509ExtendedTrustManager alone(TrustFile file) {
    try {
      return ofCertificates(Pem.certificates(file.path()));
    } catch (GeneralSecurityException | IOException unreadable) {
      return null;
    }
  }

  /// Starts to read the authorities that are asked first, while the connection is being made, if
  /// they will be needed.
  void expect(String host) {
    if (vouched.knows(host) || readsAhead.getAndSet(true)) {
      return;
    }
    Thread ahead =
        new Thread(() -> manager(ownFiles.isEmpty() ? Stage.JAVA : Stage.OWN_FILES), "authorities");
    ahead.setDaemon(true);
    ahead.start();
  }

  private static CertificateException untrusted(
      X509Certificate[] chain, List<CertificateException> objections) {
    if (objections.isEmpty()) {
      return new CertificateException("this machine trusts no certificate authority at all");
    }
    // An authority that knows the chain and finds it expired says more than one that does not.
    for (CertificateException objection : objections) {
      if (cause(objection, CertificateExpiredException.class)) {
        return new UntrustedChainException(
            UntrustedChainException.Fault.EXPIRED, outdated(chain), objection);
      }
      if (cause(objection, CertificateNotYetValidException.class)) {
        return new UntrustedChainException(
            UntrustedChainException.Fault.NOT_YET_VALID, outdated(chain), objection);
      }
    }
    CertificateException first = objections.getFirst();
    boolean unknown = cause(first, CertPathBuilderException.class);
    return new UntrustedChainException(
        unknown
            ? UntrustedChainException.Fault.UNKNOWN_ISSUER
            : UntrustedChainException.Fault.OTHER,
        chain[0],
        first);
  }

  private static boolean cause(Throwable error, Class<? extends Throwable> kind) {
    for (Throwable t = error; t != null; t = t.getCause()) {
      if (kind.isInstance(t)) {
        return true;
      }
    }
    return false;
  }

  private static X509Certificate outdated(X509Certificate[] chain) {
    Instant now = Instant.now();
    for (X509Certificate certificate : chain) {
      if (now.isAfter(certificate.getNotAfter().toInstant())
          || now.isBefore(certificate.getNotBefore().toInstant())) {
        return certificate;
      }
    }
    return chain[0];
  }

  /// Null where there is no authority to ask, or none that can be read, which is said.
  private synchronized @Nullable X509ExtendedTrustManager manager(Stage stage) {
    List<X509ExtendedTrustManager> known = loaded.get(stage);
    if (known == null) {
      try {
        X509ExtendedTrustManager manager =
            switch (stage) {
              case OWN_FILES -> ofCertificates(own());
              case JAVA -> ofStore(null);
              case OPERATING_SYSTEM -> operatingSystem();
            };
        known = manager == null ? List.of() : List.of(manager);
      } catch (GeneralSecurityException | IOException broken) {
        known = List.of();
        warned = true;
        warnings.accept(
            "The certificates that "
                + (stage == Stage.JAVA ? "Java" : "the operating system")
                + " trusts can't be read, so they do not count: "
                + broken.getMessage());
      }
      loaded.put(stage, known);
    }
    return known.isEmpty() ? null : known.getFirst();
  }

  private List<X509Certificate> own() {
    List<X509Certificate> all = new ArrayList<>();
    for (TrustFile file : ownFiles) {
      String named = "'" + file.path() + "' (" + file.setting() + ")";
      try {
        List<X509Certificate> some = Pem.certificates(file.path());
        if (some.isEmpty()) {
          warned = true;
          warnings.accept("The file " + named + " holds no certificate, so it is ignored");
        }
        all.addAll(some);
      } catch (IOException | CertificateException unreadable) {
        warned = true;
        warnings.accept(
            "The certificate file "
                + named
                + (unreadable instanceof IOException && !Files.exists(file.path())
                    ? " does not exist, so it is ignored"
                    : " cannot be read, so it is ignored"));
      }
    }
    return all;
  }

  private static @Nullable X509ExtendedTrustManager operatingSystem()
      throws GeneralSecurityException, IOException {
    if (isSystem("windows")) {
      return ofSystemStore("Windows-ROOT");
    }
    if (isSystem("mac")) {
      return ofSystemStore("KeychainStore-ROOT");
    }
    for (Path bundle : BUNDLES) {
      if (Files.isReadable(bundle)) {
        return ofCertificates(Pem.certificates(bundle));
      }
    }
    return null;
  }

  private static boolean isSystem(String name) {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith(name);
  }

  /// Whether the system keeps its authorities where nobody can see whether they changed.
  private static boolean hasSystemStore() {
    return isSystem("windows") || isSystem("mac");
  }

  private static @Nullable X509ExtendedTrustManager ofSystemStore(String type)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(type);
    store.load(null, null);
    return ofStore(store);
  }

  private static @Nullable X509ExtendedTrustManager ofCertificates(
      List<X509Certificate> certificates) throws GeneralSecurityException, IOException {
    if (certificates.isEmpty()) {
      return null;
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (int i = 0; i < certificates.size(); i++) {
      store.setCertificateEntry("ca" + i, certificates.get(i));
    }
    return ofStore(store);
  }

  private static @Nullable X509ExtendedTrustManager ofStore(@Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager extended) {
        // One without any authority does not object to a certificate, it breaks.
        return extended.getAcceptedIssuers().length == 0 ? null : extended;
      }
    }
    return null;
  }

  /// None are named, because naming them would mean reading all of them.
  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw new CertificateException("this is a client");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("this is a client");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("this is a client");
  }
}
