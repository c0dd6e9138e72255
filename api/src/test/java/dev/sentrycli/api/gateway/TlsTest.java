package dev.sentrycli.api.gateway;

import static dev.sentrycli.api.gateway.Doors.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sentrycli.api.gateway.ApiException.Misconfigured;
import dev.sentrycli.api.gateway.ApiException.Tls;
import dev.sentrycli.api.gateway.ApiException.Tls.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {
  private static final HeldCertificate AUTHORITY =
      new HeldCertificate.Builder().commonName("Test Authority").certificateAuthority(0).build();
  private static final Request GET = Request.get("/api/0/organizations/");
  private static final Network.Limits LIMITS =
      new Network.Limits(Duration.ofSeconds(5), Duration.ofSeconds(5));

  @TempDir private Path folder;
  private final Doors.Heard heard = new Doors.Heard();

  private static HeldCertificate.Builder forThisMachine() {
    return new HeldCertificate.Builder()
        .commonName("sentry")
        .addSubjectAlternativeName("127.0.0.1")
        .signedBy(AUTHORITY);
  }

  private static HandshakeCertificates.Builder with(HeldCertificate certificate) {
    return new HandshakeCertificates.Builder().heldCertificate(certificate);
  }

  private static MockWebServer server(SSLSocketFactory sockets) {
    MockWebServer server = Doors.server(json(200, "{}"));
    server.useHttps(sockets);
    return server;
  }

  private static MockWebServer server(HeldCertificate certificate) {
    return server(with(certificate).build().sslSocketFactory());
  }

  private Network network(Path... authorities) {
    List<Network.CaFile> files = new ArrayList<>();
    for (Path path : authorities) {
      files.add(new Network.CaFile(path, "SENTRY_CA_CERT", true));
    }
    return Network.plain("test/1.0").withLimits(LIMITS).withCaFiles(files);
  }

  private Gateway gateway(int port, Network network) {
    return new Gateway(network, Doors.passport(BaseUrl.parse("https://127.0.0.1:" + port)), heard);
  }

  private Path authority() throws IOException {
    return Files.writeString(folder.resolve("ca.pem"), AUTHORITY.certificatePem());
  }

  private Tls failure(int port, Network network) {
    try (Gateway gateway = gateway(port, network)) {
      return catchThrowableOfType(Tls.class, () -> gateway.send(GET));
    }
  }

  @Test
  void anUnknownIssuerIsNamed() {
    try (MockWebServer server = server(forThisMachine().build())) {
      Tls failure = failure(server.getPort(), network());

      assertThat(failure.kind()).isEqualTo(Kind.UNKNOWN_ISSUER);
      assertThat(failure.certificate()).isNotNull();
      assertThat(failure.certificate().issuer()).isEqualTo("CN=Test Authority");
      assertThat(failure.certificate().names()).containsExactly("127.0.0.1");
      assertThat(failure.certificate().selfSigned()).isFalse();
      assertThat(server.getRequestCount()).isZero();
    }
  }

  @Test
  void aSelfSignedCertificateIsRecognised() {
    HeldCertificate lonely =
        new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    try (MockWebServer server = server(lonely)) {
      Tls failure = failure(server.getPort(), network());

      assertThat(failure.kind()).isEqualTo(Kind.UNKNOWN_ISSUER);
      assertThat(failure.certificate()).isNotNull();
      assertThat(failure.certificate().selfSigned()).isTrue();
    }
  }

  @Test
  void anExtraFileAddsAuthoritiesWhateverElseItHolds() throws Exception {
    String file =
        "Some words\r\n"
            + new HeldCertificate.Builder().build().certificatePem().replace("\n", "\r\n")
            + "-----BEGIN X509 CRL-----\r\nAAAA\r\n-----END X509 CRL-----\r\n"
            + AUTHORITY.certificatePem().replace("\n", "\r\n");
    Path path = Files.writeString(folder.resolve("many.pem"), file);
    try (MockWebServer server = server(forThisMachine().build());
        Gateway gateway = gateway(server.getPort(), network(path))) {
      assertThat(gateway.send(GET).status()).isEqualTo(200);
      assertThat(server.takeRequest().getVersion()).isEqualTo("HTTP/1.1");
      assertThat(heard.warnings).isEmpty();
    }
  }

  @Test
  void filesThatCannotBeUsedAreWarnedOfAndTheOthersStillCount() throws IOException {
    Path missing = folder.resolve("missing.pem");
    Path empty = Files.writeString(folder.resolve("empty.pem"), "nothing here");
    Path broken =
        Files.writeString(
            folder.resolve("broken.pem"),
            "-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----\n");
    try (MockWebServer server = server(forThisMachine().build());
        Gateway gateway = gateway(server.getPort(), network(missing, empty, broken, authority()))) {
      assertThat(gateway.send(GET).status()).isEqualTo(200);
      assertThat(gateway.send(GET).status()).isEqualTo(200);
    }
    assertThat(heard.warnings).hasSize(3);
    assertThat(heard.warnings.get(0)).contains("missing.pem", "SENTRY_CA_CERT", "does not exist");
    assertThat(heard.warnings.get(1)).contains("empty.pem", "holds no certificate");
    assertThat(heard.warnings.get(2)).contains("broken.pem", "cannot be read");
  }

  @Test
  void whatWasFoundGoodOnceIsRememberedForTheseCertificatesOnly() throws IOException {
    Path memory = folder.resolve("memory");
    Path authority = authority();
    Network network = network(authority).withVouchedFolder(memory);
    try (MockWebServer server = server(forThisMachine().build())) {
      assertThat(trusted(server, network)).isTrue();
      Path remembered = onlyFileIn(memory);
      if (remembered.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(remembered)))
            .isEqualTo("rw-------");
      }
      assertThat(trusted(server, network)).isTrue();

      // Another file, and so another question.
      HeldCertificate other = new HeldCertificate.Builder().certificateAuthority(0).build();
      Files.writeString(authority, other.certificatePem());
      assertThat(trusted(server, network)).isFalse();
    }
    Files.writeString(authority, AUTHORITY.certificatePem());
    try (MockWebServer impostor =
        server(
            new HeldCertificate.Builder()
                .commonName("sentry")
                .addSubjectAlternativeName("127.0.0.1")
                .build())) {
      assertThat(trusted(impostor, network)).isFalse();
    }
  }

  @Test
  void whatIsRememberedIsUsedAndCountsForADay() throws IOException {
    Path memory = folder.resolve("memory");
    Network network = network(authority()).withVouchedFolder(memory);
    HeldCertificate unknown =
        new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    try (MockWebServer good = server(forThisMachine().build());
        MockWebServer bad = server(unknown)) {
      assertThat(trusted(good, network)).isTrue();
      Path remembered = onlyFileIn(memory);
      String digest = Files.readString(remembered);

      // As if the other one had been found good.
      assertThat(trusted(bad, network)).isFalse();
      Files.writeString(remembered, digestOf(unknown));
      assertThat(trusted(bad, network)).isTrue();
      Files.writeString(remembered, digestOf(unknown).substring(1));
      assertThat(trusted(bad, network)).isFalse();
      Files.writeString(remembered, digestOf(unknown));
      for (Duration age : List.of(Duration.ofHours(25), Duration.ofHours(-1))) {
        Files.setLastModifiedTime(remembered, FileTime.from(Instant.now().minus(age)));
        assertThat(trusted(bad, network)).as("%s", age).isFalse();
      }
      if (memory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setLastModifiedTime(remembered, FileTime.from(Instant.now()));
        assertThat(trusted(bad, network)).isTrue();
        Files.setPosixFilePermissions(remembered, PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThat(trusted(bad, network)).isFalse();
      }
      assertThat(trusted(good, network)).isTrue();
      assertThat(onlyFileIn(memory)).hasContent(digest);
    }
  }

  @Test
  void anExpiredCertificateIsNoLongerGoodHoweverItWasRemembered() throws IOException {
    Path memory = folder.resolve("memory");
    Network network = network(authority()).withVouchedFolder(memory);
    long now = System.currentTimeMillis();
    HeldCertificate expired =
        forThisMachine().validityInterval(now - 1_000_000, now - 1000).build();
    try (MockWebServer good = server(forThisMachine().build());
        MockWebServer server = server(expired)) {
      assertThat(trusted(good, network)).isTrue();
      Files.writeString(onlyFileIn(memory), digestOf(expired));
      assertThat(failure(server.getPort(), network).kind()).isEqualTo(Kind.EXPIRED);
    }
  }

  @Test
  void withoutAFolderNothingIsRemembered() throws IOException {
    Path taken = Files.writeString(folder.resolve("file"), "");
    try (MockWebServer server = server(forThisMachine().build())) {
      assertThat(trusted(server, network(authority()).withVouchedFolder(taken))).isTrue();
      assertThat(trusted(server, network(authority()).withVouchedFolder(null))).isTrue();
    }
  }

  private boolean trusted(MockWebServer server, Network network) {
    try (Gateway gateway = gateway(server.getPort(), network)) {
      return gateway.send(GET).status() == 200;
    } catch (Tls refused) {
      return false;
    }
  }

  private static Path onlyFileIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.getFirst();
    }
  }

  /// As the program notes a chain of one certificate.
  private static String digestOf(HeldCertificate held) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] encoded = held.certificate().getEncoded();
      digest.update("127.0.0.1\n".getBytes(StandardCharsets.UTF_8));
      digest.update("UNKNOWN".getBytes(StandardCharsets.UTF_8));
      digest.update((" " + encoded.length + " ").getBytes(StandardCharsets.US_ASCII));
      digest.update(encoded);
      return HexFormat.of().formatHex(digest.digest());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Test
  void anotherNameIsToldWithTheNamesThatWouldDo() throws IOException {
    HeldCertificate other =
        new HeldCertificate.Builder()
            .addSubjectAlternativeName("sentry.example.com")
            .addSubjectAlternativeName("10.0.0.1")
            .signedBy(AUTHORITY)
            .build();
    try (MockWebServer server = server(other)) {
      Tls failure = failure(server.getPort(), network(authority()));

      assertThat(failure.kind()).isEqualTo(Kind.NAME_MISMATCH);
      assertThat(failure.certificate()).isNotNull();
      assertThat(failure.certificate().names()).containsExactly("sentry.example.com", "10.0.0.1");
      assertThat(server.getRequestCount()).isZero();
    }
  }

  @Test
  void anExpiredCertificateIsToldWithItsDates() throws IOException {
    long now = System.currentTimeMillis();
    long day = TimeUnit.DAYS.toMillis(1);
    HeldCertificate old = forThisMachine().validityInterval(now - 2 * day, now - day).build();
    HeldCertificate young = forThisMachine().validityInterval(now + day, now + 2 * day).build();
    Path authority = authority();
    try (MockWebServer server = server(old)) {
      Tls failure = failure(server.getPort(), network(authority));

      assertThat(failure.kind()).isEqualTo(Kind.EXPIRED);
      assertThat(failure.certificate()).isNotNull();
      assertThat(failure.certificate().notAfter()).isBefore(Instant.now());
    }
    try (MockWebServer server = server(young)) {
      assertThat(failure(server.getPort(), network(authority)).kind())
          .isEqualTo(Kind.NOT_YET_VALID);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n", ""})
  void aPortThatSpeaksNoTlsIsToldApart(String words) throws IOException {
    try (ServerSocket plain = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"))) {
      Thread.ofVirtual().start(() -> speak(plain, words));

      Tls failure = failure(plain.getLocalPort(), network());

      assertThat(failure.kind()).isEqualTo(words.isEmpty() ? Kind.BROKEN_OFF : Kind.NOT_TLS);
    }
  }

  @Test
  void aPortThatWaitsForMoreIsGivenUp() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"))) {
      Network.Limits limits = new Network.Limits(Duration.ofMillis(300), Duration.ofSeconds(20));
      BaseUrl home = BaseUrl.parse("https://127.0.0.1:" + silent.getLocalPort());
      Request request = Request.get("/api/0/organizations/").once();
      try (Gateway gateway =
          new Gateway(network().withLimits(limits), Doors.passport(home), heard)) {
        assertThatExceptionOfType(ApiException.TimedOut.class)
            .isThrownBy(() -> gateway.send(request))
            .satisfies(
                failed -> {
                  assertThat(failed.limit()).isEqualTo(limits.connect());
                  assertThat(failed.connecting()).isTrue();
                  assertThat(failed.securing()).isTrue();
                });
      }
    }
  }

  private void speak(ServerSocket server, String words) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        byte[] hello = new byte[16 * 1024];
        if (socket.getInputStream().read(hello) > 0) {
          socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
        }
      } catch (IOException closed) {
        heard.debug(closed.toString());
      }
    }
  }

  @Test
  void aServerWithoutTheFastKeyExchangeIsAskedAgainWithAll() throws IOException {
    SSLSocketFactory sockets = with(forThisMachine().build()).build().sslSocketFactory();
    try (MockWebServer server = server(new OldSockets(sockets));
        Gateway gateway = gateway(server.getPort(), network(authority()))) {
      assertThat(gateway.send(GET).status()).isEqualTo(200);
      assertThat(gateway.send(Request.post("/api/0/x/")).status()).isEqualTo(200);
      assertThat(server.getRequestCount()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pkcs8", "pkcs1", "sec1", "one file"})
  void aClientCertificateIsShownToServersThatWantOne(String form) throws IOException {
    HeldCertificate.Builder builder =
        new HeldCertificate.Builder().commonName("client").signedBy(AUTHORITY);
    HeldCertificate client =
        (form.equals("pkcs1") ? builder.rsa2048() : builder.ecdsa256()).build();
    String key =
        switch (form) {
          case "pkcs1" -> client.privateKeyPkcs1Pem();
          case "sec1" -> sec1((ECPrivateKey) client.keyPair().getPrivate());
          default -> client.privateKeyPkcs8Pem();
        };
    Path certificate = Files.writeString(folder.resolve("client.pem"), client.certificatePem());
    Path keyFile = Files.writeString(folder.resolve("client.key"), key);
    if (form.equals("one file")) {
      Files.writeString(certificate, key + client.certificatePem());
      keyFile = certificate;
    }
    Network network =
        network(authority())
            .withClientCertificate(
                new Network.ClientCertificate(certificate, keyFile, "SENTRY_CLIENT_CERT"));
    try (MockWebServer server = demanding()) {
      try (Gateway gateway = gateway(server.getPort(), network)) {
        assertThat(gateway.send(GET).status()).isEqualTo(200);
      }
      if (form.equals("pkcs8")) {
        Tls failure = failure(server.getPort(), network(authority()));
        assertThat(failure.kind()).isEqualTo(Kind.CLIENT_CERTIFICATE);
      }
    }
  }

  @Test
  void aClientCertificateIsNotShownToOtherServers() throws IOException {
    HeldCertificate client =
        new HeldCertificate.Builder().commonName("client").signedBy(AUTHORITY).build();
    Path file =
        Files.writeString(
            folder.resolve("client.pem"), client.privateKeyPkcs8Pem() + client.certificatePem());
    Network network =
        network(authority())
            .withClientCertificate(new Network.ClientCertificate(file, file, "SENTRY_CLIENT_CERT"));
    try (MockWebServer server = demanding();
        Gateway gateway = gateway(1, network)) {
      Request elsewhere =
          Request.get("https://127.0.0.1:" + server.getPort() + "/file")
              .audience(new Audience.Anyone());
      Tls failure = catchThrowableOfType(Tls.class, () -> gateway.send(elsewhere));
      assertThat(failure.kind()).isEqualTo(Kind.CLIENT_CERTIFICATE);
    }
  }

  private static MockWebServer demanding() {
    MockWebServer server =
        server(
            with(forThisMachine().build())
                .addTrustedCertificate(AUTHORITY.certificate())
                .build()
                .sslSocketFactory());
    server.requireClientAuth();
    return server;
  }

  /// The older form of an elliptic-curve key (RFC 5915).
  private static String sec1(ECPrivateKey key) {
    byte[] s = key.getS().toByteArray();
    byte[] padded = new byte[32];
    for (int i = 0; i < 32 && i < s.length; i++) {
      padded[31 - i] = s[s.length - 1 - i];
    }
    byte[] curve = {(byte) 0xa0, 10, 6, 8, 42, (byte) 0x86, 72, (byte) 0xce, 61, 3, 1, 7};
    byte[] der = new byte[2 + 3 + 2 + 32 + curve.length];
    der[0] = 0x30;
    der[1] = (byte) (der.length - 2);
    der[2] = 2;
    der[3] = 1;
    der[4] = 1;
    der[5] = 4;
    der[6] = 32;
    System.arraycopy(padded, 0, der, 7, 32);
    System.arraycopy(curve, 0, der, 39, curve.length);
    return "-----BEGIN EC PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(der)
        + "\n-----END EC PRIVATE KEY-----\n";
  }

  @Test
  void aClientCertificateThatCannotBeUsedIsASetting() throws IOException {
    HeldCertificate client = new HeldCertificate.Builder().build();
    Path certificate = Files.writeString(folder.resolve("c.pem"), client.certificatePem());
    Path encrypted =
        Files.writeString(
            folder.resolve("k.pem"),
            "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n");
    Path garbage =
        Files.writeString(
            folder.resolve("g.pem"),
            "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");

    assertThat(misconfigured(folder.resolve("none.pem"), certificate)).contains("does not exist");
    assertThat(misconfigured(encrypted, certificate)).contains("holds no certificate");
    assertThat(misconfigured(certificate, encrypted)).contains("encrypted");
    assertThat(misconfigured(certificate, garbage)).contains("private key");
    assertThat(misconfigured(certificate, certificate)).contains("no private key");
    assertThat(misconfigured(certificate, folder.resolve("none.key"))).contains("cannot be read");
  }

  private @Nullable String misconfigured(Path certificate, Path key) {
    Network network =
        network().withClientCertificate(new Network.ClientCertificate(certificate, key, "SETTING"));
    try (Gateway gateway = gateway(1, network)) {
      Misconfigured refused = catchThrowableOfType(Misconfigured.class, () -> gateway.send(GET));
      assertThat(refused.setting()).isEqualTo("SETTING");
      return refused.reason();
    }
  }

  @Test
  void noFileIsReadForPlainHttp() {
    try (MockWebServer server = Doors.server(json(200, "{}"));
        Gateway gateway =
            new Gateway(
                network(folder.resolve("missing.pem")),
                Doors.passport(Doors.base(server)),
                heard)) {
      gateway.send(GET);
    }
    assertThat(heard.warnings).isEmpty();
  }

  @Test
  void sentryIoIsWarnedOfOncePerRun() throws IOException {
    Passport saas = Doors.passport(BaseUrl.SENTRY_IO);
    try (Gateway gateway = new Gateway(network(authority()), saas, heard)) {
      gateway.line().remarkOn(BaseUrl.SENTRY_IO.origin(), saas);
      gateway.as(saas).line().remarkOn(BaseUrl.parse("https://us.sentry.io").origin(), saas);
    }

    assertThat(heard.warnings).hasSize(2);
    assertThat(heard.warnings.get(0)).contains("Custom headers").doesNotContain("secret");
    assertThat(heard.warnings.get(1)).contains("SENTRY_CA_CERT");
  }

  /// Server sockets that know only an older key exchange.
  private static final class OldSockets extends SSLSocketFactory {
    private final SSLSocketFactory sockets;

    OldSockets(SSLSocketFactory sockets) {
      this.sockets = sockets;
    }

    private static Socket old(Socket socket) {
      SSLSocket secure = (SSLSocket) socket;
      SSLParameters parameters = secure.getSSLParameters();
      parameters.setNamedGroups(new String[] {"secp384r1"});
      secure.setSSLParameters(parameters);
      return secure;
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
        throws IOException {
      return old(sockets.createSocket(socket, host, port, autoClose));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return old(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
        throws IOException {
      return old(sockets.createSocket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return old(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
        throws IOException {
      return old(sockets.createSocket(host, port, local, localPort));
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
