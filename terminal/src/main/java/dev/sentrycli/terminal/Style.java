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
  CODE
}
