package dev.sentrycli.sandbox.world.explore;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// A kind of data that queries are about.
public abstract class Dataset {
  private final String name;
  private final Columns columns;

  Dataset(String name, Columns columns) {
    this.name = name;
    this.columns = columns;
  }

  /// The server's name for it.
  public String name() {
    return name;
  }

  /// The column that a name stands for.
  Column column(String asked) throws ExploreException {
    return columns.of(asked);
  }

  /// The columns that it is known to have.
  Collection<Column> columns() {
    return columns.known();
  }

  Collection<String> aliasesOf(String column) {
    return columns.aliasesOf(column);
  }

  /// Whether the answer tells that nothing was left out.
  public boolean isExact() {
    return isTraceItems();
  }

  /// Where words without a key are looked for.
  abstract String words();

  /// Whether it is one of the newer kind, which refuses in other words.
  abstract boolean isTraceItems();

  /// Whether rows get an id and a project that nobody asked for.
  abstract boolean addsIds();

  /// The columns that functions without one are about.
  abstract String usualColumn();

  /// All of an organization's, in any order.
  abstract Collection<? extends Item> all(Scope scope);

  /// What a query is about, newest first.
  List<Item> items(Scope scope) {
    List<Item> found = new ArrayList<>();
    for (Item item : all(scope)) {
      if (scope.includes(item)) {
        found.add(item);
      }
    }
    found.sort(Comparator.comparing(Item::time).reversed());
    return found;
  }
}
