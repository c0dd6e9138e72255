package dev.sentrycli.api.issue;

import java.util.List;

/// What became of issues that were merged.
///
/// @param parent the number of the one that stays
/// @param children the numbers of those that became part of it
public record Merged(String parent, List<String> children) {
  public Merged {
    children = List.copyOf(children);
  }
}
