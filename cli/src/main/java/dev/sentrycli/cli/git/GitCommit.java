package dev.sentrycli.cli.git;

/// A commit as `git log` tells of it.
///
/// @param id its full name
/// @param subject the first line of its message
/// @param date when it was written, with the author's offset
public record GitCommit(
    String id, String subject, String authorName, String authorEmail, String date) {}
