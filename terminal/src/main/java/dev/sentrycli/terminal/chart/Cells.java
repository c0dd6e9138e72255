package dev.sentrycli.terminal.chart;

import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A line put together cell by cell.
final class Cells {
  private final List<Text.Span> spans = new ArrayList<>();
  private final StringBuilder run = new StringBuilder();
  private @Nullable Style style;

  /// One more character, in a style of its own or in none.
  Cells add(char c, @Nullable Style style) {
    if (style != this.style) {
      close();
      this.style = style;
    }
    run.append(c);
    return this;
  }

  Cells add(String text, @Nullable Style style) {
    for (int i = 0; i < text.length(); i++) {
      add(text.charAt(i), style);
    }
    return this;
  }

  Cells repeat(char c, int times) {
    for (int i = 0; i < times; i++) {
      add(c, null);
    }
    return this;
  }

  Cells add(Text text) {
    close();
    spans.addAll(text.spans());
    return this;
  }

  Text text() {
    close();
    return new Text(spans);
  }

  private void close() {
    if (!run.isEmpty()) {
      spans.add(new Text.Span(run.toString(), style == null ? Set.of() : Set.of(style), null));
      run.setLength(0);
    }
  }

  /// The text in exactly so many columns: cut, or filled up with blanks.
  static Text fit(Text text, int width) {
    if (width <= 0) {
      return Text.EMPTY;
    }
    Text cut = text.onOneLine(width);
    int space = width - Width.of(cut);
    return space <= 0 ? cut : cut.plus(" ".repeat(space));
  }

  /// As [#fit], at the right end.
  static Text right(Text text, int width) {
    if (width <= 0) {
      return Text.EMPTY;
    }
    Text cut = text.onOneLine(width);
    return Text.of(" ".repeat(Math.max(0, width - Width.of(cut)))).plus(cut);
  }

  /// As [#fit], in the middle.
  static Text centred(Text text, int width) {
    if (width <= 0) {
      return Text.EMPTY;
    }
    Text cut = text.onOneLine(width);
    int space = Math.max(0, width - Width.of(cut));
    return Text.of(" ".repeat(space / 2)).plus(cut).plus(" ".repeat(space - space / 2));
  }
}
