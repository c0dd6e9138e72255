package dev.sentrycli.cli.command;

import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.grammar.UsageException;
import org.jspecify.annotations.Nullable;

/// A word that names something of an organization: `[<org>/]<name>`. All before the first slash is
/// the organization, so that the name may hold slashes.
///
/// @param organization null for the one in use
public record InOrganization(@Nullable String organization, String name) {
  /// @param what the name is of, such as "token"
  /// @throws UsageException if there is no name, or one or an organization that can't be one
  public static InOrganization parse(String word, String what) {
    int slash = word.indexOf('/');
    String organization =
        slash < 0 ? null : Slug.of("organization", word.substring(0, slash).strip());
    String name = word.substring(slash + 1).strip();
    if (name.isEmpty()) {
      throw new UsageException(
          UsageException.Kind.SYNTAX,
          "'%s' lacks the name of the %s".formatted(Slug.printable(word), what),
          "it is written '%s/<%s>'".formatted(organization == null ? "<org>" : organization, what));
    }
    if (name.equals(".") || name.equals("..")) {
      throw new UsageException(
          UsageException.Kind.SYNTAX,
          "'%s' can't be the name of the %s: it means a folder".formatted(name, what));
    }
    return new InOrganization(organization, name);
  }

  /// The organization that is meant.
  ///
  /// @param usage the command as it is typed, with placeholders
  /// @throws dev.sentrycli.cli.target.TargetException if none is named and none can be found out
  public String organization(Session session, String usage) {
    Target target = organization == null ? new Target.Detect() : new Target.Org(organization);
    return session.targets().organization(target, usage);
  }
}
