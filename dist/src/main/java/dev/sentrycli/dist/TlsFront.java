package dev.sentrycli.dist;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/// Gives a plain http server two https addresses, one with an RSA and one with an EC certificate,
/// both issued by an authority made for the occasion: for training and for measuring over TLS.
public final class TlsFront {
  private TlsFront() {}

  /// Called as `TlsFront PORT AUTHORITY_FILE`, with the port of the plain server. Writes the
  /// authorities' certificates to the file, then prints the port for RSA and the one for EC.
  public static void main(String[] args) throws IOException {
    int target = Integer.parseInt(args[0]);
    HeldCertificate rsa = authority().rsa2048().build();
    HeldCertificate ec = authority().ecdsa256().build();
    Files.writeString(Path.of(args[1]), rsa.certificatePem() + ec.certificatePem());
    int rsaPort = listen(server(rsa).rsa2048().build(), rsa, target);
    int ecPort = listen(server(ec).ecdsa256().build(), ec, target);
    System.out.println(rsaPort + " " + ecPort);
  }

  private static HeldCertificate.Builder authority() {
    return new HeldCertificate.Builder()
        .commonName("Authority for one run")
        .certificateAuthority(0);
  }

  private static HeldCertificate.Builder server(HeldCertificate authority) {
    return new HeldCertificate.Builder()
        .commonName("localhost")
        .addSubjectAlternativeName("localhost")
        .addSubjectAlternativeName("127.0.0.1")
        .signedBy(authority);
  }

  private static int listen(HeldCertificate server, HeldCertificate authority, int target)
      throws IOException {
    SSLContext tls =
        new HandshakeCertificates.Builder()
            .heldCertificate(server, authority.certificate())
            .build()
            .sslContext();
    ServerSocket socket =
        tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().start(() -> accept(socket, target));
    return socket.getLocalPort();
  }

  private static void accept(ServerSocket listening, int target) {
    while (true) {
      try {
        Socket client = listening.accept();
        Thread.ofVirtual().start(() -> serve(client, target));
      } catch (IOException broken) {
        System.err.println("cannot accept a connection: " + broken.getMessage());
      }
    }
  }

  private static void serve(Socket client, int target) {
    try (client;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      Thread answers = Thread.ofVirtual().start(() -> copy(server, client));
      copy(client, server);
      answers.join();
    } catch (IOException | InterruptedException broken) {
      System.err.println("connection lost: " + broken.getMessage());
    }
  }

  /// Hands on bytes as they come until one side has no more, then ends the other side's input too.
  private static void copy(Socket from, Socket to) {
    byte[] buffer = new byte[16 * 1024];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        out.write(buffer, 0, count);
        out.flush();
      }
      to.shutdownOutput();
    } catch (IOException ended) {
      // The client hung up, which is how each program that does not wait ends its connection.
      close(from);
      close(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException broken) {
      System.err.println("cannot close: " + broken.getMessage());
    }
  }
}
