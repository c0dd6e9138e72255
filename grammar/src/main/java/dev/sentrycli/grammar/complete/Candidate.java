package dev.sentrycli.grammar.complete;

/// A word the shell can put in place of the one being typed.
///
/// @param description what it is, shown beside it by shells that can; may be empty
public record Candidate(String value, String description) {}
