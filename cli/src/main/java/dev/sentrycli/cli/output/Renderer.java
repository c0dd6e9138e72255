package dev.sentrycli.cli.output;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.json.JsonText;
import dev.sentrycli.cli.output.Result.Detail;
import dev.sentrycli.cli.output.Result.Envelope;
import dev.sentrycli.cli.output.Result.Flow;
import dev.sentrycli.cli.output.Result.Listing;
import dev.sentrycli.cli.output.Result.Live;
import dev.sentrycli.cli.output.Result.Tail;
import dev.sentrycli.cli.output.Result.Verbatim;
import dev.sentrycli.cli.output.jq.JqException;
import dev.sentrycli.cli.output.jq.JqProgram;
import dev.sentrycli.cli.output.template.Template;
import dev.sentrycli.cli.output.template.TemplateException;
import dev.sentrycli.cli.output.text.JsonWriting;
import dev.sentrycli.cli.output.text.LineWriting;
import dev.sentrycli.cli.output.text.SeparatedWriting;
import dev.sentrycli.cli.output.text.Writing;
import dev.sentrycli.cli.output.text.YamlWriting;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Console;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Printable;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.desktop.Programs;
import dev.sentrycli.terminal.format.Ages;
import dev.sentrycli.terminal.prompt.Resizing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The one place where results become characters on standard output.
///
/// @param tips whether people want hints that start with `Tip:`
/// @param ages how templates tell how long ago something was
/// @param programs those that tell the size of a terminal
public record Renderer(
    Console console, Presentation presentation, boolean tips, Ages ages, Programs programs) {

  private static final String WIPE = "\u001b[H\u001b[J";

  // A chain, because a switch over types makes the JVM build a class in every run.
  public void show(Result result) {
    if (result instanceof Live live) {
      show(live);
      return;
    }
    if (result instanceof Listing listing) {
      if (isFor(listing.picture())) {
        draw(listing.picture(), listing.notes());
      } else {
        show(
            new Flow(page -> ofOnePage(listing, page), listing.envelope() != null),
            listing.columns());
      }
    } else if (result instanceof Flow flow) {
      show(flow, null);
    } else if (result instanceof Tail tail) {
      show(tail);
    } else if (result instanceof Detail detail) {
      if (isFor(detail.picture())) {
        draw(detail.picture(), detail.notes());
      } else {
        show(detail);
      }
    } else if (result instanceof Verbatim verbatim) {
      console.out().write(verbatim.bytes());
    }
  }

  /// On a terminal each look takes the place of the one before, and is drawn again when the window
  /// has another size. No more is shown of it than the window has room for: what has scrolled out
  /// of it can't be replaced.
  private void show(Live live) {
    boolean replaces = presentation.form() == Form.TABLE && console.look().rich();
    try (Resizing window = Resizing.of(console, programs)) {
      Look[] drawn = new Look[1];
      Consumer<Result> drawing =
          result -> {
            Look look = window.look();
            drawn[0] = look;
            if (replaces) {
              console.out().print(WIPE + live.wipe());
            }
            if (replaces
                && look.bounded()
                && result instanceof Detail detail
                && isFor(detail.picture())) {
              console
                  .out()
                  .print(
                      WindowPart.of(
                          detail.picture().apply(look), hints(detail.notes()), look, live.whole()));
            } else {
              show(result);
            }
            console.out().flush();
          };
      Tailing.<Result>run(
          shown -> {
            while (true) {
              window.look(); // which what is asked for may depend on
              shown.accept(live.next().get());
              Thread.sleep(live.pause());
            }
          },
          drawing,
          replaces
              ? result -> {
                if (!window.look().equals(drawn[0])) {
                  drawing.accept(result);
                }
              }
              : null);
      wipeEcho();
    }
  }

  /// What a template writes need not end its line, and would go with it.
  private void wipeEcho() {
    if (presentation.template() == null) {
      console.wipeEcho();
    }
  }

  private static @Nullable Envelope ofOnePage(Listing listing, Result.PageTaker page) {
    page.take(listing.items());
    return listing.envelope();
  }

  @SuppressWarnings("ReferenceEquality") // AS_JSON is one of a kind
  private boolean isFor(Result.Picture picture) {
    return presentation.form() == Form.TABLE && picture != Result.AS_JSON;
  }

  private void draw(Result.Picture picture, List<String> notes) {
    List<Block> blocks = new ArrayList<>(picture.apply(console.look()));
    List<Text> hints = hints(notes);
    if (!hints.isEmpty()) {
      if (!blocks.isEmpty()) {
        blocks.add(new Block.Gap());
      }
      blocks.add(new Block.Lines(hints));
    }
    console.show(blocks);
  }

  private List<Text> hints(List<String> notes) {
    List<Text> hints = new ArrayList<>();
    for (String note : notes) {
      if (tips || !note.startsWith("Tip:")) {
        hints.add(Text.of(note));
      }
    }
    return hints;
  }

  private void show(Detail detail) {
    if (presentation.jq() != null || presentation.template() != null) {
      derive(json(detail));
      return;
    }
    boolean lines = presentation.form() != Form.JSON && presentation.form() != Form.YAML;
    List<JsonObject> rows = lines ? rows(detail) : null;
    if (rows != null) {
      show(new Flow(page -> ofOnePage(Result.listing(rows, detail.picture()), page), false), null);
      return;
    }
    JsonElement json = json(detail);
    String scope = detail.fieldsWithin();
    if (lines && scope != null && json instanceof JsonObject object && object.has(scope)) {
      writing(null).one(object.get(scope));
    } else {
      writing(null).one(json);
    }
  }

  /// What the thing consists of, unless it is a single thing or the fields that are wanted are its
  /// own.
  private @Nullable List<JsonObject> rows(Detail detail) {
    Supplier<List<JsonObject>> parts = detail.rows();
    if (parts == null) {
      return null;
    }
    List<JsonObject> rows = parts.get();
    FieldSelection fields = presentation.fields();
    if (fields == null || rows.isEmpty()) {
      return rows;
    }
    for (JsonObject row : rows) {
      if (fields.of(row) instanceof JsonObject chosen && !chosen.isEmpty()) {
        return rows;
      }
    }
    return null;
  }

  /// Writes page after page, so that nothing is there as a whole; but a program or a template works
  /// on the whole.
  ///
  /// @param columns what has one unless `--fields` says it; null for all
  private void show(Flow flow, @Nullable List<String> columns) {
    FieldSelection fields = presentation.fields();
    if (presentation.jq() != null || presentation.template() != null) {
      JsonArray all = new JsonArray();
      Envelope envelope =
          flow.source()
              .each(page -> page.forEach(item -> all.add(fields == null ? item : fields.of(item))));
      derive(envelope == null ? all : framed(all, envelope));
      return;
    }
    Writing writing = writing(columns);
    boolean[] begun = new boolean[1];
    Envelope envelope =
        flow.source()
            .each(
                page -> {
                  if (begun[0]) {
                    console.out().flush();
                  } else {
                    writing.begin(flow.framed());
                    begun[0] = true;
                  }
                  for (JsonObject item : page) {
                    writing.item(fields == null ? item : fields.of(item));
                  }
                  writing.pageEnded();
                });
    if (!begun[0]) {
      writing.begin(flow.framed());
    }
    writing.end(envelope == null ? null : frame(envelope));
  }

  private void follow(Tail tail, Consumer<List<JsonObject>> shown) {
    Tailing.<List<JsonObject>>run(pages -> tail.source().each(pages::accept), shown, null);
    wipeEcho();
  }

  /// What came is out before more is waited for.
  private void show(Tail tail) {
    if (presentation.form() == Form.TABLE) {
      try (Resizing window = Resizing.of(console, programs)) {
        GrowingPicture picture = new GrowingPicture(tail, window.look());
        console.out().print(picture.begin());
        console.out().flush();
        follow(
            tail,
            page -> {
              console.out().print(picture.more(page, window.look()));
              console.out().flush();
            });
        console.out().print(picture.end());
      }
      return;
    }
    FieldSelection fields = presentation.fields();
    boolean derived = presentation.jq() != null || presentation.template() != null;
    Writing writing =
        presentation.form() == Form.JSON ? new LineWriting(console.out()::print) : writing(null);
    if (!derived) {
      writing.begin(false);
    }
    follow(
        tail,
        page -> {
          for (JsonObject item : page) {
            JsonElement shown = fields == null ? item : fields.of(item);
            if (derived) {
              derive(shown);
            } else {
              writing.item(shown);
            }
          }
          writing.pageEnded();
          console.out().flush();
        });
    if (!derived) {
      writing.end(null);
    }
  }

  private Writing writing(@Nullable List<String> columns) {
    FieldSelection fields = presentation.fields();
    List<String> paths = fields == null ? columns : fields.paths();
    boolean terminal = console.attached().out();
    return switch (presentation.form()) {
      case TABLE, JSON -> new JsonWriting(console.out()::print);
      case NDJSON -> new LineWriting(console.out()::print);
      case CSV -> SeparatedWriting.commas(console.out()::print, paths, terminal);
      case TSV -> SeparatedWriting.tabs(console.out()::print, paths, terminal);
      case YAML -> new YamlWriting(console.out()::print, terminal);
    };
  }

  /// What a program or a template makes of JSON.
  private void derive(JsonElement json) {
    JqProgram jq = presentation.jq();
    if (jq != null) {
      try {
        jq.run(json, this::value);
      } catch (JqException unfit) {
        throw OutputException.jq(String.valueOf(unfit.getMessage()), json);
      }
    }
    Template template = presentation.template();
    if (template != null) {
      try {
        console.out().print(template.render(json, console.look(), ages));
      } catch (TemplateException unfit) {
        throw OutputException.template(String.valueOf(unfit.getMessage()), json);
      }
    }
  }

  /// Text as it is, all else as JSON: on one line for programs, over several for people.
  private void value(JsonElement value) {
    boolean terminal = console.attached().out();
    if (value instanceof JsonPrimitive primitive && primitive.isString()) {
      String text = primitive.getAsString();
      console.out().println(terminal ? Printable.of(text) : text);
    } else {
      console.out().println(terminal ? JsonText.pretty(value) : JsonText.compact(value));
    }
  }

  private static JsonObject framed(JsonArray data, Envelope envelope) {
    JsonObject page = new JsonObject();
    page.add("data", data);
    frame(envelope).entrySet().forEach(key -> page.add(key.getKey(), key.getValue()));
    return page;
  }

  private static JsonObject frame(Envelope envelope) {
    JsonObject frame = new JsonObject();
    frame.addProperty("hasMore", envelope.hasMore());
    if (envelope.next() != null) {
      frame.addProperty("nextCursor", envelope.next());
    }
    if (envelope.hasPrevious() != null) {
      frame.addProperty("hasPrev", envelope.hasPrevious());
    }
    envelope.extras().entrySet().forEach(extra -> frame.add(extra.getKey(), extra.getValue()));
    return frame;
  }

  private JsonElement json(Detail detail) {
    FieldSelection fields = presentation.fields();
    if (fields == null) {
      return detail.json();
    }
    String scope = detail.fieldsWithin();
    if (scope == null) {
      return fields.of(detail.json());
    }
    if (detail.json() instanceof JsonObject object && object.has(scope)) {
      JsonObject narrowed = object.deepCopy();
      narrowed.add(scope, fields.of(object.get(scope)));
      return narrowed;
    }
    return detail.json();
  }
}
