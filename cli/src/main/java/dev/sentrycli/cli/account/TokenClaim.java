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

/// What an organization token (`sntrys_…`) says about itself in its readable middle part. Whether
/// that is true only the server knows.
///
/// @param organization the slug, if named
/// @param url the instance that issued it
public record TokenClaim(@Nullable String organization, BaseUrl url, @Nullable String regionUrl) {
  private static final int LONGEST = 2048;

  /// The claim of a token, or null if it is no organization token or names no instance.
  public static @Nullable TokenClaim of(String token) {
    if (!TokenKind.ORGANIZATION.marks(token) || token.length() > LONGEST) {
      return null;
    }
    String unmarked = TokenKind.ORGANIZATION.unmarked(token);
    int end = unmarked.indexOf('_');
    if (end < 0 || unmarked.indexOf('_', end + 1) >= 0) {
      return null;
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(unmarked.substring(0, end));
      if (!(JsonParser.parseString(new String(decoded, StandardCharsets.UTF_8))
          instanceof JsonObject claim)) {
        return null;
      }
      String url = Fields.textOrNull(claim, "url");
      Double issued = Fields.numberOrNull(claim, "iat");
      if (url == null || url.isBlank() || issued == null || issued == 0) {
        return null;
      }
      return new TokenClaim(
          Fields.textOrNull(claim, "org"),
          BaseUrl.parse(url),
          Fields.textOrNull(claim, "region_url"));
    } catch (IllegalArgumentException | JsonParseException | BadAddressException unreadable) {
      return null;
    }
  }
}
