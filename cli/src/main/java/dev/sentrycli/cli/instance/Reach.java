package dev.sentrycli.cli.instance;

import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.Origin;
import dev.sentrycli.cli.setting.Setting;
import dev.sentrycli.cli.setting.Source;

/// How far a credential may travel from the instance it belongs to: not at all, but for the hosts
/// of sentry.io, which are one instance.
final class Reach {
  private Reach() {}

  static boolean isSame(Origin one, Origin other) {
    return one.equals(other) || (one.isSaas() && other.isSaas());
  }

  static boolean covers(Setting<BaseUrl> bound, BaseUrl target) {
    Origin from = bound.value().origin();
    Origin to = target.origin();
    return isSame(from, to) || (bound.source() instanceof Source.Claim && isUpgrade(from, to));
  }

  /// Whether `to` is `from` over TLS. Servers often know themselves by the address behind their
  /// gateway.
  private static boolean isUpgrade(Origin from, Origin to) {
    return !from.isEncrypted()
        && to.isEncrypted()
        && from.host().equals(to.host())
        && (from.port() == to.port() || (isDefaultPort(from) && isDefaultPort(to)));
  }

  static boolean isDefaultPort(Origin origin) {
    return origin.port() == (origin.isEncrypted() ? 443 : 80);
  }
}
