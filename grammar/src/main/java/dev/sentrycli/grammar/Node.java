package dev.sentrycli.grammar;

import java.util.List;

/// A word that a command line can be routed by: a command, or a group of them.
public sealed interface Node<C extends Described> permits Group, Route {
  String name();

  /// One line without a full stop.
  String brief();

  /// Other words for it, in the order help shows them.
  List<String> aliases();

  /// Whether help and completion leave it out.
  boolean hidden();

  default boolean answersTo(String word) {
    return name().equals(word) || aliases().contains(word);
  }
}
