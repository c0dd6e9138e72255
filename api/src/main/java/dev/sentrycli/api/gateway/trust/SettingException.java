package dev.sentrycli.api.gateway.trust;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A setting of this machine cannot be used. The message fits after the setting's name and holds no
/// secret.
public final class SettingException extends IOException {
  private final String setting;
  private final String reason;

  public SettingException(String setting, String reason, @Nullable Throwable cause) {
    super(setting + " " + reason, cause);
    this.setting = setting;
    this.reason = reason;
  }

  public String setting() {
    return setting;
  }

  public String reason() {
    return reason;
  }
}
