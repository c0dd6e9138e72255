package dev.sentrycli.cli.output;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The kinds of text a result can be written as.
public enum Form {
  /// For people: text, tables, hints.
  TABLE("table"),
  JSON("json"),
  /// A JSON value a line: the items of a list, or the one thing there is.
  NDJSON("ndjson"),
  /// Values separated by commas, as RFC 4180 has it, under a line of names.
  CSV("csv"),
  /// As [#CSV], separated by tabs; what would break a line is escaped.
  TSV("tsv"),
  YAML("yaml");

  /// The words for them, in the order help shows them.
  public static final List<String> WORDS = List.of("table", "json", "ndjson", "csv", "tsv", "yaml");

  private final String word;

  Form(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /// The form a word stands for, or null.
  public static @Nullable Form of(String word) {
    for (Form form : values()) {
      if (form.word.equalsIgnoreCase(word)) {
        return form;
      }
    }
    return null;
  }

  /// Whom it is for: commands prepare more, or less, for programs.
  public Format format() {
    return this == TABLE ? Format.HUMAN : Format.JSON;
  }
}
