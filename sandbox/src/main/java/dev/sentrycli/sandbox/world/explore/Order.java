package dev.sentrycli.sandbox.world.explore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What rows are ordered by.
record Order(Field field, boolean descending) {

  /// @param written a name, its dotless spelling, or a function without arguments; `-` before it
  ///   turns the order
  static Order of(String written, List<Field> fields, Dataset dataset) throws ExploreException {
    boolean descending = written.startsWith("-");
    String name = descending ? written.substring(1) : written;
    for (Field field : fields) {
      if (field.name().equals(name)
          || (field.isAggregate() && alias(field.name()).equals(name))
          || isSame(field, name, dataset)) {
        return new Order(field, descending);
      }
    }
    throw new ExploreException(
        dataset.isTraceItems()
            ? "orderby must also be in the selected columns or groupby"
            : "Cannot sort by a field that is not selected.");
  }

  private static boolean isSame(Field field, String name, Dataset dataset) throws ExploreException {
    return field instanceof Column column
        && !name.endsWith(")")
        && !name.startsWith("equation|")
        && dataset.column(name).key().equals(column.key());
  }

  /// `p95(span.duration)` as `p95_span_duration`, `count()` as `count`.
  private static String alias(String function) {
    String plain =
        function
            .replace("(", "_")
            .replace(")", "")
            .replace(",", "_")
            .replace(".", "_")
            .replace(" ", "");
    return plain.endsWith("_") ? plain.substring(0, plain.length() - 1) : plain;
  }

  int compare(@Nullable Object one, @Nullable Object other) {
    int found = Cells.compare(one, other);
    return descending && one != null && other != null ? -found : found;
  }
}
