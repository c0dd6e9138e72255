package dev.sentrycli.cli.session;

import dev.sentrycli.api.gateway.Network;
import dev.sentrycli.api.gateway.Network.CaFile;
import dev.sentrycli.api.gateway.Network.ClientCertificate;
import dev.sentrycli.cli.setting.Environment;
import dev.sentrycli.cli.state.Defaults;
import dev.sentrycli.cli.state.StateFolder;
import dev.sentrycli.cli.state.StateName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How this machine reaches servers, according to the environment and the stored defaults.
final class NetworkSettings {
  private static final String[] CA_VARIABLES = {
    "SENTRY_CA_CERT", "SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS"
  };

  private NetworkSettings() {}

  static Network of(
      Environment environment,
      Defaults defaults,
      @Nullable StateFolder folder,
      String version,
      boolean fresh) {
    Path cache = folder == null || environment.isOn("SENTRY_NO_CACHE") ? null : cache(folder);
    return Network.plain(userAgent(environment, version))
        .withProxyVariables(environment.variables())
        .withCaFiles(caFiles(environment, defaults))
        .withClientCertificate(clientCertificate(environment))
        .withCache(cache, !fresh)
        .withVouchedFolder(
            folder == null ? null : folder.file(StateName.CACHE).resolve("certificates"))
        .withTime(environment.clock(), Thread::sleep);
  }

  /// Where answers are kept.
  static Path cache(StateFolder folder) {
    return folder.file(StateName.CACHE).resolve("api-responses");
  }

  private static String userAgent(Environment environment, String version) {
    String agent =
        "sentry-java/"
            + version
            + " ("
            + System.getProperty("os.name", "unknown").replace(' ', '-')
            + "-"
            + System.getProperty("os.arch", "unknown")
            + ") java/"
            + Runtime.version().feature();
    String pipeline = environment.get("SENTRY_PIPELINE");
    return pipeline == null ? agent : agent + " " + printable(pipeline);
  }

  private static String printable(String text) {
    StringBuilder kept = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c <= '~') {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  static List<CaFile> caFiles(Environment environment, Defaults defaults) {
    List<CaFile> files = new ArrayList<>();
    String stored = defaults.get(Defaults.Key.CA_CERT);
    if (stored != null) {
      files.add(
          new CaFile(
              environment.workingFolder().resolve(stored), "'sentry cli defaults ca-cert'", false));
    }
    for (String name : CA_VARIABLES) {
      String path = environment.get(name);
      if (path != null) {
        files.add(new CaFile(environment.workingFolder().resolve(path), name, true));
      }
    }
    return files;
  }

  static @Nullable ClientCertificate clientCertificate(Environment environment) {
    String certificate = environment.get("SENTRY_CLIENT_CERT");
    if (certificate == null) {
      return null;
    }
    String key = environment.get("SENTRY_CLIENT_KEY");
    Path path = environment.workingFolder().resolve(certificate);
    return new ClientCertificate(
        path, key == null ? path : environment.workingFolder().resolve(key), "SENTRY_CLIENT_CERT");
  }
}
