package dev.sentrycli.api.gateway.trust;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// Shows the client certificate, if there is one, to the servers it is meant for, and notes which
/// servers asked for it. Many of them hang up without a word if they do not like what they see.
final class NotedKeys extends X509ExtendedKeyManager {
  private final @Nullable X509ExtendedKeyManager keys;
  private final Set<String> asking = ConcurrentHashMap.newKeySet();
  private final Set<String> meant = ConcurrentHashMap.newKeySet();

  NotedKeys(@Nullable X509ExtendedKeyManager keys) {
    this.keys = keys;
  }

  /// Lets a server see the certificate from now on.
  void showTo(String host, int port) {
    meant.add(host + " " + port);
  }

  boolean wasAskedBy(String host) {
    return asking.contains(host);
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
    SSLSession session = socket instanceof SSLSocket secure ? secure.getHandshakeSession() : null;
    if (session != null) {
      asking.add(session.getPeerHost());
    }
    return keys == null
            || session == null
            || !meant.contains(session.getPeerHost() + " " + session.getPeerPort())
        ? null
        : keys.chooseClientAlias(types, issuers, socket);
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] types, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return null; // connections here are sockets
  }

  @Override
  public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
    return keys == null ? null : keys.getClientAliases(type, issuers);
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return keys == null ? null : keys.getCertificateChain(alias);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return keys == null ? null : keys.getPrivateKey(alias);
  }

  @Override
  public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
