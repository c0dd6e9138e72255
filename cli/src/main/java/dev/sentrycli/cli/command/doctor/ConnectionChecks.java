package dev.sentrycli.cli.command.doctor;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.gateway.ApiException.ProxyServer;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.Gateway;
import dev.sentrycli.api.gateway.Origin;
import dev.sentrycli.api.gateway.probe.Handshake;
import dev.sentrycli.api.gateway.probe.NameLookup;
import dev.sentrycli.api.gateway.probe.Voucher;
import dev.sentrycli.cli.command.Words;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// From the name of the host to a connection that is secured, which one attempt decides.
final class ConnectionChecks {
  private static final Duration SOON = Duration.ofDays(30);

  private final Gateway gateway;
  private final BaseUrl base;
  private final String source;
  private final Duration limit;
  private final Instant now;

  ConnectionChecks(Gateway gateway, String source, Duration limit, Instant now) {
    this.gateway = gateway;
    this.base = gateway.passport().home();
    this.source = source;
    this.limit = limit;
    this.now = now;
  }

  void addTo(Findings findings) {
    ProxyServer proxy = null;
    Check unusable = null;
    try {
      proxy = gateway.proxy();
    } catch (ApiException.Misconfigured wrong) {
      unusable =
          Check.failed("proxy", Words.of(wrong), "write it as http://proxy.example.com:3128")
              .from(wrong.setting());
    }
    ProxyServer way = proxy;
    findings.add("dns", "settings", () -> name(way));
    if (unusable != null) {
      Check told = unusable;
      findings.add("proxy", "dns", () -> told);
      findings.skip("connection", "proxy");
      findings.skip("tls", "connection");
      return;
    }
    if (!findings.holds("dns")) {
      for (String name : new String[] {"proxy", "connection", "tls"}) {
        findings.skip(name, "dns");
      }
      return;
    }
    connect(way, findings);
  }

  private Check name(@Nullable ProxyServer proxy) {
    String host = proxy == null ? base.origin().host() : hostOf(proxy);
    String origin = proxy == null ? source : proxy.setting();
    if (isAddress(host)) {
      return Check.ok("dns", host + " is an address, there is no name to look up").from(origin);
    }
    NameLookup found = NameLookup.of(host, limit);
    if (!found.inTime()) {
      return Check.failed(
              "dns",
              "the resolver said nothing of " + host + " within " + limit.toSeconds() + " s",
              "check this machine's name servers, and whether a VPN is needed")
          .from(origin);
    }
    if (found.addresses().isEmpty()) {
      return Check.failed(
              "dns",
              "there is no host " + host,
              "check its spelling, and whether a VPN is needed to see it")
          .from(origin);
    }
    if (proxy == null && found.areOfThisMachine()) {
      return Check.ok("dns", host + " is this machine").from(origin);
    }
    String also = proxy == null ? "" : "; the proxy looks up " + base.origin().host();
    return Check.ok("dns", host + " is " + String.join(", ", found.addresses()) + also)
        .from(origin);
  }

  private void connect(@Nullable ProxyServer proxy, Findings findings) {
    Handshake handshake;
    try {
      handshake = gateway.handshake();
    } catch (ApiException failure) {
      failed(failure, proxy, findings);
      return;
    }
    findings.add(proxied(proxy));
    findings.add(Check.ok("connection", "a connection to " + target(proxy) + " stands"));
    findings.add(handshake == null ? plain() : secured(handshake));
  }

  private void failed(ApiException failure, @Nullable ProxyServer proxy, Findings findings) {
    boolean secures = isAboutTls(failure);
    if (failure instanceof ApiException.Misconfigured wrong) {
      findings.add(proxied(proxy));
      findings.add(
          Check.failed("connection", Words.of(wrong), "correct " + wrong.setting())
              .from(wrong.setting()));
      findings.skip("tls", "connection");
      return;
    }
    if (!secures && proxy != null) {
      findings.add(
          Check.failed("proxy", proxy.address() + ": " + Words.of(failure), fix(failure, proxy))
              .from(proxy.setting()));
      findings.skip("connection", "proxy");
      findings.skip("tls", "connection");
      return;
    }
    findings.add(proxied(proxy));
    if (!secures) {
      findings.add(Check.failed("connection", Words.of(failure), fix(failure, null)).from(source));
      findings.skip("tls", "connection");
      return;
    }
    findings.add(Check.ok("connection", "a connection to " + target(proxy) + " stands"));
    findings.add(Check.failed("tls", insecure(failure), fix(failure, null)).from(source));
  }

  /// Whether the connection itself stood.
  private static boolean isAboutTls(ApiException failure) {
    return failure instanceof ApiException.Tls
        || (failure instanceof ApiException.TimedOut late && late.securing());
  }

  private static String insecure(ApiException failure) {
    return failure instanceof ApiException.TimedOut
        ? Words.of(failure) + "; perhaps plain HTTP is spoken at this port"
        : Words.of(failure);
  }

  private String fix(ApiException failure, @Nullable ProxyServer proxy) {
    if (proxy != null
        && failure instanceof ApiException.Unreachable unreachable
        && unreachable.reason() == ApiException.Unreachable.Reason.PROXY_LOGIN) {
      return "put user and password into " + proxy.setting() + ": http://user:password@host:port";
    }
    if (proxy != null) {
      return "correct "
          + proxy.setting()
          + ", or go around it with NO_PROXY="
          + base.origin().host();
    }
    if (failure instanceof ApiException.TimedOut late && late.securing()) {
      return "if the server speaks plain HTTP, begin its address with http://; if not, check the port";
    }
    if (!(failure instanceof ApiException.Tls tls)) {
      return "check the host and the port, and whether the server is running";
    }
    return switch (tls.kind()) {
      case UNKNOWN_ISSUER ->
          "'sentry cli defaults ca-cert /path/to/ca.pem' or SENTRY_CA_CERT=/path/to/ca.pem, with"
              + " the certificate of "
              + (tls.certificate() == null ? "its authority" : tls.certificate().issuer());
      case NAME_MISMATCH -> "use one of these names as the host, or have the certificate renewed";
      case EXPIRED -> "have it renewed; if it should be valid, set this machine's clock";
      case NOT_YET_VALID ->
          "set this machine's clock; if it is right, have the certificate made anew";
      case NOT_TLS -> "if the server speaks plain HTTP, begin its address with http://";
      case BROKEN_OFF ->
          "look at the proxy or firewall before the server; if it speaks plain HTTP, write http://";
      case CLIENT_CERTIFICATE ->
          "SENTRY_CLIENT_CERT=cert.pem and SENTRY_CLIENT_KEY=key.pem show one it trusts";
      case OTHER -> "'sentry doctor --verbose' tells more";
    };
  }

  private Check proxied(@Nullable ProxyServer proxy) {
    if (proxy != null) {
      return Check.ok("proxy", proxy.address() + " leads to " + base.origin())
          .from(proxy.setting());
    }
    String unused = gateway.proxySetting();
    if (unused == null) {
      return Check.ok("proxy", "none is set for " + base.origin());
    }
    String why = base.origin().isLoopback() ? "it is this machine" : "NO_PROXY names it";
    return Check.ok("proxy", base.origin() + " is reached without the one that is set: " + why)
        .from(unused);
  }

  private String target(@Nullable ProxyServer proxy) {
    Origin origin = base.origin();
    return proxy == null || origin.isEncrypted()
        ? origin.host() + ":" + origin.port()
        : proxy.address();
  }

  private Check plain() {
    return base.origin().isLoopback()
        ? Check.ok("tls", "not in use, and not needed on this machine")
        : Check.warning(
            "tls",
            "not in use: the token travels so that others on the way can read it",
            "have the server speak https, and begin its address with https://");
  }

  private Check secured(Handshake handshake) {
    JsonObject facts = new JsonObject();
    facts.addProperty("protocol", handshake.protocol());
    facts.addProperty("cipher", handshake.cipher());
    facts.addProperty("trustedBy", trust(handshake.voucher()));
    JsonArray chain = new JsonArray();
    X509Certificate ending = null;
    for (X509Certificate certificate : handshake.chain()) {
      chain.add(described(certificate));
      if (ending == null || end(certificate).isBefore(end(ending))) {
        ending = certificate;
      }
    }
    facts.add("certificates", chain);
    String detail = handshake.protocol() + ", trusted by " + trust(handshake.voucher());
    if (ending == null) {
      return Check.ok("tls", detail).with(facts);
    }
    X509Certificate own = handshake.chain().getFirst();
    String who =
        detail
            + ": "
            + own.getSubjectX500Principal().getName()
            + ", issued by "
            + own.getIssuerX500Principal().getName();
    Instant end = end(ending);
    if (end.isBefore(now.plus(SOON))) {
      long days = Duration.between(now, end).toDays();
      return Check.warning(
              "tls",
              who
                  + "; "
                  + ending.getSubjectX500Principal().getName()
                  + " is valid for "
                  + days
                  + (days == 1 ? " day" : " days")
                  + " more, until "
                  + Words.day(end),
              "have the certificate renewed before then")
          .with(facts);
    }
    return Check.ok("tls", who + ", until " + Words.day(end)).with(facts);
  }

  private static Instant end(X509Certificate certificate) {
    return certificate.getNotAfter().toInstant();
  }

  private static JsonObject described(X509Certificate certificate) {
    JsonObject json = new JsonObject();
    json.addProperty("subject", certificate.getSubjectX500Principal().getName());
    json.addProperty("issuer", certificate.getIssuerX500Principal().getName());
    json.addProperty("notBefore", certificate.getNotBefore().toInstant().toString());
    json.addProperty("notAfter", certificate.getNotAfter().toInstant().toString());
    return json;
  }

  private static String trust(@Nullable Voucher voucher) {
    if (voucher == null) {
      return "nobody any more";
    }
    return switch (voucher.kind()) {
      case OWN_FILE -> voucher.setting() + " (" + voucher.file() + ")";
      case JAVA -> "the authorities that Java brings";
      case OPERATING_SYSTEM -> "the authorities of the operating system";
    };
  }

  private static String hostOf(ProxyServer proxy) {
    String address = proxy.address();
    return address.substring(0, address.lastIndexOf(':'));
  }

  private static boolean isAddress(String host) {
    return host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
  }
}
