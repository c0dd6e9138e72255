package dev.sentrycli.cli.output;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Look;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a command found or did, before any format is chosen. People and programs are shown the same
/// value.
public sealed interface Result {
  /// OK, unless the answer itself is a failure worth showing.
  Exit exit();

  /// The code the run ends with.
  default int code() {
    return exit().code();
  }

  /// What a person sees, drawn when the place it goes to is known.
  interface Picture extends Function<Look, List<Block>> {}

  /// Stands for JSON in every format, for what has no other form.
  Picture AS_JSON = look -> List.of();

  /// Several things of a kind.
  ///
  /// @param items what the server sent, plus what the command added
  /// @param envelope where the list stands among its pages; null if it is whole, so that JSON shows
  ///   a bare array
  /// @param notes hints for people: how to go on, what was left out
  /// @param columns the fields that have one where each thing is a line of columns; null for all
  record Listing(
      List<JsonObject> items,
      @Nullable Envelope envelope,
      Picture picture,
      List<String> notes,
      Exit exit,
      @Nullable List<String> columns)
      implements Result {

    public Listing(
        List<JsonObject> items,
        @Nullable Envelope envelope,
        Picture picture,
        List<String> notes,
        Exit exit) {
      this(items, envelope, picture, notes, exit, null);
    }

    /// The same, but with columns for these fields only.
    public Listing inColumns(List<String> fields) {
      return new Listing(items, envelope, picture, notes, exit, List.copyOf(fields));
    }
  }

  /// A list that may be longer than memory, for programs: it is fetched while it is written.
  ///
  /// @param framed whether it has a frame, so that JSON shows an object
  record Flow(Source source, boolean framed) implements Result {
    @Override
    public Exit exit() {
      return Exit.OK;
    }
  }

  /// Things that go on coming until the user has seen enough. People see a table that grows,
  /// programs one thing after the other, each on a line of its own where the form has lines.
  ///
  /// @param rows how they are shown, which may change with the size of the terminal
  record Tail(Source source, Function<Look, Rows> rows) implements Result {
    @Override
    public Exit exit() {
      return Exit.OK;
    }

    /// @param columns as for [dev.sentrycli.terminal.GrowingTable]
    /// @param row the cells of one thing
    public record Rows(List<Block.Column> columns, Function<JsonObject, List<Block.Cell>> row) {}
  }

  /// Where the items of a [Flow] come from.
  interface Source {
    /// Hands out page after page. What goes wrong before the first page leaves nothing written.
    ///
    /// @return the frame of the whole; null if it has none
    @Nullable Envelope each(PageTaker taker);
  }

  /// Takes a page of a list and keeps nothing of it.
  interface PageTaker {
    void take(List<JsonObject> page);
  }

  /// The frame of a page in JSON.
  ///
  /// @param next the cursor of the next page, or null
  /// @param hasPrevious null where there is no way from page to page
  /// @param extras further keys, such as errors of single projects
  record Envelope(
      boolean hasMore, @Nullable String next, @Nullable Boolean hasPrevious, JsonObject extras) {}

  /// One thing, or the outcome of doing something.
  ///
  /// @param fieldsWithin the key whose value `--fields` selects from; null for the whole
  /// @param unwritten what to say should it not get out; null for what can be asked for again
  /// @param rows what it consists of, for the forms that have a line for each thing; null if it is
  ///   a single thing there, too
  record Detail(
      JsonElement json,
      Picture picture,
      List<String> notes,
      Exit exit,
      @Nullable String fieldsWithin,
      @Nullable String unwritten,
      @Nullable Supplier<List<JsonObject>> rows)
      implements Result {

    /// The same, but `--fields` selects inside the value of one key.
    public Detail fieldsWithin(String key) {
      return new Detail(json, picture, notes, exit, key, unwritten, rows);
    }

    /// The same, but it is there only this once.
    ///
    /// @param loss what to say should it not get out: what was done all the same, and what to type
    public Detail once(String loss) {
      return new Detail(json, picture, notes, exit, fieldsWithin, loss, rows);
    }

    /// The same, but where each thing has a line of its own, it is these.
    public Detail inRows(Supplier<List<JsonObject>> parts) {
      return new Detail(json, picture, notes, exit, fieldsWithin, unwritten, parts);
    }
  }

  /// The same thing again and again, as it is each time, until the program is interrupted.
  ///
  /// @param next what there is to show now
  /// @param pause between two looks
  /// @param wipe what takes away, beside the text, what a terminal shows of the look before
  /// @param whole how people get to see all of it where the window has no room for that
  record Live(Supplier<Result> next, Duration pause, String wipe, String whole) implements Result {
    @Override
    public Exit exit() {
      return Exit.OK;
    }
  }

  /// Bytes that go out as they are in every format.
  @SuppressWarnings("ArrayRecordComponent") // never compared; the bytes belong to the result
  record Verbatim(byte[] bytes, Exit exit) implements Result {}

  /// What another program did, that has written itself what it had to say. The run ends as it did.
  record Handed(int code) implements Result {
    @Override
    public Exit exit() {
      return code == 0 ? Exit.OK : Exit.GENERAL;
    }
  }

  static Listing listing(List<JsonObject> items, Picture picture) {
    return new Listing(List.copyOf(items), null, picture, List.of(), Exit.OK);
  }

  static Listing page(List<JsonObject> items, Envelope envelope, Picture picture) {
    return new Listing(List.copyOf(items), envelope, picture, List.of(), Exit.OK);
  }

  static Flow flow(Source source) {
    return new Flow(source, true);
  }

  static Detail detail(JsonElement json, Picture picture) {
    return new Detail(json, picture, List.of(), Exit.OK, null, null, null);
  }

  /// The same result with a hint for people, if the condition holds.
  default Result note(boolean condition, String note) {
    if (!condition) {
      return this;
    }
    if (this instanceof Listing listing) {
      return new Listing(
          listing.items(),
          listing.envelope(),
          listing.picture(),
          plus(listing.notes(), note),
          listing.exit(),
          listing.columns());
    }
    return this instanceof Detail detail
        ? new Detail(
            detail.json(),
            detail.picture(),
            plus(detail.notes(), note),
            detail.exit(),
            detail.fieldsWithin(),
            detail.unwritten(),
            detail.rows())
        : this;
  }

  /// The same result as the outcome of a run that ends otherwise.
  default Result ending(Exit exit) {
    return switch (this) {
      case Listing listing ->
          new Listing(
              listing.items(),
              listing.envelope(),
              listing.picture(),
              listing.notes(),
              exit,
              listing.columns());
      case Detail detail ->
          new Detail(
              detail.json(),
              detail.picture(),
              detail.notes(),
              exit,
              detail.fieldsWithin(),
              detail.unwritten(),
              detail.rows());
      case Tail tail -> tail;
      case Flow flow -> flow;
      case Live live -> live;
      case Verbatim verbatim -> new Verbatim(verbatim.bytes(), exit);
      case Handed _ -> new Handed(exit.code());
    };
  }

  private static List<String> plus(List<String> notes, String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return List.copyOf(more);
  }
}
