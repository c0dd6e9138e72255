package dev.sentrycli.cli.command;

import dev.sentrycli.cli.target.IssueReference;
import dev.sentrycli.cli.target.IssueSyntax;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Positional;

/// The `<issue>` argument of commands on issues.
public final class IssueArgument {
  private static final String BRIEF = "Short id, number, alias, '@latest', or an address";

  /// One issue, the first of the arguments.
  public static final Positional ONE = Positional.required("issue", BRIEF);

  private IssueArgument() {}

  /// One issue of a command whose change can be made to several at once.
  ///
  /// @param bulk how that is said in `issue bulk`, such as `--resolve`
  public static Positional one(String bulk) {
    return ONE.several(
        "several at once: sentry issue bulk <org>/ --query 'issue:[WEB-1A,WEB-2B]' " + bulk);
  }

  /// At least one issue.
  ///
  /// @param missing what to say where there is none
  public static Positional several(String missing) {
    return Positional.oneOrMore("issue", BRIEF).missing(missing);
  }

  /// What [#ONE] names.
  ///
  /// @throws dev.sentrycli.grammar.UsageException if it can't name an issue
  public static IssueReference of(Arguments arguments) {
    return IssueSyntax.parse(String.valueOf(arguments.positional(0)));
  }
}
