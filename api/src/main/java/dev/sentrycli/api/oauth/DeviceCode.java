package dev.sentrycli.api.oauth;

import java.time.Duration;

/// A login that waits for a person's approval (RFC 8628).
///
/// @param userCode what the person compares or types
/// @param verificationUri where to type it, absolute; not yet judged fit to be opened
/// @param completeUri the same with the code filled in
public record DeviceCode(
    String deviceCode,
    String userCode,
    String verificationUri,
    String completeUri,
    Duration expiresIn,
    Duration interval) {
  /// Without the device code, which is a secret.
  @Override
  public String toString() {
    return "DeviceCode[" + userCode + "]";
  }
}
