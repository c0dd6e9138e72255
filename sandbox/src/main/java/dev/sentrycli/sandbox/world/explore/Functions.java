package dev.sentrycli.sandbox.world.explore;

import dev.sentrycli.sandbox.world.explore.Aggregate.Fold;
import dev.sentrycli.sandbox.world.explore.Field.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Reads what a query asks for.
final class Functions {
  private static final String EQUATION = "equation|";
  private static final Set<String> METRIC_TYPES = Set.of("", "counter", "gauge", "distribution");

  private final Dataset dataset;
  private final String text;
  private final String function;
  private final List<String> arguments;

  private Functions(Dataset dataset, String text, String function, List<String> arguments) {
    this.dataset = dataset;
    this.text = text;
    this.function = function;
    this.arguments = arguments;
  }

  /// The column, aggregate or equation that a text stands for.
  static Field of(Dataset dataset, String asked) throws ExploreException {
    String text = asked.strip();
    if (text.startsWith(EQUATION)) {
      return Equation.of(dataset, text, text.substring(EQUATION.length()));
    }
    int open = text.indexOf('(');
    if (!text.endsWith(")") || open < 1 || !isName(text.substring(0, open))) {
      return dataset.column(text);
    }
    return new Functions(
            dataset, text, text.substring(0, open), arguments(text, open + 1, text.length() - 1))
        .aggregate();
  }

  static boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isLetterOrDigit(c) && c != '_') {
        return false;
      }
    }
    return true;
  }

  /// Split at commas outside of quotes and brackets.
  private static List<String> arguments(String text, int start, int end) {
    List<String> found = new ArrayList<>();
    char quote = 0;
    int depth = 0;
    int from = start;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '`' || c == '"') {
        quote = c;
      } else if (c == '[' || c == '(') {
        depth++;
      } else if (c == ']' || c == ')') {
        depth--;
      } else if (c == ',' && depth == 0) {
        found.add(text.substring(from, i).strip());
        from = i + 1;
      }
    }
    String last = text.substring(from, end).strip();
    if (!last.isEmpty() || !found.isEmpty()) {
      found.add(last);
    }
    return found;
  }

  private Aggregate aggregate() throws ExploreException {
    if (function.endsWith("_if")) {
      return conditional(function.substring(0, function.length() - 3));
    }
    return plain(function, arguments, _ -> true);
  }

  /// `count_if(column,operator,value)`, `avg_if(measure,column,operator,value)`, and with a query
  /// in back quotes for the condition.
  private Aggregate conditional(String base) throws ExploreException {
    boolean counts = base.equals("count") || base.equals("failure_rate");
    if (!arguments.isEmpty() && arguments.getFirst().startsWith("`")) {
      String quoted = arguments.getFirst();
      Filter filter =
          Filter.of(dataset, quoted.substring(1, Math.max(1, quoted.length() - 1)), Instant.EPOCH);
      return plain(base, arguments.subList(1, arguments.size()), filter::admits);
    }
    int before = counts ? 0 : 1;
    if (arguments.size() != before + 3) {
      throw wrongNumber(before + 3);
    }
    Column column = dataset.column(arguments.get(before));
    Predicate<Item> condition =
        comparison(column, arguments.get(before + 1), arguments.get(before + 2));
    return plain(base, arguments.subList(0, before), condition);
  }

  private Predicate<Item> comparison(Column column, String operator, String wanted)
      throws ExploreException {
    if (!Set.of("equals", "notEquals", "less", "greater", "lessOrEquals", "greaterOrEquals")
        .contains(operator)) {
      throw new ExploreException(
          dataset.isTraceItems()
              ? operator + " is not a valid argument for " + function
              : function
                  + ": condition argument invalid: "
                  + operator
                  + " is not a valid condition");
    }
    String bare = unquoted(wanted);
    return item -> {
      Object value = item.value(column);
      Double number = Cells.number(value);
      Double limit = asNumber(bare);
      if (value == null) {
        return operator.equals("notEquals");
      }
      int order =
          number != null && limit != null
              ? Double.compare(number, limit)
              : String.valueOf(Cells.text(value)).compareTo(bare);
      return switch (operator) {
        case "equals" -> order == 0;
        case "notEquals" -> order != 0;
        case "less" -> order < 0;
        case "greater" -> order > 0;
        case "lessOrEquals" -> order <= 0;
        default -> order >= 0;
      };
    };
  }

  private static String unquoted(String text) {
    return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1)
        : text;
  }

  private static @Nullable Double asNumber(String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException words) {
      return null;
    }
  }

  private Aggregate plain(String name, List<String> given, Predicate<Item> admits)
      throws ExploreException {
    List<String> own = given;
    Predicate<Item> subject = null;
    Predicate<Item> all = admits;
    if (isOfMetrics() && given.size() > 1) {
      own = given.subList(0, 1);
      subject = metric(given.subList(1, given.size()));
      all = admits.and(subject);
    }
    Shape shape = shape(name, own);
    return new Aggregate(text, shape.kind(), shape.unit(), all, subject, shape.fold());
  }

  /// The metric that the arguments after the value name: name, type, unit.
  private Predicate<Item> metric(List<String> named) throws ExploreException {
    String name = unquoted(named.getFirst());
    String type = named.size() > 1 ? named.get(1) : "";
    String unit = named.size() > 2 ? named.get(2) : "";
    if (!METRIC_TYPES.contains(type)) {
      throw new ExploreException(type + " is not a valid argument for " + function);
    }
    Column nameColumn = dataset.column("metric.name");
    Column typeColumn = dataset.column("metric.type");
    Column unitColumn = dataset.column("metric.unit");
    boolean unitless = unit.equals("-") || unit.equals("none");
    return item -> {
      Object itsUnit = item.value(unitColumn);
      return (name.isEmpty() || name.equals(item.value(nameColumn)))
          && (type.isEmpty() || type.equals(item.value(typeColumn)))
          && (unit.isEmpty()
              || (unitless ? itsUnit == null || itsUnit.equals("none") : unit.equals(itsUnit)));
    };
  }

  private boolean isOfMetrics() {
    return dataset.name().equals("tracemetrics");
  }

  private record Shape(Kind kind, @Nullable String unit, Fold fold) {}

  private Shape shape(String name, List<String> own) throws ExploreException {
    return switch (name) {
      case "count" -> count(own);
      case "count_unique" -> {
        Column column = required(own);
        yield new Shape(Kind.INTEGER, null, (items, _) -> (Long) (long) distinct(items, column));
      }
      case "sum" -> measured(own, Functions::sum);
      case "avg" -> measured(own, Functions::average);
      case "min" -> measured(own, values -> Arrays.stream(values).min().orElse(0));
      case "max", "p100" -> measured(own, values -> Arrays.stream(values).max().orElse(0));
      case "median", "p50" -> quantile(own, 0.5);
      case "p75" -> quantile(own, 0.75);
      case "p90" -> quantile(own, 0.9);
      case "p95" -> quantile(own, 0.95);
      case "p99" -> quantile(own, 0.99);
      case "percentile" -> {
        Double share = own.size() == 2 ? asNumber(own.get(1)) : null;
        if (share == null || share < 0 || share > 1) {
          throw wrongNumber(2);
        }
        yield quantile(own.subList(0, 1), share);
      }
      case "stddev" -> measured(own, Functions::deviation);
      case "eps", "sample_eps", "tps", "per_second" -> rate("1/second", 1, own);
      case "epm", "sample_epm", "tpm", "spm", "per_minute" -> rate("1/minute", 60, own);
      case "failure_count" ->
          new Shape(
              Kind.INTEGER, null, (items, _) -> (Long) items.stream().filter(failed()).count());
      case "failure_rate" ->
          new Shape(
              Kind.PERCENTAGE,
              null,
              (items, _) ->
                  items.isEmpty()
                      ? 0.0
                      : (double) items.stream().filter(failed()).count() / items.size());
      case "http_response_rate" -> responses(own);
      case "apdex" -> apdex(own);
      case "first_seen" -> new Shape(Kind.DATE, null, (items, _) -> time(items, false));
      case "last_seen" -> new Shape(Kind.DATE, null, (items, _) -> time(items, true));
      case "any" -> {
        Column column = required(own);
        yield new Shape(
            column.kind(),
            column.unit(),
            (items, _) -> items.isEmpty() ? null : items.getFirst().value(column));
      }
      default ->
          throw new ExploreException(
              dataset.isTraceItems()
                  ? "Unknown function " + function
                  : function + " is not a valid function");
    };
  }

  private Shape count(List<String> own) throws ExploreException {
    if (own.isEmpty() || own.getFirst().isEmpty()) {
      return new Shape(Kind.INTEGER, null, (items, _) -> (Long) (long) items.size());
    }
    if (own.size() > 1) {
      throw wrongNumber(0);
    }
    Column column = dataset.column(own.getFirst());
    if (dataset.isTraceItems() && !column.known()) {
      throw notNumeric(column);
    }
    return new Shape(
        Kind.INTEGER,
        null,
        (items, _) -> (Long) items.stream().filter(item -> item.value(column) != null).count());
  }

  private Column required(List<String> own) throws ExploreException {
    if (own.size() != 1) {
      throw wrongNumber(1);
    }
    return dataset.column(own.getFirst());
  }

  private ExploreException wrongNumber(int expected) {
    return new ExploreException(
        dataset.isTraceItems()
            ? "Invalid number of arguments for %s, was expecting %d arguments"
                .formatted(function, expected)
            : "%s: expected %d argument(s)".formatted(function, expected));
  }

  private ExploreException notNumeric(Column column) {
    return new ExploreException(
        dataset.isTraceItems()
            ? ("%s is invalid for parameter 1 in %s. Its a %s type field, but it must be one of"
                    + " these types: {'integer', 'duration', 'number', 'percentage', 'currency'}")
                .formatted(column.name(), function, column.kind().word())
            : "%s: column argument invalid: %s is not a numeric column"
                .formatted(function, column.name()));
  }

  private Column numeric(List<String> own) throws ExploreException {
    if (own.size() > 1 || (own.isEmpty() && dataset.usualColumn().isEmpty())) {
      throw wrongNumber(1);
    }
    Column column = dataset.column(own.isEmpty() ? dataset.usualColumn() : own.getFirst());
    if (!column.kind().isNumber()) {
      throw notNumeric(column);
    }
    return column;
  }

  private Shape measured(List<String> own, ToDoubleFunction<double[]> made)
      throws ExploreException {
    if (own.size() == 1 && own.getFirst().equals("timestamp") && !dataset.isTraceItems()) {
      boolean latest = function.equals("max");
      return new Shape(Kind.DATE, null, (items, _) -> time(items, latest));
    }
    Column column = numeric(own);
    Kind kind = column.kind();
    boolean whole = kind == Kind.INTEGER && Set.of("min", "max", "sum").contains(function);
    return new Shape(
        whole ? kind : kind == Kind.INTEGER ? Kind.NUMBER : kind,
        column.unit(),
        (items, _) -> {
          double[] values = values(items, column);
          if (values.length == 0) {
            return function.equals("sum") ? (Double) 0.0 : null;
          }
          double value = made.applyAsDouble(values);
          return whole ? (Object) (long) value : (Object) value;
        });
  }

  private Shape quantile(List<String> own, double share) throws ExploreException {
    return measured(own, values -> quantile(values, share));
  }

  private Shape rate(String unit, int seconds, List<String> own) throws ExploreException {
    boolean metrics = isOfMetrics() && !own.isEmpty();
    Column value = metrics ? dataset.column("value") : null;
    Column type = metrics ? dataset.column("metric.type") : null;
    return new Shape(
        Kind.RATE,
        unit,
        (items, window) -> {
          double happened = 0;
          for (Item item : items) {
            Double counted =
                value != null && type != null && "counter".equals(item.value(type))
                    ? Cells.number(item.value(value))
                    : null;
            happened += counted == null ? 1 : counted;
          }
          return happened * seconds / Math.max(1, window.toMillis() / 1000.0);
        });
  }

  private Shape responses(List<String> own) throws ExploreException {
    if (own.size() != 1 || !own.getFirst().matches("[1-5]")) {
      throw wrongNumber(1);
    }
    Column status = dataset.column("span.status_code");
    return new Shape(
        Kind.PERCENTAGE,
        null,
        (items, _) -> {
          List<String> codes =
              items.stream()
                  .map(item -> Cells.text(item.value(status)))
                  .filter(x -> x != null)
                  .map(String::valueOf)
                  .toList();
          return codes.isEmpty()
              ? 0.0
              : (double) codes.stream().filter(code -> code.startsWith(own.getFirst())).count()
                  / codes.size();
        });
  }

  private Shape apdex(List<String> own) throws ExploreException {
    Double limit = own.isEmpty() ? null : asNumber(own.getLast());
    if (limit == null) {
      throw wrongNumber(2);
    }
    Column column = numeric(own.subList(0, own.size() - 1));
    return new Shape(
        Kind.NUMBER,
        null,
        (items, _) -> {
          double[] values = values(items, column);
          double points = 0;
          for (double value : values) {
            points += value <= limit ? 1 : value <= 4 * limit ? 0.5 : 0;
          }
          return values.length == 0 ? 0.0 : points / values.length;
        });
  }

  private Predicate<Item> failed() {
    Column status;
    try {
      status = dataset.column(dataset.isTraceItems() ? "span.status" : "transaction.status");
    } catch (ExploreException unknown) {
      throw new IllegalStateException(unknown);
    }
    return item -> {
      String word = Cells.text(item.value(status));
      return word != null && !Set.of("ok", "cancelled", "unknown").contains(word);
    };
  }

  private static @Nullable Instant time(List<Item> items, boolean latest) {
    Instant found = null;
    for (Item item : items) {
      if (found == null || item.time().isAfter(found) == latest) {
        found = item.time();
      }
    }
    return found;
  }

  private static int distinct(List<Item> items, Column column) {
    Set<Object> found = new HashSet<>();
    for (Item item : items) {
      Object value = item.value(column);
      if (value != null) {
        found.add(value);
      }
    }
    return found.size();
  }

  private static double[] values(List<Item> items, Column column) {
    double[] found = new double[items.size()];
    int count = 0;
    for (Item item : items) {
      Double number = Cells.number(item.value(column));
      if (number != null) {
        found[count++] = number;
      }
    }
    return Arrays.copyOf(found, count);
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }

  private static double average(double[] values) {
    return sum(values) / values.length;
  }

  private static double deviation(double[] values) {
    double middle = average(values);
    return Math.sqrt(
        Arrays.stream(values).map(x -> (x - middle) * (x - middle)).sum() / values.length);
  }

  /// Between the two nearest values, by how near they are.
  private static double quantile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double at = share * (sorted.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (sorted[above] - sorted[below]) * (at - below);
  }
}
