package dev.sentrycli.cli.state;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where lists were left, so that `--cursor next` and `prev` go on from there in the next run. A
/// place counts for five minutes and only for the same command over the same things.
public final class Cursors {
  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final int MOST = 50;

  private final CacheFile file;
  private final Clock clock;

  /// One page of a list that is being walked: the cursors that lead to it and which one is asked.
  ///
  /// @param pages the cursor of each page seen so far; empty text for the first page of all
  /// @param projects the ids of the projects it is of, so that no page asks for them anew; none if
  ///   nobody told them
  public record Step(List<String> pages, int index, List<String> projects) {
    static final Step FIRST = new Step(List.of(""), 0, List.of());

    public Step {
      pages = List.copyOf(pages);
      projects = List.copyOf(projects);
    }

    public Step of(List<String> ids) {
      return new Step(pages, index, ids);
    }

    /// The cursor to send; null for the first page.
    public @Nullable String cursor() {
      String cursor = pages.get(index);
      return cursor.isEmpty() ? null : cursor;
    }

    /// Whether `prev` leads anywhere.
    public boolean hasPrevious() {
      return index > 0;
    }
  }

  /// @param folder null where there is no place to keep anything
  public Cursors(@Nullable StateFolder folder, Clock clock) {
    this.file = new CacheFile(folder, StateName.CURSORS, MOST);
    this.clock = clock;
  }

  /// The page that the value of `--cursor` means.
  ///
  /// @param command as typed, such as `issue list`
  /// @param context all that the pages depend on: instance, account, organization, filters
  /// @param wanted `next`, `last`, `prev`, `previous`, `first`, a cursor of the server, or null
  /// @throws StateException if there is no page to go to
  public Step step(String command, String context, @Nullable String wanted) {
    return switch (wanted) {
      case null -> Step.FIRST;
      case "first" -> Step.FIRST;
      case "next", "last" -> next(load(command, context));
      case "prev", "previous" -> previous(load(command, context));
      default -> raw(load(command, context), wanted);
    };
  }

  /// Keeps where a list stands after a page was shown.
  ///
  /// @param next the cursor of the page after it; null if it was the last
  public void remember(String command, String context, Step shown, @Nullable String next) {
    String key = key(command, context);
    long now = clock.millis();
    if (next == null && shown.index() == 0) {
      if (load(command, context) != null) {
        file.remove(key, now);
      }
      return;
    }
    List<String> pages = new ArrayList<>(shown.pages().subList(0, shown.index() + 1));
    if (next != null) {
      pages.add(next);
    }
    JsonObject place = new JsonObject();
    place.add("pages", Fields.array(pages));
    place.addProperty("index", shown.index());
    if (!shown.projects().isEmpty()) {
      place.add("projects", Fields.array(shown.projects()));
    }
    file.put(key, place, now + LIFE.toMillis(), now);
  }

  /// Forgets all places, because another account sees other pages.
  public void clear() {
    file.clear();
  }

  private static Step next(@Nullable Step at) {
    if (at == null) {
      throw StateException.noPage(
          "No next page is known for this list",
          "run the command without --cursor first; a place is kept for 5 minutes");
    }
    if (at.index() + 1 >= at.pages().size()) {
      throw StateException.noPage(
          "This was the last page of the list", "'--cursor prev' goes back, '--cursor first' anew");
    }
    return new Step(at.pages(), at.index() + 1, at.projects());
  }

  private static Step previous(@Nullable Step at) {
    if (at == null) {
      throw StateException.noPage(
          "No previous page is known for this list",
          "run the command without --cursor first; a place is kept for 5 minutes");
    }
    if (at.index() == 0) {
      throw StateException.noPage("Already on the first page", "'--cursor next' goes on from here");
    }
    return new Step(at.pages(), at.index() - 1, at.projects());
  }

  /// A cursor of the server starts a walk of its own, unless the walk so far passed it.
  private static Step raw(@Nullable Step at, String cursor) {
    int passed = at == null ? -1 : at.pages().indexOf(cursor);
    return at != null && passed >= 0
        ? new Step(at.pages(), passed, at.projects())
        : new Step(List.of("", cursor), 1, List.of());
  }

  private @Nullable Step load(String command, String context) {
    if (!(file.get(key(command, context), clock.millis()) instanceof JsonObject place)) {
      return null;
    }
    List<String> pages = Fields.texts(place, "pages");
    Double index = Fields.numberOrNull(place, "index");
    return index != null && index >= 0 && index < pages.size()
        ? new Step(pages, index.intValue(), Fields.texts(place, "projects"))
        : null;
  }

  private static String key(String command, String context) {
    return command + "\n" + context;
  }
}
