package dev.sentrycli.terminal;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes styled text the way a look allows: the only place where escape sequences are made of
/// text.
final class Ink {
  private static final Style[] STYLES = Style.values();

  private final StringBuilder drawn;
  private final @Nullable Palette palette;

  Ink(Look look, StringBuilder drawn) {
    this.drawn = drawn;
    this.palette = look.rich() ? new Palette(look.colours()) : null;
  }

  Ink raw(String text) {
    drawn.append(text);
    return this;
  }

  Ink repeat(char c, int times) {
    for (int i = 0; i < times; i++) {
      drawn.append(c);
    }
    return this;
  }

  /// Characters of ours in the muted colour.
  Ink muted(String text) {
    return span(text, palette == null ? "" : palette.of(Style.MUTED), null);
  }

  Ink text(Text text) {
    for (Text.Span span : text.spans()) {
      span(span.text(), codes(span.styles()), span.link());
    }
    return this;
  }

  /// A line of code; what has no style of its own gets the colour of code.
  Ink code(Text line) {
    for (Text.Span span : line.spans()) {
      String codes =
          palette != null && span.styles().isEmpty() ? palette.codeBlock() : codes(span.styles());
      span(span.text(), codes, span.link());
    }
    return this;
  }

  private Ink span(String text, String codes, @Nullable String link) {
    boolean linked = palette != null && link != null && isSafe(link);
    if (linked) {
      drawn.append("\u001b]8;;").append(link).append('\u0007');
    }
    if (codes.isEmpty()) {
      drawn.append(text);
    } else {
      drawn.append("\u001b[").append(codes).append('m').append(text).append("\u001b[0m");
    }
    if (linked) {
      drawn.append("\u001b]8;;\u0007");
    }
    return this;
  }

  private String codes(Set<Style> styles) {
    if (palette == null || styles.isEmpty()) {
      return "";
    }
    if (styles.size() == 1) {
      return palette.of(styles.iterator().next());
    }
    StringBuilder codes = new StringBuilder();
    for (Style style : STYLES) {
      if (styles.contains(style)) {
        codes.append(codes.isEmpty() ? "" : ";").append(palette.of(style));
      }
    }
    return codes.toString();
  }

  /// Whether a link leads to a web page and cannot end the sequence it stands in.
  private static boolean isSafe(String link) {
    if (!link.startsWith("https://") && !link.startsWith("http://")) {
      return false;
    }
    for (int i = 0; i < link.length(); i++) {
      char c = link.charAt(i);
      if (c <= ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }
}
