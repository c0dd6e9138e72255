package dev.sentrycli.cli;

import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.grammar.help.Manual;
import dev.sentrycli.grammar.help.Manual.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The pages for `man`: what the commands declare, and what only the program as a whole knows.
public final class ManPages {
  private ManPages() {}

  /// The pages by the names of their files.
  public static Map<String, String> all() {
    return new Manual(exits(), files()).pages(Commands.tree());
  }

  private static List<Term> exits() {
    List<Term> exits = new ArrayList<>();
    for (Exit exit : Exit.values()) {
      exits.add(new Term(Integer.toString(exit.code()), meaning(exit)));
      if (exit == Exit.INTERRUPTED) {
        exits.add(new Term("143", "Terminated from outside"));
      }
    }
    return exits;
  }

  private static String meaning(Exit exit) {
    return switch (exit) {
      case OK -> "Done";
      case GENERAL ->
          "Anything unforeseen; or a destructive command had no terminal to ask at, and no --yes";
      case NOT_AUTHENTICATED -> "There is no login and no token";
      case EXPIRED -> "The login has expired";
      case INVALID_TOKEN -> "The server does not take the token";
      case HOST_SCOPE -> "The credential belongs to another host; nothing was sent";
      case CONFIG -> "A setting, a file or a variable is wrong";
      case VALIDATION -> "A value is wrong";
      case CONTEXT_MISSING -> "It is not clear which organization or project is meant";
      case RESOLUTION -> "There is no such thing, or there are several";
      case API -> "The server refused, or it cannot be reached";
      case TIMEOUT -> "It took too long";
      case RATE_LIMITED -> "The server got too many requests";
      case SERVICE_MISSING -> "The instance does not have this service";
      case BUDGET_SPENT -> "The organization has used up what it may spend on this service";
      case SERVICE_OFF -> "The organization has this service switched off";
      case UPGRADE_FAILED -> "Another version cannot be had this way";
      case DEVICE_FLOW -> "The login in the browser ended without a token";
      case OUTCOME ->
          "The answer was no: 'api' got an error and has written it to standard output, 'doctor'"
              + " found something wrong, --jq or --template does not fit the result of something"
              + " that was done, or there is no command of that name";
      case INTERRUPTED -> "Interrupted, as by Ctrl-C";
      case UNKNOWN_SUBCOMMAND -> "A group has no command of that name";
      case USAGE -> "A flag or an argument is wrong";
    };
  }

  private static List<Term> files() {
    return List.of(
        new Term(
            ".sentryclirc",
            "Settings of a project: 'url', 'org' and 'project' below '[defaults]', 'token' below"
                + " '[auth]'. Those of the working folder and the folders above it are read, then"
                + " the one of the folder for logins and the one of the home; the nearest counts."),
        new Term(
            "~/.config/sentry/",
            "The folder for logins and settings. SENTRY_CONFIG_DIR and XDG_CONFIG_HOME name"
                + " another one."),
        new Term(
            "~/.config/sentry/accounts.json",
            "The stored logins with their tokens, readable by their owner only"),
        new Term("~/.config/sentry/defaults.json", "What 'sentry cli defaults' has stored"),
        new Term("~/.config/sentry/command-aliases.json", "What 'sentry alias set' has stored"),
        new Term(
            "~/.config/sentry/cache/",
            "Answers of servers and other things that can be found out again; it may be removed"));
  }
}
