package dev.sentrycli.cli.command.replay;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.UnexpectedJsonException;
import dev.sentrycli.api.replay.Replay;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.RefusedException;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.command.Together;
import dev.sentrycli.cli.command.WebPage;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Usage;
import java.util.List;

/// `sentry replay view`: a replay with what happened first in it and what belongs to it.
public final class ReplayView implements Command<ReplayView.Options> {
  private static final String NAME = "replay view";

  public record Options(ReplayReference replay, boolean web) {}

  @Override
  public Usage usage() {
    return Usage.of("Show a replay")
        .detail(
            """
            A replay is named by its id, alone or after its organization or project; a link to it \
            works as well. The id of a trace shows the latest replay that took part in it.""")
        .examples(
            "sentry replay view acme/7e07485f6c25420c87f5a0ec3a8db3a3",
            "sentry replay view acme/web 7e07485f6c25420c87f5a0ec3a8db3a3 # only in this project",
            "sentry replay view acme/7e07485f6c25420c87f5a0ec3a8db3a3 --web",
            "sentry replay view acme/7e07485f6c25420c87f5a0ec3a8db3a3 --json --fields"
                + " activity,relatedIssues")
        .takes(ReplaySyntax.FIRST, ReplaySyntax.SECOND)
        .flags(SharedFlags.WEB, SharedFlags.FRESH)
        .field("id", "string", "Its id")
        .field("started_at", "string", "When it began")
        .field("duration", "number", "How many seconds it lasted")
        .field("user", "object", "Whose it is: id, email, username, ip, geo")
        .field("urls", "array", "The pages that were looked at")
        .field("error_ids", "array", "The errors that happened in it")
        .field("trace_ids", "array", "The traces it took part in")
        .field("org", "string", "The organization it was found in")
        .field("activity", "array", "What happened first: timestampMs, label, details")
        .field("relatedIssues", "array", "Issues of its errors: eventId, issueId, shortId, title")
        .field("relatedTraces", "array", "How much there is in its traces");
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(ReplaySyntax.parse(arguments), arguments.get(SharedFlags.WEB));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    FoundReplay found = new ReplayFinder(NAME, session).find(options.replay());
    String page = session.links().replay(found.organization(), found.replay().id());
    if (options.web()) {
      return WebPage.open(page, session);
    }
    Together<ReplayActivity, RelatedThings> both =
        Together.both(
            () -> activity(found, session),
            () -> RelatedThings.of(found.organization(), found.replay(), session));
    ReplayCard card =
        new ReplayCard(found.replay(), page, both.one(), both.other(), session.moments());
    return Result.detail(json(found, both.one(), both.other()), look -> card.blocks())
        .note(
            !found.replay().isArchived(),
            "Tip: 'sentry replay download " + found + "' saves its recording");
  }

  private static JsonObject json(
      FoundReplay found, ReplayActivity activity, RelatedThings related) {
    JsonObject json = found.replay().json().deepCopy();
    json.addProperty("org", found.organization());
    json.add("activity", activity.json());
    json.add("relatedIssues", related.issuesJson());
    json.add("relatedTraces", related.tracesJson());
    return json;
  }

  /// A recording that can't be had is no reason to show nothing else.
  private static ReplayActivity activity(FoundReplay found, Session session) {
    Replay replay = found.replay();
    String project = found.project();
    Long segments = replay.segments();
    if (project == null || replay.isArchived() || (segments != null && segments == 0)) {
      return new ReplayActivity(List.of());
    }
    ReplayActivity.Picker picker = new ReplayActivity.Picker();
    try {
      session.api().replays().play(found.organization(), project, replay.id(), picker);
    } catch (ApiException unavailable) {
      session
          .notices()
          .warn("replay", "its recording can't be read: " + RefusedException.reason(unavailable));
    } catch (UnexpectedJsonException unreadable) {
      session.notices().warn("replay", String.valueOf(unreadable.getMessage()));
    }
    return picker.picked();
  }
}
