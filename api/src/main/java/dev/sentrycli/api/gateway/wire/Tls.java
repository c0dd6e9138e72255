package dev.sentrycli.api.gateway.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// What secure connections are made from. Made when the first of them is.
final class Tls {
  private static final char[] NO_PASSWORD = new char[0];
  private static final String[] FAST_GROUP = {"x25519"};

  private final StagedTrust trust;
  private final NotedKeys keys;
  private final SSLSocketFactory sockets;

  Tls(List<TrustFile> trustFiles, @Nullable KeyFiles keyFiles, Consumer<String> warnings)
      throws IOException {
    trust = new StagedTrust(trustFiles, warnings);
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      keys = new NotedKeys(keyFiles == null ? null : keys(keyFiles));
      context.init(new KeyManager[] {keys}, new TrustManager[] {trust}, null);
      sockets = context.getSocketFactory();
    } catch (GeneralSecurityException unavailable) {
      throw new IOException("this Java cannot do TLS", unavailable);
    }
  }

  X509TrustManager trust() {
    return trust;
  }

  /// Whether a server asked for a client certificate.
  boolean wantsCertificate(String host) {
    return keys.wasAskedBy(host);
  }

  /// Sockets that offer every key exchange Java knows.
  SSLSocketFactory sockets() {
    return sockets;
  }

  /// Sockets that offer only X25519. Nearly every server has it, and leaving out the others saves a
  /// tenth of a second at start: Java computes a key share for each it offers. A server without it
  /// fails the handshake, and must then be asked with [#sockets].
  SSLSocketFactory fastSockets() {
    return new FastSockets(sockets);
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

  private static final class FastSockets extends SSLSocketFactory {
    private final SSLSocketFactory sockets;

    FastSockets(SSLSocketFactory sockets) {
      this.sockets = sockets;
    }

    private static Socket fast(Socket socket) {
      if (socket instanceof SSLSocket secure) {
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setNamedGroups(FAST_GROUP);
        secure.setSSLParameters(parameters);
      }
      return socket;
    }

    @Override
    public Socket createSocket() throws IOException {
      return fast(sockets.createSocket());
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
        throws IOException {
      return fast(sockets.createSocket(socket, host, port, autoClose));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return fast(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
        throws IOException {
      return fast(sockets.createSocket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return fast(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
        throws IOException {
      return fast(sockets.createSocket(host, port, local, localPort));
    }

    @Override
    public String[] getDefaultCipherSuites() {
      return sockets.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
      return sockets.getSupportedCipherSuites();
    }
  }
}
