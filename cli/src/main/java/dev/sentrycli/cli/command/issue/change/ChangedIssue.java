package dev.sentrycli.cli.command.issue.change;

import com.google.gson.JsonObject;
import dev.sentrycli.api.issue.Issue;
import dev.sentrycli.cli.command.issue.IssueCard;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.IssueReference;
import dev.sentrycli.cli.target.IssueTarget;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An issue before and after a change of its status.
final class ChangedIssue {
  private ChangedIssue() {}

  /// Changes an issue and shows what became of it.
  ///
  /// @param sentence what was done, for people
  static Result of(IssueReference reference, JsonObject changes, String sentence, Session session) {
    return of(session.issueTargets().find(reference), changes, sentence, null, session);
  }

  /// @param resolvedIn what JSON tells besides what the server answers, or null
  static Result of(
      IssueTarget target,
      JsonObject changes,
      String sentence,
      @Nullable JsonObject resolvedIn,
      Session session) {
    Issue answer = session.api().issues().update(target.organization(), target.id(), changes);
    JsonObject shown = target.issue().updatedBy(answer).json();
    JsonObject json = shown.deepCopy();
    if (resolvedIn != null) {
      json.add("resolved_in", resolvedIn);
    }
    return Result.detail(
        json,
        look -> {
          List<Block> blocks = new ArrayList<>();
          blocks.add(new Block.Paragraph(Text.done(sentence)));
          blocks.add(new Block.Gap());
          blocks.addAll(IssueCard.of(shown, session.moments()));
          return blocks;
        });
  }
}
