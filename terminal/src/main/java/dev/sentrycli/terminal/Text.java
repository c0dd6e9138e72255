package dev.sentrycli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A piece of text with its looks. Whatever a text is made from, control characters, escape
/// sequences and characters that turn the writing direction are taken out: a text can be printed
/// without harm, wherever its words came from.
public record Text(List<Span> spans) {
  public static final Text EMPTY = new Text(List.of());

  /// A run of characters in one look.
  ///
  /// @param link where a terminal with hyperlinks leads from here, or null
  public record Span(String text, Set<Style> styles, @Nullable String link) {
    public Span {
      text = Printable.of(text);
      styles = Set.copyOf(styles);
    }
  }

  public Text {
    spans = withoutEmpty(spans);
  }

  public static Text of(String text, Style... styles) {
    return text.isEmpty() ? EMPTY : new Text(List.of(new Span(text, set(styles), null)));
  }

  /// Text that leads to an address.
  public static Text link(String text, String address, Style... styles) {
    return new Text(List.of(new Span(text, set(styles), address)));
  }

  /// The sentence that says that what was asked for is done.
  public static Text done(String sentence) {
    return of("✓ ", Style.GREEN).plus(sentence);
  }

  public Text plus(Text more) {
    List<Span> all = new ArrayList<>(spans);
    all.addAll(more.spans);
    return new Text(all);
  }

  public Text plus(String more, Style... styles) {
    return plus(of(more, styles));
  }

  /// The same words with one more look on all of them.
  public Text in(Style style) {
    List<Span> all = new ArrayList<>(spans.size());
    for (Span span : spans) {
      Set<Style> styles = EnumSet.of(style);
      styles.addAll(span.styles());
      all.add(new Span(span.text(), styles, span.link()));
    }
    return new Text(all);
  }

  /// The first line, ended with an ellipsis if it takes more than `width` columns.
  public Text onOneLine(int width) {
    return Wrapping.cut(Wrapping.lines(this).getFirst(), width);
  }

  /// In lines of at most `width` columns, divided at spaces where there are any.
  public List<Text> wrapped(int width) {
    return Wrapping.wrap(this, width, Wrapping.LongWord.BREAK);
  }

  public boolean isEmpty() {
    return spans.isEmpty();
  }

  /// The words alone.
  public String plain() {
    if (spans.size() == 1) {
      return spans.getFirst().text();
    }
    StringBuilder words = new StringBuilder();
    for (Span span : spans) {
      words.append(span.text());
    }
    return words.toString();
  }

  private static Set<Style> set(Style... styles) {
    return switch (styles.length) {
      case 0 -> Set.of();
      case 1 -> Set.of(styles[0]);
      default -> Set.copyOf(Arrays.asList(styles));
    };
  }

  private static List<Span> withoutEmpty(List<Span> spans) {
    for (Span span : spans) {
      if (span.text().isEmpty()) {
        List<Span> kept = new ArrayList<>(spans);
        kept.removeIf(candidate -> candidate.text().isEmpty());
        return List.copyOf(kept);
      }
    }
    return List.copyOf(spans);
  }
}
