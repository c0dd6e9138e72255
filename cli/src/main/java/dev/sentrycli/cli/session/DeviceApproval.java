package dev.sentrycli.cli.session;

import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.BaseUrl.BadAddressException;
import dev.sentrycli.api.gateway.Gateway;
import dev.sentrycli.api.gateway.Origin;
import dev.sentrycli.api.oauth.DeviceCode;
import dev.sentrycli.api.oauth.DeviceFlow;
import dev.sentrycli.api.oauth.OAuthException;
import dev.sentrycli.api.oauth.Poll;
import dev.sentrycli.api.oauth.Tokens;
import dev.sentrycli.cli.account.Scopes;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.terminal.Console;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.desktop.Browser;
import dev.sentrycli.terminal.desktop.Clipboard;
import dev.sentrycli.terminal.desktop.QrCode;
import dev.sentrycli.terminal.prompt.KeyListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Waits until a person approves a login in a browser (RFC 8628), and tells them how. Faults on the
/// way are no answer: it goes on asking until the code's time is over.
final class DeviceApproval {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final int PAGES_IN_A_ROW = 3;

  private final Session session;
  private final BaseUrl base;
  private final String clientId;
  private final Gateway gateway;
  private final DeviceFlow flow;

  /// @param gateway carries the custom headers and no credential
  DeviceApproval(Session session, BaseUrl base, String clientId, Gateway gateway) {
    this.session = session;
    this.base = base;
    this.clientId = clientId;
    this.gateway = gateway;
    this.flow = new DeviceFlow(gateway);
  }

  /// @param wanted the scopes to ask for; null for all the program can use
  Tokens await(@Nullable List<String> wanted, int seconds) {
    try (gateway) {
      List<String> asked = wanted == null ? Scopes.ASKED : wanted;
      DeviceCode code = begin(asked);
      show(code);
      Tokens tokens = listenAndPoll(code, seconds);
      List<String> missing =
          tokens.scopes().isEmpty() ? List.of() : Scopes.missing(asked, tokens.scopes());
      if (!missing.isEmpty()) {
        session
            .notices()
            .warn(
                "auth",
                "The server granted less than was asked for: no " + String.join(" ", missing));
      }
      return tokens;
    } catch (ApiException.Redirected moved) {
      throw LoginException.ended(
          base
              + " redirects the login to "
              + (moved.target() == null ? "no address that can be understood" : moved.target())
              + ", which is not followed",
          List.of("Asked: POST " + moved.url()),
          "sentry auth login --url with the address the server goes by");
    }
  }

  /// Asks for a code; scopes that only newer servers know are dropped when the server names one.
  private DeviceCode begin(List<String> scopes) {
    List<String> asked = new ArrayList<>(scopes);
    while (true) {
      try {
        return flow.request(clientId, asked);
      } catch (OAuthException.BadScope bad) {
        String words = bad.description() == null ? "invalid_scope" : bad.description();
        String unknown = named(Scopes.EXTRA, asked, words);
        if (unknown == null) {
          throw LoginException.oldScopes(base, words);
        }
        session
            .notices()
            .debug("auth", "This server does not know " + unknown + "; asking without");
        asked.remove(unknown);
      } catch (OAuthException.NotOffered old) {
        throw LoginException.tooOld(base, old.maybeGateway());
      } catch (OAuthException.UnknownClient unknown) {
        throw LoginException.unknownClient(
            Exit.DEVICE_FLOW,
            base,
            clientId,
            session.environment().isSet("SENTRY_CLIENT_ID")
                ? "SENTRY_CLIENT_ID"
                : "the stored login",
            unknown.description());
      } catch (OAuthException.Refused refused) {
        throw LoginException.ended(
            base + " did not begin the login",
            LoginException.words(refused.error(), refused.description()),
            "the server's log tells why",
            LoginException.byToken(base));
      } catch (OAuthException.Malformed malformed) {
        throw LoginException.ended(
            base + " answered the login request with something unusable: " + malformed.what(),
            List.of());
      }
    }
  }

  private static @Nullable String named(List<String> extra, List<String> asked, String words) {
    for (String scope : extra) {
      if (asked.contains(scope) && words.contains(scope)) {
        return scope;
      }
    }
    return null;
  }

  private void show(DeviceCode code) {
    Console console = session.console();
    console.err(
        Text.of("Open ")
            .plus(Text.link(code.completeUri(), code.completeUri(), Style.CYAN))
            .plus(" in a browser"));
    console.err(
        Text.of("and approve the login if the page shows the code ")
            .plus(code.userCode(), Style.BOLD));
    Origin page = origin(code.verificationUri());
    if (page != null && !page.equals(base.origin())) {
      session
          .notices()
          .warn(
              "auth",
              "The page is at "
                  + page
                  + ", the configured host is "
                  + base.origin()
                  + ": this is what the server takes for its own address");
    }
    if (!Browser.isSafe(code.completeUri())) {
      session
          .notices()
          .warn("auth", "This is no address to be opened: look at it before you go there");
      return;
    }
    boolean terminal = console.attached().err() || console.attached().out();
    Browser browser = session.browser();
    boolean opened = terminal && browser.openOnScreen(code.completeUri());
    if (opened) {
      console.err(Text.of("It was opened in your browser", Style.MUTED));
    } else if (console.attached().err()) {
      QrCode picture = QrCode.of(code.completeUri());
      if (picture != null && picture.fits(console.errLook())) {
        console.tell(String.join("\n", picture.lines(console.errLook())) + "\n");
      }
    }
    if (session.environment().isSet("CI")) {
      session
          .notices()
          .info("auth", "CI is set: build jobs usually use a token in SENTRY_AUTH_TOKEN instead");
    }
  }

  private static @Nullable Origin origin(String address) {
    try {
      int end = address.indexOf('/', address.indexOf("://") + 3);
      return BaseUrl.parse(end < 0 ? address : address.substring(0, end)).origin();
    } catch (BadAddressException notAWebAddress) {
      return null;
    }
  }

  private Tokens listenAndPoll(DeviceCode code, int seconds) {
    Console console = session.console();
    Clipboard clipboard = new Clipboard(session.programs());
    try (KeyListener keys =
        KeyListener.start(
            console,
            session.programs(),
            key -> {
              if ((key == 'c' || key == 'C') && Browser.isSafe(code.completeUri())) {
                console.err(
                    clipboard.copy(code.completeUri())
                        ? Text.of("Copied", Style.MUTED)
                        : Text.of("There is no clipboard to copy to", Style.MUTED));
              }
            })) {
      console.err(
          Text.of(
              "Waiting for the approval" + (keys.hears() ? " (c copies the address)" : ""),
              Style.MUTED));
      return poll(code, seconds);
    }
  }

  private Tokens poll(DeviceCode code, int seconds) {
    long start = System.nanoTime();
    Duration limit = Duration.ofSeconds(seconds);
    if (code.expiresIn().compareTo(limit) < 0) {
      limit = code.expiresIn();
    }
    Duration interval = code.interval();
    Duration pause = interval;
    int failures = 0;
    int pages = 0;
    while (true) {
      Duration left = limit.minusNanos(System.nanoTime() - start);
      boolean last = left.compareTo(pause) <= 0;
      sleep(last ? left : pause);
      pause = interval;
      Poll answer = flow.poll(code.deviceCode(), clientId);
      if (failures > 0 && !(answer instanceof Poll.Unsettled)) {
        session.notices().info("auth", base + " answers again");
        failures = 0;
        pages = 0;
      }
      if (last && (answer instanceof Poll.SlowDown || answer instanceof Poll.Unsettled)) {
        answer = new Poll.Pending();
      }
      switch (answer) {
        case Poll.Pending _ when last ->
            throw LoginException.ended(
                limit.equals(code.expiresIn())
                    ? "The login was not approved in time: its code has expired"
                    : "The login was not approved within " + limit.toSeconds() + " seconds",
                List.of(),
                again());
        case Poll.Pending _ -> {}
        case Poll.SlowDown _ -> {
          interval = interval.plusSeconds(5);
          pause = interval;
        }
        case Poll.Granted(Tokens tokens) -> {
          return tokens;
        }
        case Poll.Denied _ ->
            throw LoginException.ended("The login was denied in the browser", List.of(), again());
        case Poll.Expired _ ->
            throw LoginException.ended(
                "The code of this login has expired", List.of(), "sentry auth login --url " + base);
        case Poll.UnknownClient(var description) ->
            throw LoginException.ended(
                base + " does not give a token to this application",
                LoginException.words("invalid_client", description),
                "the application must be active and of type Public; the first builds of 26.1 want a"
                    + " secret all the same: a token works there",
                "look at " + base.resolve("/settings/account/api/applications/"));
        case Poll.Refused(_, var error, var description) ->
            throw LoginException.ended(
                base + " refused the login", LoginException.words(error, description));
        case Poll.Malformed(var what) ->
            throw LoginException.ended(
                base + " approved the login with an answer that can't be used: " + what, List.of());
        case Poll.Unsettled(var why, var retryAfter) -> {
          if (++failures == 1) {
            session
                .notices()
                .warn("auth", base + " does not answer properly at the moment; still waiting");
          }
          session.notices().debug("auth", String.valueOf(why.getMessage()));
          pages = why instanceof ApiException.NotSentry ? pages + 1 : 0;
          if (pages == PAGES_IN_A_ROW) {
            throw why;
          }
          pause = pauseAfter(failures, interval, retryAfter);
        }
      }
    }
  }

  /// The pause after so many failures in a row: the interval, doubled up to half a minute, and
  /// never shorter than the server asks for.
  private static Duration pauseAfter(
      int failures, Duration interval, @Nullable Duration retryAfter) {
    Duration pause = interval;
    for (int i = 1; i < failures && pause.compareTo(LONGEST_PAUSE) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    if (pause.compareTo(LONGEST_PAUSE) > 0 && interval.compareTo(LONGEST_PAUSE) < 0) {
      pause = LONGEST_PAUSE;
    }
    return retryAfter != null && retryAfter.compareTo(pause) > 0 ? retryAfter : pause;
  }

  private static void sleep(Duration duration) {
    if (duration.isNegative()) {
      return;
    }
    try {
      Thread.sleep(duration);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw LoginException.interrupted();
    }
  }

  /// What to type for another try, also where a login on this host is there already.
  private String again() {
    boolean there = !session.accounts().on(base.origin()).isEmpty();
    return "sentry auth login --url " + base + (there ? " --force" : "");
  }
}
