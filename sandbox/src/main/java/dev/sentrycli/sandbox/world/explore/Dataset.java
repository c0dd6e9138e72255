package dev.sentrycli.sandbox.world.explore;

import dev.sentrycli.sandbox.world.directory.Organization;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// A kind of data that queries are about.
///
/// @param name the server's name for it
/// @param isTraceItems whether it is one of the newer kind, which refuses in other words
/// @param addsIds whether rows get an id and a project that nobody asked for
/// @param words the column that words without a key are looked for in
/// @param usualColumn the column that functions without one are about, empty if they need one
public record Dataset(
    String name,
    Columns columns,
    boolean isTraceItems,
    boolean addsIds,
    String words,
    String usualColumn,
    Source source) {

  /// Where the data is.
  @FunctionalInterface
  public interface Source {
    /// All of an organization's, in any order.
    Collection<? extends Item> of(Organization organization);
  }

  /// The same without data.
  public Dataset empty() {
    return new Dataset(name, columns, isTraceItems, addsIds, words, usualColumn, _ -> List.of());
  }

  /// The column that a name stands for.
  Column column(String asked) throws ExploreException {
    return columns.of(asked);
  }

  /// What a query is about, newest first.
  List<Item> items(Scope scope) {
    List<Item> found = new ArrayList<>();
    for (Item item : source.of(scope.organization())) {
      if (scope.includes(item)) {
        found.add(item);
      }
    }
    found.sort(Comparator.comparing(Item::time).reversed());
    return found;
  }
}
