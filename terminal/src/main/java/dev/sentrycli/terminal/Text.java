package dev.sentrycli.terminal;

import java.util.ArrayList;
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
    spans = List.copyOf(spans);
  }

  public static Text of(String text, Style... styles) {
    return text.isEmpty() ? EMPTY : new Text(List.of(new Span(text, Set.of(styles), null)));
  }

  /// Text that leads to an address.
  public static Text link(String text, String address, Style... styles) {
    return new Text(List.of(new Span(text, Set.of(styles), address)));
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
    return new Text(
        spans.stream()
            .map(
                span -> {
                  Set<Style> styles = EnumSet.of(style);
                  styles.addAll(span.styles());
                  return new Span(span.text(), styles, span.link());
                })
            .toList());
  }

  public boolean isEmpty() {
    return spans.isEmpty();
  }

  /// The words alone.
  public String plain() {
    StringBuilder words = new StringBuilder();
    spans.forEach(span -> words.append(span.text()));
    return words.toString();
  }
}
