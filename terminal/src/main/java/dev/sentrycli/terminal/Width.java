package dev.sentrycli.terminal;

/// How many columns of a terminal a text takes. East Asian wide characters and emoji take two,
/// combining marks and joiners none; characters that one emoji is composed of count once.
public final class Width {
  private static final int JOINER = 0x200d;
  private static final int AS_EMOJI = 0xfe0f;

  /// First and last code points that are wide by Unicode's East Asian Width and are no emoji.
  private static final int[] WIDE = {
    0x1100, 0x115f, 0x2329, 0x232a, 0x2e80, 0x303e, 0x3041, 0x3247, 0x3250, 0xa4cf, 0xa960, 0xa97c,
    0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe10, 0xfe19, 0xfe30, 0xfe6f, 0xff01, 0xff60, 0xffe0, 0xffe6,
    0x16fe0, 0x16ff6, 0x17000, 0x18d1e, 0x18d80, 0x18df2, 0x1aff0, 0x1b2fb, 0x1d300, 0x1d356,
    0x1d360, 0x1d376, 0x1f200, 0x1f202, 0x1f210, 0x1f23b, 0x1f240, 0x1f248, 0x1f250, 0x1f251,
    0x1f260, 0x1f265, 0x20000, 0x3fffd
  };

  private Width() {}

  /// The columns of a single line.
  public static int of(String line) {
    int length = line.length();
    int columns = plainStart(line, length);
    for (int at = columns; at < length; ) {
      int end = clusterEnd(line, at);
      columns += clusterWidth(line, at, end);
      at = end;
    }
    return columns;
  }

  /// The columns of a single line.
  public static int of(Text line) {
    return switch (line.spans().size()) {
      case 0 -> 0;
      case 1 -> of(line.spans().getFirst().text());
      default -> of(line.plain());
    };
  }

  /// How many characters at the start take a column each, whatever follows them; at most `most`.
  static int plainStart(String line, int most) {
    int plain = 0;
    int limit = Math.min(most, line.length());
    while (plain < limit && isPlain(line.charAt(plain))) {
      plain++;
    }
    boolean carriesNext = plain > 0 && plain < line.length() && !isPlain(line.charAt(plain));
    return carriesNext ? plain - 1 : plain;
  }

  /// Where a line has to end to take no more than so many columns.
  public static int fitting(String line, int columns) {
    int at = plainStart(line, Math.max(0, columns));
    int taken = at;
    while (at < line.length()) {
      int end = clusterEnd(line, at);
      taken += clusterWidth(line, at, end);
      if (taken > columns) {
        break;
      }
      at = end;
    }
    return at;
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c <= '~';
  }

  /// Where the character that begins at `start` ends, with all that is drawn upon it. No text may
  /// be divided between the two.
  static int clusterEnd(String text, int start) {
    char first = text.charAt(start);
    int end = start + 1;
    if (end == text.length() || (first < 0x7f && text.charAt(end) < 0x7f)) {
      return end;
    }
    int base = text.codePointAt(start);
    end = start + Character.charCount(base);
    if (isFlagLetter(base) && end < text.length() && isFlagLetter(text.codePointAt(end))) {
      end += 2;
    }
    while (end < text.length()) {
      int next = text.codePointAt(end);
      if (!isDrawnUpon(next) && !(Character.isEmojiModifier(next) && Character.isEmoji(base))) {
        break;
      }
      end += Character.charCount(next);
      if (next == JOINER
          && end < text.length()
          && Character.isExtendedPictographic(base)
          && Character.isExtendedPictographic(text.codePointAt(end))) {
        end += Character.charCount(text.codePointAt(end));
      }
    }
    return end;
  }

  static int clusterWidth(String text, int start, int end) {
    char first = text.charAt(start);
    if (end == start + 1 && first < 0x300) {
      return first >= ' ' ? 1 : 0;
    }
    int base = text.codePointAt(start);
    if (isDrawnUpon(base)) {
      return 0;
    }
    if (isFlagLetter(base)) {
      return end - start >= 4 ? 2 : 1;
    }
    if (Character.isEmojiPresentation(base) || isWide(base)) {
      return 2;
    }
    return Character.isEmoji(base) && text.indexOf(AS_EMOJI, start, end) >= 0 ? 2 : 1;
  }

  private static boolean isFlagLetter(int point) {
    return point >= 0x1f1e6 && point <= 0x1f1ff;
  }

  /// Whether a character has no place of its own: marks, joiners, variation selectors, and the
  /// vowels and finals of a Hangul syllable.
  private static boolean isDrawnUpon(int point) {
    if (point < 0x300) {
      return false;
    }
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.FORMAT ->
          true;
      default -> (point >= 0x1160 && point <= 0x11ff) || (point >= 0xd7b0 && point <= 0xd7fb);
    };
  }

  private static boolean isWide(int point) {
    if (point < WIDE[0]) {
      return false;
    }
    int low = 0;
    int high = WIDE.length / 2 - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (point < WIDE[2 * middle]) {
        high = middle - 1;
      } else if (point > WIDE[2 * middle + 1]) {
        low = middle + 1;
      } else {
        return true;
      }
    }
    return false;
  }
}
