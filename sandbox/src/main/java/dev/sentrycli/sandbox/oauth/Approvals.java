package dev.sentrycli.sandbox.oauth;

import dev.sentrycli.sandbox.world.credential.Credentials;
import dev.sentrycli.sandbox.world.credential.DeviceCode;
import dev.sentrycli.sandbox.world.directory.User;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// What a person can do with a device login that is under way.
public final class Approvals {
  private final Credentials credentials;
  private final Clock clock;

  Approvals(Credentials credentials, Clock clock) {
    this.credentials = credentials;
    this.clock = clock;
  }

  /// The login of a user code that still waits for a decision, or null.
  ///
  /// @param typed in any case, dashes and spaces as one likes
  public @Nullable DeviceCode pending(String typed) {
    DeviceCode code = credentials.userCode(UserCode.normalised(typed));
    return code != null
            && code.state() == DeviceCode.State.PENDING
            && clock.instant().isBefore(code.expires())
        ? code
        : null;
  }

  public void approve(DeviceCode code, User user) {
    credentials.put(code.approvedBy(user));
  }

  public void deny(DeviceCode code) {
    credentials.put(code.denied());
  }
}
