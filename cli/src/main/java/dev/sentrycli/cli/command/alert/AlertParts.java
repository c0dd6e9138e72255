package dev.sentrycli.cli.command.alert;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.organization.Fanout;
import dev.sentrycli.cli.command.RefusedException;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.state.SourcePlace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A page of alerts that come from several places, each of which has pages of its own. All share
/// the limit, and what some leave of it goes to the others.
public final class AlertParts {
  private static final int LARGEST_PAGE = 100;

  private final List<Part> parts;

  private AlertParts(List<Part> parts) {
    this.parts = parts;
  }

  /// Where alerts come from.
  public interface Source {
    /// How it is typed, such as `acme/web`.
    String name();

    /// @param perPage how many to ask for at a time
    Slice<JsonObject> page(int perPage, int limit, @Nullable String cursor);
  }

  /// An alert and where it came from.
  public record Row(Source source, JsonObject json) {}

  /// How far one source was read.
  private static final class Part {
    private final Source source;
    private final List<JsonObject> rows = new ArrayList<>();
    private SourcePlace place;
    private final Set<String> seen = new HashSet<>();
    private boolean circling;
    private int pages;
    private boolean asked;
    private boolean previous;
    private @Nullable RuntimeException failure;

    private Part(Source source, SourcePlace place) {
      this.source = source;
      this.place = place;
      if (place.cursor() != null) {
        seen.add(place.cursor());
      }
    }

    private boolean isOpen(int maxPages) {
      return failure == null && !place.ended() && !circling && pages < maxPages;
    }

    private void ask(int share) {
      boolean first = !asked;
      asked = true;
      try {
        Slice<JsonObject> slice = source.page(perPage(share), share, place.cursor());
        rows.addAll(slice.items());
        place = SourcePlace.after(slice.next());
        previous |= first && slice.hasPrevious();
        pages += slice.pages();
        // A server that names a cursor twice would be asked for ever.
        circling = slice.next() != null && !seen.add(slice.next());
      } catch (ApiException | Failure failed) {
        failure = failed;
      }
    }

    /// Cursors of servers begin with the size of the pages they count, which has to stay.
    private int perPage(int share) {
      String cursor = place.cursor();
      int colon = cursor == null ? -1 : cursor.indexOf(':');
      if (cursor != null && colon > 0) {
        try {
          int size = Integer.parseInt(cursor.substring(0, colon));
          if (size > 0 && size <= LARGEST_PAGE) {
            return size;
          }
        } catch (NumberFormatException notASize) {
          return evenly(share);
        }
      }
      return evenly(share);
    }

    /// The size of pages that make up the share with little beyond it.
    private static int evenly(int share) {
      int pages = (share + LARGEST_PAGE - 1) / LARGEST_PAGE;
      return (share + pages - 1) / pages;
    }
  }

  /// @param maxPages how many pages of a source are fetched at most
  /// @param cursor those of all sources as [#next] joins them; null for the beginning
  /// @throws RuntimeException the first failure, if nothing but failures came
  public static AlertParts fetch(
      List<? extends Source> sources, int limit, int maxPages, @Nullable String cursor) {
    List<Part> parts = new ArrayList<>();
    List<Part> sorted = sorted(sources, cursor);
    for (Source source : sources) {
      sorted.stream().filter(part -> part.source.equals(source)).forEach(parts::add);
    }
    int left = limit;
    List<Part> open = open(parts, maxPages);
    while (left > 0 && !open.isEmpty()) {
      int asked = Math.min(open.size(), left);
      List<Runnable> questions = new ArrayList<>();
      for (int i = 0; i < asked; i++) {
        Part part = open.get(i);
        int share = left / asked + (i < left % asked ? 1 : 0);
        questions.add(() -> part.ask(share));
      }
      for (var outcome :
          Fanout.<Runnable, Boolean>over(
              questions,
              question -> {
                question.run();
                return true;
              })) {
        if (outcome.failure() != null) {
          throw outcome.failure();
        }
      }
      left = limit;
      for (Part part : parts) {
        left -= part.rows.size();
      }
      open = open(parts, maxPages);
    }
    AlertParts all = new AlertParts(parts);
    all.refuseIfNothingCame();
    return all;
  }

  /// In the order of their names, in which their cursors are joined.
  private static List<Part> sorted(List<? extends Source> sources, @Nullable String cursor) {
    List<Source> byName = new ArrayList<>(sources);
    byName.sort(Comparator.comparing(Source::name));
    List<SourcePlace> places = SourcePlace.of(cursor, byName.size());
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < byName.size(); i++) {
      parts.add(new Part(byName.get(i), places.get(i)));
    }
    return parts;
  }

  private static List<Part> open(List<Part> parts, int maxPages) {
    return parts.stream().filter(part -> part.isOpen(maxPages)).toList();
  }

  private void refuseIfNothingCame() {
    RuntimeException first = null;
    for (Part part : parts) {
      if (part.asked && part.failure == null) {
        return;
      }
      if (first == null) {
        first = part.failure;
      }
    }
    if (first != null) {
      throw first;
    }
  }

  public List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (Part part : parts) {
      part.rows.forEach(json -> rows.add(new Row(part.source, json)));
    }
    return rows;
  }

  /// The cursor of what follows; null if nothing does.
  public @Nullable String next() {
    List<Part> byName = new ArrayList<>(parts);
    byName.sort(Comparator.comparing(part -> part.source.name()));
    return SourcePlace.joined(byName.stream().map(part -> part.place).toList());
  }

  public boolean hasPrevious() {
    return parts.stream().anyMatch(part -> part.previous);
  }

  /// Tells people what could not be had, and makes the keys of the JSON frame of it.
  ///
  /// @param kind what the sources are, such as `project`
  public JsonObject errors(String kind, Session session) {
    JsonArray errors = new JsonArray();
    for (Part part : parts) {
      RuntimeException failure = part.failure;
      if (failure == null) {
        continue;
      }
      String message = RefusedException.reason(failure);
      JsonObject error = new JsonObject();
      error.addProperty(kind, part.source.name());
      if (failure instanceof ApiException.Status status) {
        error.addProperty("status", status.status());
      }
      error.addProperty("message", message);
      errors.add(error);
      session.notices().warn("alert", "No alerts from " + part.source.name() + ": " + message);
    }
    JsonObject extras = new JsonObject();
    if (!errors.isEmpty()) {
      extras.add("errors", errors);
    }
    return extras;
  }
}
