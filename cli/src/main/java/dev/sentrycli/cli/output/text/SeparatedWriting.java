package dev.sentrycli.cli.output.text;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.terminal.Printable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;

/// A line of names and then a line of values for each item: separated by commas and quoted where
/// RFC 4180 demands it, or separated by tabs with escapes.
public final class SeparatedWriting implements Writing {
  private final Consumer<String> out;
  private final UnaryOperator<String> cell;
  private final @Nullable CSVFormat format;
  private final List<JsonElement> waiting = new ArrayList<>();
  private @Nullable Columns columns;
  private boolean decided;

  private SeparatedWriting(
      Consumer<String> out,
      @Nullable List<String> paths,
      boolean terminal,
      @Nullable CSVFormat format) {
    this.out = out;
    this.cell = terminal ? Printable::of : text -> text;
    this.columns = paths == null ? null : new Columns(paths);
    this.format = format;
  }

  /// @param paths the columns; null to take those of the items of the first page
  /// @param terminal whether what is written has to be harmless there
  public static SeparatedWriting commas(
      Consumer<String> out, @Nullable List<String> paths, boolean terminal) {
    CSVFormat format =
        CSVFormat.RFC4180.builder().setRecordSeparator('\n').setQuoteMode(QuoteMode.MINIMAL).get();
    return new SeparatedWriting(out, paths, terminal, format);
  }

  /// As [#commas], with tabs.
  public static SeparatedWriting tabs(
      Consumer<String> out, @Nullable List<String> paths, boolean terminal) {
    return new SeparatedWriting(out, paths, terminal, null);
  }

  @Override
  public void one(JsonElement value) {
    begin(false);
    if (value instanceof JsonArray array) {
      array.forEach(this::item);
    } else {
      item(value);
    }
    end(null);
  }

  @Override
  public void begin(boolean framed) {}

  @Override
  public void item(JsonElement item) {
    waiting.add(item);
    if (decided) {
      pageEnded();
    }
  }

  @Override
  public void pageEnded() {
    Columns known = columns;
    if (known == null) {
      known = Columns.of(waiting);
      columns = known;
    }
    if (!decided) {
      if (known.paths().isEmpty()) {
        columns = null;
        waiting.clear();
        return;
      }
      line(known.paths());
      decided = true;
    }
    for (JsonElement item : waiting) {
      line(known.row(item));
    }
    waiting.clear();
  }

  @Override
  public void end(@Nullable JsonObject frame) {
    pageEnded();
  }

  private void line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    if (format == null) {
      for (int i = 0; i < cells.size(); i++) {
        line.append(i == 0 ? "" : "\t").append(escaped(cells.get(i)));
      }
      line.append('\n');
    } else {
      try {
        format.printRecord(line, cells.stream().map(cell).toArray());
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
    }
    out.accept(line.toString());
  }

  private String escaped(String text) {
    return cell.apply(
        text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r"));
  }
}
