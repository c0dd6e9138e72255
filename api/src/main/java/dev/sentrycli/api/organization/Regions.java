package dev.sentrycli.api.organization;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.gateway.Answer;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.BaseUrl.BadAddressException;
import dev.sentrycli.api.gateway.Gateway;
import dev.sentrycli.api.gateway.PageLinks;
import dev.sentrycli.api.gateway.Pages;
import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.Memory;
import dev.sentrycli.api.json.Slice;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Sends requests about an organization to where it lives. On sentry.io that is one of several
/// regions; every other instance is asked itself, whatever it says about regions.
public final class Regions {
  public static final int LARGEST_PAGE = 100;

  private static final Duration LIFE = Duration.ofDays(7);

  private final Gateway gateway;
  private final Memory memory;
  private final int maxPages;
  private final Runnable cutShort;
  private final Map<String, BaseUrl> known = new ConcurrentHashMap<>();

  /// @param maxPages how many pages one list may take at most
  public Regions(Gateway gateway, Memory memory, int maxPages) {
    this(gateway, memory, maxPages, () -> {});
  }

  /// @param cutShort runs when a list would have taken more pages than that
  public Regions(Gateway gateway, Memory memory, int maxPages, Runnable cutShort) {
    this.gateway = gateway;
    this.memory = memory;
    this.maxPages = Math.max(1, maxPages);
    this.cutShort = cutShort;
  }

  /// Asks about an organization.
  ///
  /// @param organization null for what belongs to no region
  /// @throws ApiException for everything but success
  public Answer send(@Nullable String organization, Request request) {
    BaseUrl region = organization == null ? null : of(organization);
    try {
      return gateway.send(request.in(region));
    } catch (ApiException.Status failed) {
      BaseUrl moved =
          failed.status() == 404 && region != null && organization != null
              ? movedFrom(region, organization)
              : null;
      if (moved == null) {
        throw failed;
      }
      return gateway.send(request.in(moved));
    }
  }

  /// Asks about an organization for JSON and writes it to `out` as it comes.
  ///
  /// @return the answer without its body
  /// @throws ApiException for everything but success, and for a page
  /// @throws java.io.UncheckedIOException if `out` fails
  public Answer download(String organization, Request request, OutputStream out) {
    Answer answer = gateway.download(request.in(of(organization)), out);
    if (answer.isPage()) {
      throw gateway.failure(answer);
    }
    return answer;
  }

  /// Fetches as many pages as it takes for so many things. What one page can hold is never made up
  /// of several.
  ///
  /// @param perPage the value of `per_page`; 0 leaves the request as it is
  /// @param made what becomes of each JSON object
  public <T> Slice<T> slice(
      @Nullable String organization,
      Request request,
      int perPage,
      int limit,
      Function<JsonObject, T> made) {
    return slice(organization, request, perPage, limit, Answer::objects, made);
  }

  /// As [#slice(String, Request, int, int, Function)], for answers that hold their things somewhere
  /// inside. What a page holds beyond the limit is where the next slice begins, so that nothing is
  /// lost between them.
  ///
  /// @param rows where the things are in an answer
  public <T> Slice<T> slice(
      @Nullable String organization,
      Request request,
      int perPage,
      int limit,
      Function<Answer, List<JsonObject>> rows,
      Function<JsonObject, T> made) {
    return slice(organization, request, perPage, limit, limit > LARGEST_PAGE, rows, made);
  }

  /// As [#slice(String, Request, int, int, Function)], but filled up from further pages where the
  /// server leaves something out of a page: for those who do not go on from where it ends.
  public <T> Slice<T> filled(
      @Nullable String organization,
      Request request,
      int perPage,
      int limit,
      Function<JsonObject, T> made) {
    return slice(organization, request, perPage, limit, true, Answer::objects, made);
  }

  private <T> Slice<T> slice(
      @Nullable String organization,
      Request request,
      int perPage,
      int limit,
      boolean fills,
      Function<Answer, List<JsonObject>> rows,
      Function<JsonObject, T> made) {
    PagePosition start = PagePosition.parse(request.queryValue("cursor"));
    String cursor = start.cursor();
    Request first =
        cursor == null || start.passed() == 0 ? request : request.replaceQuery("cursor", cursor);
    List<T> items = new ArrayList<>();
    PagePosition[] at = {start};
    @Nullable PagePosition[] left = new @Nullable PagePosition[1];
    Pages.Walk walk =
        walk(
            organization,
            first,
            reaching(start, perPage, limit),
            page -> {
              List<JsonObject> found = rows.apply(page);
              int next = at[0].passed();
              while (next < found.size() && items.size() < limit) {
                items.add(made.apply(found.get(next++)));
              }
              if (next < found.size()) {
                left[0] = new PagePosition(at[0].cursor(), next);
              }
              at[0] =
                  new PagePosition(page.links().next(), Math.max(0, at[0].passed() - found.size()));
              return fills ? items.size() < limit : items.isEmpty();
            });
    PagePosition rest = left[0];
    if (rest == null && walk.next() != null) {
      rest = at[0];
    }
    return new Slice<>(items, walk.previous(), rest == null ? null : rest.text(), walk.pages());
  }

  /// Pages so large that the first of them holds what is wanted behind the place within it.
  private static int reaching(PagePosition start, int perPage, int limit) {
    return perPage == 0 || start.passed() == 0
        ? perPage
        : Math.max(perPage, start.passed() + Math.min(limit, LARGEST_PAGE - start.passed()));
  }

  /// Fetches all there is, as far as the limit of pages allows.
  ///
  /// @param perPage as for [#slice]
  public <T> List<T> every(
      @Nullable String organization, Request request, int perPage, Function<JsonObject, T> made) {
    return slice(organization, request, perPage, Integer.MAX_VALUE, made).items();
  }

  /// Fetches one page, as large as the server makes it.
  public <T> Slice<T> page(
      @Nullable String organization, Request request, Function<JsonObject, T> made) {
    Answer answer = send(organization, request);
    List<T> items = new ArrayList<>();
    answer.objects().forEach(json -> items.add(made.apply(json)));
    PageLinks links = answer.links();
    return new Slice<>(items, links.previous(), links.next());
  }

  /// Fetches page after page.
  ///
  /// @param perPage the value of `per_page`; 0 leaves the request as it is
  /// @param page hears each page and says whether to go on
  public Pages.Walk walk(
      @Nullable String organization, Request request, int perPage, Predicate<Answer> page) {
    BaseUrl region = organization == null ? null : of(organization);
    Pages.Walk walk = Pages.walk(gateway, request.in(region), perPage, maxPages, page);
    if (walk.cutShort() && walk.pages() >= maxPages) {
      cutShort.run();
    }
    return walk;
  }

  /// The size of the pages that fill a limit without much beyond it.
  public int pageSize(int limit) {
    int pages = (limit + LARGEST_PAGE - 1) / LARGEST_PAGE;
    return Math.max(1, (limit + pages - 1) / Math.max(1, pages));
  }

  /// The region of an organization; null off sentry.io, and where it can't be told.
  public @Nullable BaseUrl of(String organization) {
    if (!gateway.passport().home().isSaas()) {
      return null;
    }
    BaseUrl region = known.get(organization);
    if (region == null
        && memory.recall("region\n" + organization) instanceof JsonPrimitive remembered) {
      region = region(remembered.getAsString());
      if (region != null) {
        known.put(organization, region);
      }
    }
    return region != null ? region : asked(organization);
  }

  /// All regions of sentry.io that the account uses; off sentry.io a single null for the instance.
  public List<@Nullable BaseUrl> all() {
    List<@Nullable BaseUrl> regions = new ArrayList<>();
    if (gateway.passport().home().isSaas()) {
      JsonObject answer = gateway.send(Request.get("/api/0/users/me/regions/")).object();
      for (JsonObject region : Fields.objects(answer, "regions")) {
        BaseUrl base = region(Fields.textOrNull(region, "url"));
        if (base != null) {
          regions.add(base);
        }
      }
    }
    if (regions.isEmpty()) {
      regions.add(null);
    }
    return regions;
  }

  /// The whole address of a path of the API, where the organization lives.
  public String addressOf(String organization, String path) {
    BaseUrl region = of(organization);
    return (region == null ? gateway.passport().home() : region).resolve(path);
  }

  /// Asks one region, or the instance where there is none.
  public Answer sendTo(@Nullable BaseUrl region, Request request) {
    return gateway.send(request.in(region));
  }

  private @Nullable BaseUrl asked(String organization) {
    Request request = Request.get("/api/0/organizations/{}/", organization);
    Organization found = Lookup.orNull(() -> new Organization(gateway.send(request).object()));
    BaseUrl region = found == null ? null : region(found.regionUrl());
    if (region != null) {
      known.put(organization, region);
      memory.remember("region\n" + organization, new JsonPrimitive(region.toString()), LIFE);
    }
    return region;
  }

  /// Where the organization lives now, if that is somewhere else.
  private @Nullable BaseUrl movedFrom(BaseUrl region, String organization) {
    BaseUrl now = asked(organization);
    return now == null || now.equals(region) ? null : now;
  }

  private static @Nullable BaseUrl region(@Nullable String url) {
    if (url == null) {
      return null;
    }
    try {
      BaseUrl base = BaseUrl.parse(url);
      return base.isSaas() ? base : null;
    } catch (BadAddressException unusable) {
      return null;
    }
  }
}
