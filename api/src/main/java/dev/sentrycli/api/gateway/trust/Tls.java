package dev.sentrycli.api.gateway.trust;

import dev.sentrycli.api.gateway.probe.Handshake;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// What secure connections are made from. Made when the first of them is.
public final class Tls {
  private static final char[] NO_PASSWORD = new char[0];
  private static final String[] FAST_GROUP = {"x25519"};

  private final NotedKeys keys;
  private final StagedTrust trust;
  private final SSLSocketFactory sockets;

  /// @param memory the folder that remembers which certificates were found good; null for none
  /// @param warnings hears of certificate files that cannot be used
  /// @throws SettingException if the client certificate cannot be used
  public Tls(
      List<TrustFile> trustFiles,
      @Nullable KeyFiles keyFiles,
      @Nullable Path memory,
      Consumer<String> warnings)
      throws IOException {
    trust = new StagedTrust(trustFiles, new VouchedChains(memory, trustFiles), warnings);
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      keys = new NotedKeys(keyFiles == null ? null : keys(keyFiles));
      context.init(new KeyManager[] {keys}, new TrustManager[] {trust}, null);
      sockets = context.getSocketFactory();
    } catch (GeneralSecurityException unavailable) {
      throw new IOException("this Java cannot do TLS", unavailable);
    }
  }

  /// Prepares for a connection to a host that is about to be made.
  public void expect(String host) {
    trust.expect(host);
  }

  /// Whether a server asked for a client certificate.
  public boolean wantsCertificate(String host) {
    return keys.wasAskedBy(host);
  }

  /// Secures a connected socket for a host, whose name the certificate must bear.
  ///
  /// @param anyGroup whether every key exchange Java knows is offered. Offering only X25519, which
  ///   nearly every server has, saves a tenth of a second at start: Java computes a key share for
  ///   each it offers. A server without it fails the handshake.
  /// @param identifying whether the server may see the client certificate
  public SSLSocket over(Socket raw, String host, int port, boolean anyGroup, boolean identifying)
      throws IOException {
    if (identifying) {
      keys.showTo(host, port);
    }
    if (!(sockets.createSocket(raw, host, port, true) instanceof SSLSocket socket)) {
      throw new IOException("this Java cannot do TLS");
    }
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    if (!anyGroup) {
      parameters.setNamedGroups(FAST_GROUP);
    }
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  /// What a secured connection shows of the server and of who vouches for it.
  public Handshake describe(SSLSocket socket) throws IOException {
    SSLSession session = socket.getSession();
    List<X509Certificate> chain = new ArrayList<>();
    for (Certificate certificate : session.getPeerCertificates()) {
      if (certificate instanceof X509Certificate known) {
        chain.add(known);
      }
    }
    return new Handshake(
        session.getProtocol(),
        session.getCipherSuite(),
        chain,
        trust.voucher(chain.toArray(new X509Certificate[0])));
  }

  private static @Nullable X509ExtendedKeyManager keys(KeyFiles files)
      throws IOException, GeneralSecurityException {
    List<X509Certificate> chain;
    try {
      chain = Pem.certificates(files.certificate());
    } catch (IOException | CertificateException unreadable) {
      throw new SettingException(
          files.setting(),
          "names the file '"
              + files.certificate()
              + (Files.exists(files.certificate())
                  ? "', which cannot be read"
                  : "', which does not exist"),
          unreadable);
    }
    if (chain.isEmpty()) {
      throw new SettingException(
          files.setting(),
          "names the file '" + files.certificate() + "', which holds no certificate",
          null);
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    try {
      store.setKeyEntry(
          "client", Pem.privateKey(files.key()), NO_PASSWORD, chain.toArray(new Certificate[0]));
    } catch (GeneralSecurityException unusable) {
      throw new SettingException(
          files.setting(),
          "names the file '" + files.key() + "', which " + unusable.getMessage(),
          unusable);
    } catch (IOException unreadable) {
      throw new SettingException(
          files.setting(),
          "names the file '" + files.key() + "', which cannot be read",
          unreadable);
    }
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
    factory.init(store, NO_PASSWORD);
    for (KeyManager manager : factory.getKeyManagers()) {
      if (manager instanceof X509ExtendedKeyManager extended) {
        return extended;
      }
    }
    return null;
  }
}
