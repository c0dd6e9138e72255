package dev.sentrycli.cli.command.doctor;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.Answer;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.gateway.ApiException.NotSentry;
import dev.sentrycli.api.gateway.ApiException.Redirected;
import dev.sentrycli.api.gateway.ApiException.Status;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.Gateway;
import dev.sentrycli.api.server.Server;
import dev.sentrycli.cli.command.Words;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// Whether what answers is Sentry, of what version, and whether it agrees on the time.
final class ServerChecks {
  private static final Duration MOST_SKEW = Duration.ofMinutes(5);
  private static final String DEVICE_LOGIN = "26.1";
  private static final String HEADERS =
      "let SENTRY_CUSTOM_HEADERS=\"Name: value\" hold what the gateway wants to see";

  private final Server server;
  private final BaseUrl base;
  private final String source;
  private final InstantSource clock;

  /// The answer of the check of the server, which others look at, too.
  private @Nullable Answer root;

  ServerChecks(Gateway anonymous, String source, InstantSource clock) {
    this.server = new Server(anonymous);
    this.base = anonymous.passport().home();
    this.source = source;
    this.clock = clock;
  }

  void addTo(Findings findings) {
    findings.add("server", "tls", () -> server().from(source));
    findings.add("version", "server", this::version);
    findings.add("clock", "server", this::clock);
  }

  private Check server() {
    try {
      Answer answer = server.root();
      root = answer;
      return isRoot(answer)
          ? Check.ok("server", "Sentry answers")
          : Check.failed(
              "server",
              "what answers at " + base + " is not Sentry, though it speaks JSON",
              "check the host and the path prefix");
    } catch (Status refused) {
      root = refused.answer();
      boolean sentry = refused.status() == 401 && !refused.isFromRouter();
      return sentry
          ? Check.ok("server", "Sentry answers")
          : Check.failed(
              "server",
              "no API of Sentry at " + base + ": " + Words.status(refused),
              refused.status() >= 500
                  ? "look at the server's log"
                  : "check the host and the path prefix");
    } catch (NotSentry page) {
      return foreign(page);
    } catch (Redirected redirected) {
      return redirected(redirected);
    } catch (ApiException.RateLimited limited) {
      return Check.failed("server", Words.of(limited), "wait a while, then try again");
    } catch (ApiException.TimedOut late) {
      return Check.failed(
          "server", "no answer within " + Words.seconds(late), "look at the server's log and load");
    } catch (ApiException unusable) {
      return Check.failed(
          "server",
          "no usable answer: " + Words.of(unusable),
          "look at the server's log, or at the proxy before it");
    }
  }

  private static boolean isRoot(Answer answer) {
    JsonElement json;
    try {
      json = answer.json();
    } catch (ApiException unreadable) {
      return false;
    }
    return json instanceof JsonObject root && root.has("version") && root.has("auth");
  }

  private Check foreign(NotSentry page) {
    if (page.status() == 503 && page.gateway() == null) {
      return Check.failed(
          "server",
          "not available (503): " + Words.page(page),
          "try again later: a server that is being updated answers so");
    }
    String who =
        page.gateway() == null
            ? "a proxy or login gateway answers"
            : page.gateway().label() + " answers";
    String where =
        page.redirectedTo() == null ? "" : ", which sends people to " + page.redirectedTo();
    return Check.failed(
        "server", who + " in place of Sentry: " + Words.page(page) + where, HEADERS);
  }

  private Check redirected(Redirected redirected) {
    String fix =
        switch (redirected.why()) {
          case TO_HTTPS -> "begin the address with https://";
          case OTHER_ORIGIN, TO_HTTP -> "if that is the server, make it the address in " + source;
          case CHANGING_REQUEST, OAUTH, TOO_MANY, NOWHERE -> "look at the proxy before the server";
        };
    return Check.failed("server", Words.of(redirected), fix);
  }

  private Check version() {
    if (base.isSaas()) {
      return Check.ok("version", "sentry.io is always up to date");
    }
    String version;
    try {
      version = server.version();
    } catch (ApiException untold) {
      version = null;
    }
    if (version == null) {
      return Check.ok(
          "version",
          "unknown, the server does not tell; login in the browser needs "
              + DEVICE_LOGIN
              + " or later");
    }
    JsonObject facts = new JsonObject();
    facts.addProperty("version", version);
    return isBefore(version, DEVICE_LOGIN)
        ? Check.warning(
                "version",
                version + "; login in the browser needs " + DEVICE_LOGIN + " or later",
                "log in with a token: sentry auth login --url " + base + " --token -")
            .with(facts)
        : Check.ok("version", version).with(facts);
  }

  /// Whether one version is older than another; false for what is no version.
  static boolean isBefore(String version, String other) {
    String[] ours = version.split("\\.", -1);
    String[] theirs = other.split("\\.", -1);
    for (int i = 0; i < theirs.length; i++) {
      int own = i < ours.length ? number(ours[i]) : 0;
      int wanted = number(theirs[i]);
      if (own < 0) {
        return false;
      }
      if (own != wanted) {
        return own < wanted;
      }
    }
    return false;
  }

  private static int number(String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException none) {
      return -1;
    }
  }

  private Check clock() {
    String date = root == null ? null : root.header("Date");
    Instant theirs = date == null ? null : moment(date);
    if (theirs == null) {
      return Check.ok("clock", "the server does not tell the time");
    }
    Duration ahead = Duration.between(theirs, clock.instant());
    if (ahead.abs().compareTo(MOST_SKEW) <= 0) {
      return Check.ok("clock", "agrees with the server's");
    }
    long minutes = Math.round(ahead.abs().toSeconds() / 60.0);
    return Check.failed(
        "clock",
        "this machine's is "
            + minutes
            + " minutes "
            + (ahead.isNegative() ? "behind" : "ahead of")
            + " the server's",
        "set the clock that is wrong, and let it be kept by NTP");
  }

  private static @Nullable Instant moment(String date) {
    try {
      return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException noDate) {
      return null;
    }
  }
}
