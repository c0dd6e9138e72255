package dev.sentrycli.cli.command.replay;

import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.link.SentryUrl;
import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.recovery.IdKind;
import dev.sentrycli.cli.recovery.WrittenId;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.cli.target.TargetSyntax;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.UsageException;
import org.jspecify.annotations.Nullable;

/// Reads the words that name a replay: `[<org>/[<project>/]]<id>`, a target and an id, or a link.
final class ReplaySyntax {
  static final Positional FIRST =
      Positional.required(
          "[<org>/[<project>/]]<replay-id>",
          "A replay by its id, or by that of a trace; or where it is; or an address");
  static final Positional SECOND =
      Positional.optional("replay-id", "Its id, if the first word says where it is");

  private static final String FORMS =
      "a replay is named 'acme/web/7e07485f6c25420c87f5a0ec3a8db3a3', with 32 hexadecimal digits";

  private ReplaySyntax() {}

  /// @throws UsageException if the words can't name a replay
  /// @throws dev.sentrycli.cli.recovery.IdException if the id can't be one
  static ReplayReference parse(Arguments arguments) {
    return parse(String.valueOf(arguments.positional(0)).strip(), arguments.positional(1));
  }

  static ReplayReference parse(String first, @Nullable String second) {
    if (second != null) {
      return reference(place(first), second, second.strip());
    }
    if (Command.isWebAddress(first)) {
      return ofUrl(SentryUrl.parse(first, null));
    }
    int slash = first.lastIndexOf('/');
    if (slash < 0) {
      return reference(new Target.Detect(), first, first);
    }
    String target = first.substring(0, slash).strip();
    String id = first.substring(slash + 1);
    if (id.isBlank()) {
      throw refused("'%s' lacks the id of the replay".formatted(Slug.printable(first)));
    }
    if (target.indexOf('/') != target.lastIndexOf('/')) {
      throw refused(
          "'%s' has more parts than an organization, a project and a replay"
              .formatted(Slug.printable(first)));
    }
    if (target.isEmpty()) {
      return reference(new Target.Detect(), id, first);
    }
    return reference(
        target.indexOf('/') < 0
            ? new Target.Org(Slug.of("organization", target))
            : TargetSyntax.parse(target),
        id,
        first);
  }

  /// What a word names that stands before an id.
  private static Target place(String word) {
    if (Command.isWebAddress(word)) {
      SentryUrl url = SentryUrl.parse(word, null);
      return switch (url.page()) {
        case SentryUrl.Page.Organization _, SentryUrl.Page.Project _ -> new Target.FromUrl(url);
        default -> throw url.insteadOf("an organization or a project before an id");
      };
    }
    return TargetSyntax.parse(word);
  }

  private static ReplayReference ofUrl(SentryUrl url) {
    return switch (url.page()) {
      case SentryUrl.Page.Replay(String replay, String _) ->
          new ReplayReference(new Target.FromUrl(url), replay, null);
      case SentryUrl.Page.Trace(String trace, _) ->
          new ReplayReference(new Target.FromUrl(url), trace, null);
      default -> throw url.insteadOf("a replay");
    };
  }

  /// @param typed the id with what was typed before it
  private static ReplayReference reference(Target place, String word, String typed) {
    return switch (WrittenId.parse(IdKind.REPLAY, word, typed)) {
      case WrittenId.Known(String _, String id, String remark) ->
          new ReplayReference(place, id, remark);
      case WrittenId.OfSpan _, WrittenId.Piece _ -> throw piece(typed);
    };
  }

  private static UsageException piece(String word) {
    return refused("'%s' is only a piece of a replay id".formatted(Slug.printable(word)));
  }

  private static UsageException refused(String message) {
    return new UsageException(
        UsageException.Kind.VALUE,
        message,
        FORMS,
        "'sentry replay list <org>/' shows the replays there are");
  }
}
