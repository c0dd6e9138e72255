package dev.sentrycli.terminal;

/// What the place where output goes can show.
///
/// @param width columns
/// @param height lines
/// @param rich whether styles, hyperlinks and motion may be used
/// @param colours how many colours there are when rich
public record Look(int width, int height, boolean rich, Colours colours) {
  /// How colours can be named.
  public enum Colours {
    SIXTEEN,
    INDEXED,
    TRUE
  }

  /// Eighty columns of words and nothing else.
  public static final Look PLAIN = new Look(80, 24, false, Colours.SIXTEEN);
}
