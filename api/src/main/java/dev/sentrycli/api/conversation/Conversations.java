package dev.sentrycli.api.conversation;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.organization.Regions;
import dev.sentrycli.api.server.Fallbacks;
import dev.sentrycli.api.time.TimeSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be asked about conversations with agents. Older servers have them at another address.
public final class Conversations {
  private static final String NEWER = "/api/0/organizations/{}/agents/conversations/";
  private static final String OLDER = "/api/0/organizations/{}/ai-conversations/";
  private static final String WHAT = "conversations";
  private static final int SPANS_OF_A_PAGE = 1000;

  private final Regions regions;
  private final Fallbacks fallbacks;

  public Conversations(Regions regions, Fallbacks fallbacks) {
    this.regions = regions;
    this.fallbacks = fallbacks;
  }

  /// What is looked for.
  ///
  /// @param projects ids; none for all
  /// @param sort such as `-conversation.totalTokens`; null for the server's order
  public record Search(
      List<String> projects, @Nullable String query, @Nullable String sort, TimeSpan time) {}

  /// The first of an organization, or those from a cursor on.
  public Slice<Conversation> list(
      String organization, Search search, int limit, @Nullable String cursor) {
    return fallbacks.ask(
        WHAT,
        () -> list(NEWER, organization, search, limit, cursor),
        () -> list(OLDER, organization, search, limit, cursor));
  }

  private Slice<Conversation> list(
      String path, String organization, Search search, int limit, @Nullable String cursor) {
    Request request =
        search
            .time()
            .of(Request.get(path, organization).queryEach("project", search.projects()))
            .queryIfPresent("query", search.query())
            .queryIfPresent("sort", search.sort())
            .queryIfPresent("cursor", cursor);
    return regions.slice(organization, request, regions.pageSize(limit), limit, Conversation::new);
  }

  /// All that was recorded of one in the last month.
  ///
  /// @throws ApiException.Status with 404 if there is no such conversation, or there are none at
  ///   all
  public Transcript view(String organization, String id) {
    return fallbacks.ask(
        WHAT,
        status -> status.status() == 404 && status.isFromRouter(),
        () -> view(NEWER + "{}/", organization, id),
        () -> view(OLDER + "{}/", organization, id));
  }

  private Transcript view(String path, String organization, String id) {
    @Nullable JsonObject[] first = new @Nullable JsonObject[1];
    Slice<JsonObject> spans =
        regions.slice(
            organization,
            Request.get(path, organization, id).query("statsPeriod", "30d"),
            SPANS_OF_A_PAGE,
            Integer.MAX_VALUE,
            answer -> {
              JsonObject page = answer.object();
              first[0] = first[0] == null ? page : first[0];
              return Fields.objects(page, "spans");
            },
            span -> span);
    return new Transcript(
        Fields.textOrNull(first[0], "title"),
        Fields.objectOrNull(first[0], "stats"),
        spans.items(),
        spans.hasMore());
  }
}
