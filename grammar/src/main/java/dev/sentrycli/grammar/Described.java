package dev.sentrycli.grammar;

/// Something a command line can name and that says how it is used.
public interface Described {
  Usage usage();
}
