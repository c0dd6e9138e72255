package dev.sentrycli.sandbox.world.explore;

import java.util.Collection;
import java.util.List;

/// A kind of data that the server knows and has none of.
final class Nothing extends Dataset {
  Nothing(String name) {
    super(name, new Columns().define(Field.Kind.STRING, "id", "project", "timestamp"));
  }

  @Override
  String words() {
    return "id";
  }

  @Override
  boolean isTraceItems() {
    return true;
  }

  @Override
  boolean addsIds() {
    return false;
  }

  @Override
  String usualColumn() {
    return "";
  }

  @Override
  Collection<Item> all(Scope scope) {
    return List.of();
  }
}
