package dev.sentrycli.terminal;

/// How a piece of text looks where the terminal can show it. Nothing may depend on it to be
/// understood.
public enum Style {
  BOLD,
  ITALIC,
  UNDERLINE,
  RED,
  GREEN,
  YELLOW,
  BLUE,
  MAGENTA,
  CYAN,
  MUTED,
  CODE,
  SERIES_1,
  SERIES_2,
  SERIES_3,
  SERIES_4,
  SERIES_5,
  SERIES_6,
  SERIES_7,
  SERIES_8,
  SERIES_9,
  SERIES_10,
  SERIES_OTHER
}
