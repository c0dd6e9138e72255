package dev.sentrycli.sandbox.routes;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.http.Parameters;
import dev.sentrycli.sandbox.http.Refusal;
import dev.sentrycli.sandbox.http.Request;
import dev.sentrycli.sandbox.http.Response;
import dev.sentrycli.sandbox.world.store.Slice;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The part of a list that a request asks for, and the `Link` header that leads to the others.
///
/// @param url the public address of the list, without its query
public record Paging(String url, Parameters query, int offset, int limit) {
  public static final int LARGEST = 100;

  /// By `per_page` and `cursor`.
  public static Paging of(Request request, String base) {
    return of(request, base, LARGEST);
  }

  /// By `per_page` and `cursor`, in a list of which more than usual may be had at once.
  public static Paging of(Request request, String base, int largest) {
    String wanted = request.parameters().first("per_page");
    int limit = Math.min(LARGEST, largest);
    if (wanted != null) {
      try {
        limit = Integer.parseInt(wanted.strip());
      } catch (NumberFormatException notNumber) {
        throw new Refusal(400, "Invalid per_page parameter.");
      }
      if (limit < 1 || limit > largest) {
        throw new Refusal(400, "Invalid per_page value. Must be between 1 and " + largest + ".");
      }
    }
    return new Paging(
        base + request.path(),
        request.parameters().without("cursor"),
        offset(request.parameters().first("cursor")),
        limit);
  }

  /// By `limit` and `cursor`, as issue lists do; more than a hundred is cut without a word.
  public static Paging byLimit(Request request, String base) {
    String wanted = request.parameters().first("limit");
    Paging paging = of(request, base);
    if (wanted == null || wanted.isEmpty()) {
      return paging;
    }
    try {
      int limit = Math.clamp(Integer.parseInt(wanted.strip()), 1, LARGEST);
      return new Paging(paging.url(), paging.query(), paging.offset(), limit);
    } catch (NumberFormatException notNumber) {
      throw new Refusal(400, "invalid limit");
    }
  }

  /// The middle part of `value:offset:is_prev`.
  private static int offset(@Nullable String cursor) {
    if (cursor == null || cursor.isEmpty()) {
      return 0;
    }
    String[] parts = cursor.split(":", -1);
    try {
      if (parts.length == 3) {
        Double.parseDouble(parts[0]);
        int offset = Integer.parseInt(parts[1]);
        Integer.parseInt(parts[2]);
        if (offset >= 0) {
          return offset;
        }
      }
    } catch (NumberFormatException notNumber) {
      throw new Refusal(400, "Invalid cursor parameter.");
    }
    throw new Refusal(400, "Invalid cursor parameter.");
  }

  /// The slice as an array, with its neighbours in the `Link` header.
  public <T> Response respond(Slice<T> slice, Function<T, JsonObject> shape) {
    JsonArray items = new JsonArray();
    slice.items().forEach(item -> items.add(shape.apply(item)));
    return Response.json(items).with("Link", link(slice));
  }

  /// The `Link` header beside a slice.
  public String link(Slice<?> slice) {
    String previous = "0:" + Math.max(0, offset - limit) + ":1";
    String next = "0:" + (offset + limit) + ":0";
    return relation("previous", slice.hasPrevious(), previous)
        + ", "
        + relation("next", slice.hasNext(), next);
  }

  private String relation(String name, boolean results, String cursor) {
    return "<%s?%s&cursor=%s>; rel=\"%s\"; results=\"%s\"; cursor=\"%s\""
        .formatted(url, query.encoded(), cursor, name, results, cursor);
  }
}
