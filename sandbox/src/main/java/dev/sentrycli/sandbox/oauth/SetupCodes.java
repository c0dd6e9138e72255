package dev.sentrycli.sandbox.oauth;

import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.world.directory.User;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Codes that are traded once for a login, on machines without a browser. They live as long as the
/// server runs.
public final class SetupCodes {
  private final Map<String, Long> users = new ConcurrentHashMap<>();
  private final SecureRandom random;
  private final String base;

  /// @param base the public address, which a code tells to whoever holds it
  SetupCodes(SecureRandom random, String base) {
    this.random = random;
    this.base = base;
  }

  /// Makes a code for the login of a user.
  public String issue(User user) {
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    JsonObject claim = new JsonObject();
    claim.addProperty("url", base);
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    String code =
        "sntryc_"
            + base64.encodeToString(claim.toString().getBytes(StandardCharsets.UTF_8))
            + "_"
            + base64.encodeToString(secret);
    users.put(code, user.id());
    return code;
  }

  /// The id of the user whose login the code is for, which uses it up; null if there is no such
  /// code.
  @Nullable Long redeem(String code) {
    return users.remove(code);
  }
}
