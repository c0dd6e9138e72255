package dev.sentrycli.cli.command;

import com.google.gson.JsonObject;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.output.TypedCommand;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.state.Cursors;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.grammar.UsageException.Kind;
import dev.sentrycli.grammar.suggest.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One page of a list, and the way to the pages around it. The way is remembered for the next run.
public final class PageWalk {
  private static final Set<String> WALKING = Set.of("next", "last", "prev", "previous");

  private static final List<String> WORDS = List.of("next", "prev", "first", "last", "previous");
  private static final int LONGEST_WORD = 12;

  private final String command;
  private final String context;
  private final Session session;
  private final Cursors.Step step;
  private final boolean walked;
  private List<String> projects;
  private @Nullable String next;
  private boolean shown;

  private PageWalk(
      String command, String context, Cursors.Step step, boolean walked, Session session) {
    this.command = command;
    this.context = context;
    this.step = step;
    this.walked = walked;
    this.session = session;
    this.projects = step.projects();
  }

  /// The value of `--cursor`, if it can be one.
  ///
  /// @throws UsageException if it is only digits or a short word, which no server's cursor is
  public static @Nullable String checked(@Nullable String cursor) {
    if (cursor != null && isWord(cursor) && !WORDS.contains(cursor)) {
      List<String> near = Nearest.to(cursor.toLowerCase(Locale.ROOT), WORDS);
      String listed = "--cursor takes 'next', 'prev', 'first' or a cursor of the server";
      throw new UsageException(
          Kind.SYNTAX,
          "Failed to parse \"" + cursor + "\" for cursor: it is no page",
          near.isEmpty() ? listed : "Did you mean '" + near.getFirst() + "'? " + listed);
    }
    if (cursor != null && cursor.chars().allMatch(Character::isDigit)) {
      throw new UsageException(
          Kind.SYNTAX,
          "Failed to parse \"" + cursor + "\" for cursor: it is no cursor of a server",
          "'next', 'prev' and 'first' walk through the pages; --limit says how many to show");
    }
    return cursor;
  }

  /// Whether it is a word as people write them. Cursors of servers are numbers and colons, or long
  /// and of mixed letters.
  private static boolean isWord(String cursor) {
    if (cursor.isEmpty() || cursor.length() > LONGEST_WORD) {
      return false;
    }
    boolean small = true;
    boolean capital = true;
    for (int i = 0; i < cursor.length(); i++) {
      char letter = cursor.charAt(i);
      small &= (letter >= 'a' && letter <= 'z');
      capital &= letter >= 'A' && letter <= 'Z';
    }
    return small || capital;
  }

  /// @param context all that the pages depend on besides instance and account
  /// @param wanted the value of `--cursor`
  /// @throws dev.sentrycli.cli.output.Failure if there is no such page
  public static PageWalk start(
      String command, String context, @Nullable String wanted, Session session) {
    String whole =
        session.base().value() + " " + session.gateway().passport().owner() + " " + context;
    boolean walked = wanted != null && WALKING.contains(wanted);
    return new PageWalk(
        command, whole, session.cursors().step(command, whole, wanted), walked, session);
  }

  /// The cursor to ask the server for; null for the first page.
  public @Nullable String cursor() {
    return step.cursor();
  }

  /// The ids of the projects the list is of, as an earlier page of it found them out; none if there
  /// was none.
  List<String> projects() {
    return projects;
  }

  /// So that further pages need not find them out.
  void of(List<String> ids) {
    projects = ids;
  }

  /// The frame of the page, after it was fetched.
  ///
  /// @param nextCursor what the server says follows, or null
  public Result.Envelope envelope(@Nullable String nextCursor, boolean serverHasPrevious) {
    return envelope(nextCursor, serverHasPrevious, new JsonObject());
  }

  /// As [#envelope(String, boolean)] with further keys.
  public Result.Envelope envelope(
      @Nullable String nextCursor, boolean serverHasPrevious, JsonObject extras) {
    next = nextCursor;
    shown = true;
    session.cursors().remember(command, context, step.of(projects), nextCursor);
    return new Result.Envelope(
        nextCursor != null,
        nextCursor,
        serverHasPrevious || (walked && step.hasPrevious()),
        extras);
  }

  public boolean hasHint() {
    return shown && (next != null || step.hasPrevious());
  }

  /// How to go on and back, a page of the same size at a time.
  ///
  /// @param call the command line without a cursor and without a number of rows
  /// @param limit how many rows a page has
  /// @param flag that says so
  public String hint(TypedCommand call, int limit, Flag<Integer> flag) {
    return hint(call.flag("-n", limit, flag.initial()).toString());
  }

  private String hint(String call) {
    StringBuilder hint = new StringBuilder();
    if (step.hasPrevious()) {
      hint.append("Prev: ").append(call).append(" -c prev");
    }
    if (next != null) {
      hint.append(hint.isEmpty() ? "" : " | ").append("Next: ").append(call).append(" -c next");
    }
    return hint.toString();
  }

  /// `Showing 3 projects`.
  public static String count(int number, String thing) {
    return count(number, thing, thing + "s");
  }

  /// `Showing 3 repositories`.
  public static String count(int number, String one, String many) {
    return "Showing " + number + " " + (number == 1 ? one : many);
  }
}
