package dev.sentrycli.cli.command.doctor;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.gateway.Header;
import dev.sentrycli.cli.account.Account;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.project.Dsn;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.setting.CustomHeaders;
import dev.sentrycli.cli.state.Defaults;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Takes secrets out of what leaves this machine: those it knows of wherever they stand, and
/// whatever looks like one.
final class Redaction {
  private static final String HIDDEN = "***";

  /// A shorter secret would be found inside of ordinary words.
  private static final int SHORTEST = 4;

  /// Of other programs' variables only the name tells that the value may be a secret.
  private static final int SHORTEST_OF_OTHERS = 8;

  private static final Pattern TOKEN = Pattern.compile("(sntry[a-z]_)[A-Za-z0-9_=+/.-]+");
  private static final Pattern USER_INFO = Pattern.compile("(://)[^/?#\\s\"'<>]*@");
  private static final Pattern BEARER = Pattern.compile("(?i)(bearer\\s+)\\S+");
  private static final List<String> TELLING =
      List.of("TOKEN", "SECRET", "PASSWORD", "PASSWD", "API_KEY", "SETUP_CODE", "COOKIE");

  private final List<String> secrets;

  Redaction(Set<String> secrets) {
    Set<String> all = new LinkedHashSet<>();
    for (String secret : secrets) {
      String trimmed = secret.strip();
      if (trimmed.length() >= SHORTEST) {
        all.add(trimmed);
        all.add(Base64.getEncoder().encodeToString(trimmed.getBytes(StandardCharsets.UTF_8)));
        all.add(decoded(trimmed));
      }
    }
    this.secrets = new ArrayList<>(all);
    // The longest first, so that no part of one is left when another stands inside of it.
    this.secrets.sort(Comparator.comparingInt(String::length).reversed());
  }

  /// Knows the secrets of the environment, of the files and of the stored logins.
  static Redaction of(Session session) {
    Set<String> secrets = new LinkedHashSet<>();
    for (Map.Entry<String, String> variable : session.environment().variables().entrySet()) {
      addVariable(variable.getKey(), variable.getValue(), secrets);
    }
    addHeaders(session.environment().get("SENTRY_CUSTOM_HEADERS"), secrets);
    addReadable(session, secrets);
    return new Redaction(secrets);
  }

  static void addVariable(String name, String value, Set<String> secrets) {
    String upper = name.toUpperCase(Locale.ROOT);
    for (String word : TELLING) {
      if (upper.contains(word)
          && (upper.startsWith("SENTRY_") || value.strip().length() >= SHORTEST_OF_OTHERS)) {
        secrets.add(value);
      }
    }
    int start = value.indexOf("://");
    int at = value.lastIndexOf('@');
    if (start >= 0 && at > start) {
      addLogin(value.substring(start + 3, at), secrets);
    } else if (upper.endsWith("_PROXY") && at > 0) {
      addLogin(value.substring(0, at), secrets);
    }
    Dsn dsn = upper.endsWith("DSN") ? Dsn.parse(value) : null;
    if (dsn != null) {
      secrets.add(dsn.publicKey());
      if (dsn.secretKey() != null) {
        secrets.add(dsn.secretKey());
      }
    }
  }

  private static void addLogin(String login, Set<String> secrets) {
    secrets.add(login);
    int colon = login.indexOf(':');
    if (colon >= 0) {
      secrets.add(login.substring(colon + 1));
    }
  }

  private static void addHeaders(@Nullable String text, Set<String> secrets) {
    if (text == null) {
      return;
    }
    try {
      for (Header header : CustomHeaders.parse(text, "").headers()) {
        secrets.add(header.value());
        for (String part : header.value().split("[;,\\s]+", -1)) {
          secrets.add(part.substring(part.indexOf('=') + 1));
        }
      }
    } catch (Failure unreadable) {
      secrets.add(text);
      for (String part : text.split("[;,:\\n]", -1)) {
        secrets.add(part);
      }
    }
  }

  private static void addReadable(Session session, Set<String> secrets) {
    try {
      addHeaders(session.defaults().get(Defaults.Key.HEADERS), secrets);
      for (Account account : session.accounts().all()) {
        add(account.token(), secrets);
        add(account.refreshToken(), secrets);
      }
      if (session.selection().credential() != null) {
        add(session.selection().credential().token(), secrets);
      }
    } catch (Failure unreadable) {
      session.notices().debug("doctor", String.valueOf(unreadable.getMessage()));
    }
  }

  private static void add(@Nullable String secret, Set<String> secrets) {
    if (secret != null) {
      secrets.add(secret);
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException stray) {
      return text;
    }
  }

  String of(String text) {
    String clean = text;
    for (String secret : secrets) {
      clean = clean.replace(secret, HIDDEN);
    }
    clean = TOKEN.matcher(clean).replaceAll("$1" + HIDDEN);
    clean = USER_INFO.matcher(clean).replaceAll("$1" + HIDDEN + "@");
    return BEARER.matcher(clean).replaceAll("$1" + HIDDEN);
  }

  /// The same JSON with clean texts. The names in it are the program's own.
  JsonElement of(JsonElement json) {
    if (json instanceof JsonObject object) {
      JsonObject clean = new JsonObject();
      for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
        clean.add(entry.getKey(), of(entry.getValue()));
      }
      return clean;
    }
    if (json instanceof JsonArray array) {
      JsonArray clean = new JsonArray();
      array.forEach(element -> clean.add(of(element)));
      return clean;
    }
    return json instanceof JsonPrimitive text && text.isString()
        ? new JsonPrimitive(of(text.getAsString()))
        : json;
  }
}
