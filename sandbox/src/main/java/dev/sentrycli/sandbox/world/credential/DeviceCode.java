package dev.sentrycli.sandbox.world.credential;

import dev.sentrycli.sandbox.world.directory.User;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A device login under way: asked for by a client, waiting for a person with a browser.
public record DeviceCode(
    String deviceCode,
    String userCode,
    String clientId,
    Set<String> scopes,
    State state,
    @Nullable Long userId,
    Instant created,
    Instant expires,
    @Nullable Instant lastPoll) {

  /// Where the login stands.
  public enum State {
    PENDING,
    APPROVED,
    DENIED
  }

  public DeviceCode {
    scopes = Set.copyOf(scopes);
  }

  public DeviceCode approvedBy(User user) {
    return changed(State.APPROVED, user.id(), lastPoll);
  }

  public DeviceCode denied() {
    return changed(State.DENIED, userId, lastPoll);
  }

  public DeviceCode polledAt(Instant now) {
    return changed(state, userId, now);
  }

  private DeviceCode changed(State newState, @Nullable Long user, @Nullable Instant poll) {
    return new DeviceCode(
        deviceCode, userCode, clientId, scopes, newState, user, created, expires, poll);
  }

  @Override
  public String toString() {
    return "DeviceCode[" + userCode + ", " + state + "]";
  }
}
