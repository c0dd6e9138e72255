package dev.sentrycli.cli.account;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.BaseUrl.BadAddressException;
import dev.sentrycli.api.json.Fields;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// A code (`sntryc_…`) that an instance trades once for a login. It names the instance in its
/// readable middle part; the rest is a secret.
///
/// @param value the whole code
public record SetupCode(BaseUrl url, String value) {
  private static final int SECRET = 43;
  private static final int LONGEST = 2048;

  /// The code in a text, or null if it is none.
  public static @Nullable SetupCode of(String text) {
    if (!TokenKind.SETUP_CODE.marks(text) || text.length() > LONGEST) {
      return null;
    }
    String unmarked = TokenKind.SETUP_CODE.unmarked(text);
    int end = unmarked.length() - SECRET - 1;
    if (end <= 0 || unmarked.charAt(end) != '_' || !isSecret(unmarked, end + 1)) {
      return null;
    }
    // Either alphabet of base64, because the two differ only in these.
    String middle = unmarked.substring(0, end).replace('-', '+').replace('_', '/');
    try {
      byte[] decoded = Base64.getDecoder().decode(middle);
      String json = new String(decoded, StandardCharsets.UTF_8);
      String url =
          JsonParser.parseString(json) instanceof JsonObject object
              ? Fields.textOrNull(object, "url")
              : null;
      return url == null || url.isBlank() ? null : new SetupCode(BaseUrl.parse(url), text);
    } catch (IllegalArgumentException | JsonParseException | BadAddressException unreadable) {
      return null;
    }
  }

  private static boolean isSecret(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!digit && !letter && "-_+/".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  /// Names the instance, never the secret.
  @Override
  public String toString() {
    return "set-up code for " + url;
  }
}
