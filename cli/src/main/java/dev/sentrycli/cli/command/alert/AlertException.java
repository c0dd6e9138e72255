package dev.sentrycli.cli.command.alert;

import dev.sentrycli.api.alert.OlderServerException;
import dev.sentrycli.api.alert.Workflows;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.cli.account.TokenKind;
import dev.sentrycli.cli.command.Feature;
import dev.sentrycli.cli.command.RefusedException;
import dev.sentrycli.cli.instance.ChosenCredential;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.session.ServerVersion;
import dev.sentrycli.cli.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// An alert can't be found, or a server can't do what is asked of it.
public final class AlertException extends Failure {
  private AlertException(Exit exit, String message, List<String> details, List<String> hints) {
    super(exit, message, details, hints);
  }

  /// Asks about the alerts of an organization, and says in words what is in the way.
  public static <T> T explained(String organization, Session session, Supplier<T> question) {
    return Feature.WORKFLOWS.asked(organization, session, () -> answered(session, question));
  }

  /// As [#explained], where a 404 says that it is the alert that is missing.
  public static <T> T answered(Session session, Supplier<T> question) {
    try {
      return question.get();
    } catch (OlderServerException older) {
      throw new AlertException(
          Exit.API,
          server(session) + " " + older.getMessage(),
          List.of("asked: " + session.base().value()),
          List.of("newer servers keep alerts as workflows, which can do more"));
    } catch (Workflows.NoMonitorException missing) {
      throw new AlertException(
          Exit.RESOLUTION,
          String.valueOf(missing.getMessage()),
          List.of("asked: " + session.base().value()),
          List.of("the server makes one for each project; has it been deleted?"));
    } catch (Workflows.NoFrequencyException wrong) {
      throw new AlertException(
          Exit.VALIDATION,
          String.valueOf(wrong.getMessage()),
          List.of(),
          List.of("--frequency is one of " + wrong.possible() + " minutes"));
    } catch (ApiException.Status status) {
      throw status.status() == 401 && isOfOrganization(session)
          ? needsUser(status, session)
          : status;
    }
  }

  private static String server(Session session) {
    String version = ServerVersion.of(session);
    return version == null ? "This server" : "This server (Sentry " + version + ")";
  }

  private static boolean isOfOrganization(Session session) {
    ChosenCredential credential = session.selection().credential();
    String token = credential == null ? null : credential.token();
    return token != null && TokenKind.of(token) == TokenKind.ORGANIZATION;
  }

  private static RefusedException needsUser(ApiException.Status status, Session session) {
    return RefusedException.of(
        status,
        "The server tells of monitors to users only, and the credential in use is an organization"
            + " token",
        session,
        "a personal token, made at "
            + session.base().value().resolve("/settings/account/api/auth-tokens/")
            + ", is a user's",
        "'sentry auth login' logs a user in");
  }

  /// @param where how the place is typed, such as `acme/web`
  /// @param list the command that lists them
  /// @param view the command that shows one, with a placeholder
  public static AlertException missing(String wanted, String where, String list, String view) {
    return new AlertException(
        Exit.RESOLUTION,
        "No alert '" + wanted + "' is in " + where,
        List.of(),
        List.of("'" + list + "' shows those there are", "name it: '" + view + "'"));
  }

  /// A link names an alert rule, and the server has given the alerts other numbers since.
  ///
  /// @param list the command that shows them
  public static AlertException ofRule(String rule, String list) {
    return new AlertException(
        Exit.RESOLUTION,
        "The link names the alert rule '"
            + rule
            + "', and this server numbers its alerts otherwise now",
        List.of(),
        List.of("'" + list + "' shows them with their numbers"));
  }

  /// No alert is called so, but some nearly are.
  ///
  /// @param near how they are typed
  public static AlertException near(String wanted, String where, List<String> near) {
    return new AlertException(
        Exit.VALIDATION,
        "No alert is called '" + wanted + "' in " + where,
        List.of(),
        List.of("Did you mean '" + String.join("', '", near) + "'?"));
  }

  /// @param choices how they are typed
  public static AlertException several(String wanted, String where, List<String> choices) {
    return new AlertException(
        Exit.VALIDATION,
        choices.size() + " alerts are called '" + wanted + "' in " + where,
        List.of(),
        List.of("write one of '" + String.join("', '", choices) + "'"));
  }

  /// What is deleted has to be named whole.
  ///
  /// @param usage the command as it is typed, with placeholders
  public static AlertException unplaced(String typed, String usage) {
    List<String> hints = new ArrayList<>();
    hints.add("name it: '" + usage + "'");
    return new AlertException(
        Exit.CONTEXT_MISSING,
        "'" + typed + "' does not say where the alert is, which nothing else may decide",
        List.of(),
        hints);
  }
}
