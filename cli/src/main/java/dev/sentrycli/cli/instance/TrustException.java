package dev.sentrycli.cli.instance;

import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.Origin;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.setting.Setting;
import dev.sentrycli.cli.setting.Source;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The run was to go to one instance with the credential of another. Nothing was sent.
public final class TrustException extends Failure {
  private final Setting<BaseUrl> target;
  private final @Nullable Setting<BaseUrl> bound;
  private final @Nullable Origin confirmable;

  private TrustException(
      String message,
      List<String> details,
      List<String> hints,
      Setting<BaseUrl> target,
      @Nullable Setting<BaseUrl> bound,
      @Nullable Origin confirmable) {
    super(Exit.HOST_SCOPE, message, details, hints);
    this.target = target;
    this.bound = bound;
    this.confirmable = confirmable;
  }

  /// Where the run was to go, and who says so.
  public Setting<BaseUrl> target() {
    return target;
  }

  /// The instance the credential is for; null if the question was only where to log in.
  public @Nullable Setting<BaseUrl> bound() {
    return bound;
  }

  /// The origin that a person at a terminal may be asked about: a yes means to remember it with
  /// [dev.sentrycli.cli.account.Accounts#trust] and to try again. Null where no answer could help.
  public @Nullable Origin confirmable() {
    return confirmable;
  }

  /// The selected credential belongs elsewhere.
  ///
  /// @param forcing how a token that the stored login hides could be used instead, or null
  static TrustException mismatch(
      ChosenCredential credential,
      Setting<BaseUrl> target,
      boolean confirmable,
      @Nullable String forcing) {
    Setting<BaseUrl> bound = credential.bound();
    List<String> details =
        List.of(
            origin(target) + " comes from " + target.source().describe(),
            credential.describe() + " is for " + origin(bound) + reason(credential));
    List<String> hints = new ArrayList<>();
    boolean file = target.source() instanceof Source.RcFile;
    if (confirmable) {
      String trusting = "'sentry auth trust " + origin(target) + "' allows it from now on";
      hints.add(file ? without(target, bound) + ", or trust it: " + trusting : trusting);
      hints.add(
          "SENTRY_HOST="
              + target.value()
              + " allows it for one run"
              + (file ? "; where CI is set, the file is followed" : ""));
      hints.add(file ? loginAt(target) : loginAt(target) + ", or " + without(target, bound));
    } else {
      String meant = withScheme(target, bound);
      if (meant != null) {
        hints.add(meant);
      }
      // Whoever says in variables where to go and with what means the two of them.
      boolean both = target.source() instanceof Source.Variable;
      if (forcing != null && both) {
        hints.add(forcing);
      }
      if (!file && meant == null) {
        hints.add(loginAt(target));
      }
      hints.add(without(target, bound));
      if (forcing != null && !both) {
        hints.add(forcing);
      } else if (forcing == null && mayBeRebound(credential, target)) {
        hints.add("SENTRY_HOST=" + target.value() + " sends " + credential.describe() + " there");
      }
      if (file) {
        hints.add(loginAt(target));
      }
    }
    return new TrustException(
        "Nothing was sent to "
            + origin(target)
            + ", because the credential in use is for "
            + origin(bound),
        details,
        hints,
        target,
        bound,
        confirmable ? target.value().origin() : null);
  }

  /// A login at a host that only a project's file names.
  static TrustException unconfirmedLogin(
      Setting<BaseUrl> target, @Nullable Setting<BaseUrl> otherwise) {
    List<String> hints = new ArrayList<>();
    hints.add("sentry auth login --url " + target.value() + " confirms that this is the one");
    if (otherwise != null) {
      hints.add("sentry auth login --url " + otherwise.value() + " logs in where you were before");
    }
    return new TrustException(
        "Only a project's file says to log in to " + origin(target),
        List.of(origin(target) + " comes from " + target.source().describe()),
        hints,
        target,
        null,
        null);
  }

  /// A token given at login that says it was issued elsewhere.
  static TrustException foreignClaim(Setting<BaseUrl> target, BaseUrl claimed, boolean mayInsist) {
    Setting<BaseUrl> bound = new Setting<>(claimed, new Source.Claim());
    List<String> hints = new ArrayList<>();
    hints.add("sentry auth login --url " + claimed + " --token - logs in where it is from");
    if (mayInsist) {
      hints.add(
          "--force stores it for "
              + target.value()
              + " all the same, if that server knows itself by the other address");
    }
    return new TrustException(
        "The token was issued by " + origin(bound) + ", not by " + origin(target),
        List.of(
            origin(target) + " comes from " + target.source().describe(),
            origin(bound) + " comes from the token itself"),
        hints,
        target,
        bound,
        mayInsist ? target.value().origin() : null);
  }

  /// How the address is written of the same server without encryption, if that is all that sets the
  /// two apart: without a scheme it is taken for the other. Null if it is not.
  private static @Nullable String withScheme(Setting<BaseUrl> target, Setting<BaseUrl> bound) {
    Origin wanted = target.value().origin();
    Origin known = bound.value().origin();
    if (!wanted.isEncrypted()
        || known.isEncrypted()
        || wanted.port() != known.port()
        || !wanted.host().equals(known.host())) {
      return null;
    }
    return switch (target.source()) {
      case Source.Variable(String name) ->
          name + "=" + bound.value() + " is the server logged in to";
      case Source.Flag(String name) -> name + " " + bound.value() + " is the server logged in to";
      case Source.RcFile _,
          Source.UrlArgument _,
          Source.Stored _,
          Source.Claim _,
          Source.Dsn _,
          Source.BuiltIn _ ->
          null;
    };
  }

  private static String loginAt(Setting<BaseUrl> target) {
    return "sentry auth login --url " + target.value();
  }

  private static String without(Setting<BaseUrl> target, Setting<BaseUrl> bound) {
    return switch (target.source()) {
      case Source.Variable(String name) -> "unset " + name + " to go to " + bound.value();
      case Source.RcFile(var file, _, _) ->
          "take the url out of "
              + file
              + (bound.source() instanceof Source.BuiltIn
                  ? ""
                  : ", or set SENTRY_HOST=" + bound.value());
      case Source.UrlArgument() -> "give a link to " + bound.value() + " instead";
      case Source.Flag(String name) -> "leave out " + name + " to go to " + bound.value();
      case Source.Stored _, Source.Claim _, Source.Dsn _, Source.BuiltIn _ ->
          "set SENTRY_HOST=" + bound.value();
    };
  }

  private static boolean mayBeRebound(ChosenCredential credential, Setting<BaseUrl> target) {
    return !(credential instanceof ChosenCredential.Stored)
        && !(credential.bound().source() instanceof Source.Claim)
        && !(target.source() instanceof Source.Variable);
  }

  private static String reason(ChosenCredential credential) {
    Source source = credential.bound().source();
    return switch (source) {
      case Source.BuiltIn() -> ", since nothing of yours says otherwise";
      case Source.Claim() -> ", as it says itself";
      case Source.Stored _ when credential instanceof ChosenCredential.Stored -> "";
      case Source.Stored _,
          Source.Flag _,
          Source.UrlArgument _,
          Source.Variable _,
          Source.Dsn _,
          Source.RcFile _ ->
          ", according to " + source.describe();
    };
  }

  private static Origin origin(Setting<BaseUrl> setting) {
    return setting.value().origin();
  }
}
