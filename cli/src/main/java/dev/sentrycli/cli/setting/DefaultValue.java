package dev.sentrycli.cli.setting;

import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.BaseUrl.BadAddressException;
import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.state.Defaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Checks what somebody wants to keep with `sentry cli defaults`, so that nothing is stored that a
/// later run would stumble over.
public final class DefaultValue {
  private static final List<String> ON = List.of("on", "yes", "true", "1");
  private static final List<String> OFF = List.of("off", "no", "false", "0");
  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";

  private DefaultValue() {}

  /// The text to store for what was typed: an address with its scheme, a path that holds from every
  /// folder.
  ///
  /// @param folder what a relative path starts from
  /// @throws SettingException (21) if it can't be meant
  public static String of(Defaults.Key key, String typed, Path folder) {
    String value = typed.strip();
    if (value.isEmpty()) {
      throw refused(key, "is empty", "'sentry cli defaults " + key.word() + " --clear' removes it");
    }
    return switch (key) {
      case TELEMETRY, AGENT_SKILLS, GRAPHICS, TIPS -> toggle(key, value);
      case ORGANIZATION -> slug(key, value);
      case PROJECT -> project(key, value);
      case URL -> url(key, value);
      case HEADERS -> headers(value);
      case CA_CERT -> certificate(key, value, folder);
    };
  }

  private static String toggle(Defaults.Key key, String value) {
    String word = value.toLowerCase(Locale.ROOT);
    if (ON.contains(word)) {
      return "on";
    }
    if (OFF.contains(word)) {
      return "off";
    }
    throw refused(key, "is neither on nor off: '" + value + "'", null);
  }

  private static String slug(Defaults.Key key, String value) {
    String problem = Slug.problem(value);
    if (problem != null) {
      throw refused(key, problem, null);
    }
    return value;
  }

  private static String project(Defaults.Key key, String value) {
    int slash = value.indexOf('/');
    if (slash < 0) {
      return slug(key, value);
    }
    return slug(key, value.substring(0, slash)) + "/" + slug(key, value.substring(slash + 1));
  }

  private static String url(Defaults.Key key, String value) {
    try {
      // A final slash is kept: whoever wrote it compares with what is stored.
      return BaseUrl.parse(value) + (value.endsWith("/") ? "/" : "");
    } catch (BadAddressException bad) {
      throw refused(key, bad.getMessage(), "an example is https://sentry.example.com");
    }
  }

  private static String headers(String value) {
    CustomHeaders.typed(value, "The headers");
    return value;
  }

  private static String certificate(Defaults.Key key, String value, Path folder) {
    Path path;
    try {
      path = folder.resolve(value).toAbsolutePath().normalize();
    } catch (InvalidPathException noPath) {
      throw refused(key, "is no path", null);
    }
    String text;
    try {
      text = Files.readString(path, java.nio.charset.StandardCharsets.ISO_8859_1);
    } catch (IOException unreadable) {
      throw refused(key, "can't be read: " + path, null);
    }
    if (!text.contains(BEGIN)) {
      throw refused(key, "holds no certificate: " + path, "a PEM file has a line '" + BEGIN + "'");
    }
    return path.toString();
  }

  private static SettingException refused(
      Defaults.Key key, @Nullable String why, @Nullable String hint) {
    String message = "The value for '" + key.word() + "' " + why;
    return hint == null ? SettingException.value(message) : SettingException.value(message, hint);
  }
}
