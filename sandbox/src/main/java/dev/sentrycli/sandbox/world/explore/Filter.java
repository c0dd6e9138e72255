package dev.sentrycli.sandbox.world.explore;

import dev.sentrycli.sandbox.world.search.Expression;
import dev.sentrycli.sandbox.world.search.SearchException;
import dev.sentrycli.sandbox.world.search.SearchParser;
import dev.sentrycli.sandbox.world.search.Term;
import dev.sentrycli.sandbox.world.search.Term.Operand;
import dev.sentrycli.sandbox.world.search.Vocabulary;
import dev.sentrycli.sandbox.world.search.Wildcard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A query, ready to be asked of many rows: what a row must be like, and what a group of rows must
/// be like once it is summed up.
final class Filter {
  private final Dataset dataset;
  private final Predicate<Item> where;
  private final Predicate<Function<Field, @Nullable Object>> having;
  private final Map<String, Field> aggregates = new LinkedHashMap<>();

  private Filter(Dataset dataset, Expression query) throws ExploreException {
    this.dataset = dataset;
    this.where = rows(query);
    this.having = groups(query);
  }

  static Filter of(Dataset dataset, String query, Instant now) throws ExploreException {
    try {
      return new Filter(dataset, SearchParser.eventSearch(query, new Keys(dataset), now));
    } catch (SearchException unreadable) {
      throw new ExploreException(unreadable.why());
    }
  }

  boolean admits(Item item) {
    return where.test(item);
  }

  /// Whether a group passes.
  ///
  /// @param values gives what an aggregate is for the group
  boolean admitsGroup(Function<Field, @Nullable Object> values) {
    return having.test(values);
  }

  /// What the keys mean for a data set.
  private record Keys(Dataset dataset) implements Vocabulary {
    @Override
    public String named(String key) {
      return key;
    }

    @Override
    public Kind kind(String key) throws SearchException {
      if (key.equals("message")) {
        return Kind.TEXT;
      }
      try {
        return kind(dataset.column(key).kind(), key);
      } catch (ExploreException unknown) {
        throw new SearchException(unknown.detail());
      }
    }

    @Override
    public @Nullable Kind aggregate(String function) throws SearchException {
      try {
        return kind(Functions.of(dataset, function).kind(), function);
      } catch (ExploreException unknown) {
        throw new SearchException(unknown.detail());
      }
    }

    private static Kind kind(Field.Kind kind, String key) {
      return switch (kind) {
        case DATE -> Kind.DATE;
        case BOOLEAN -> Kind.TRUTH;
        case DURATION -> Kind.DURATION;
        case SIZE -> Kind.SIZE;
        case INTEGER, NUMBER, PERCENTAGE, RATE, CURRENCY -> Kind.NUMBER;
        case STRING, ARRAY -> key.equals("timestamp") ? Kind.DATE : Kind.TEXT;
      };
    }

    @Override
    public boolean knowsIs() {
      return !dataset.isTraceItems();
    }

    @Override
    public boolean knowsPatterns() {
      return dataset.isTraceItems();
    }
  }

  private static boolean isAboutGroups(Term term) {
    return term.key().endsWith(")");
  }

  private Predicate<Item> rows(Expression query) throws ExploreException {
    return switch (query) {
      case Expression.Condition(var term) -> isAboutGroups(term) ? _ -> true : condition(term);
      case Expression.All(var parts) -> {
        List<Predicate<Item>> all = new ArrayList<>();
        for (Expression part : parts) {
          all.add(rows(part));
        }
        yield item -> all.stream().allMatch(one -> one.test(item));
      }
      case Expression.Some(var parts) -> {
        List<Predicate<Item>> some = new ArrayList<>();
        for (Expression part : parts) {
          if (!isOnlyAboutGroups(part)) {
            some.add(rows(part));
          }
        }
        yield item -> some.isEmpty() || some.stream().anyMatch(one -> one.test(item));
      }
    };
  }

  private static boolean isOnlyAboutGroups(Expression query) {
    return switch (query) {
      case Expression.Condition(var term) -> isAboutGroups(term);
      case Expression.All(var parts) -> parts.stream().allMatch(Filter::isOnlyAboutGroups);
      case Expression.Some(var parts) -> parts.stream().allMatch(Filter::isOnlyAboutGroups);
    };
  }

  private static boolean hasAnyAboutGroups(Expression query) {
    return switch (query) {
      case Expression.Condition(var term) -> isAboutGroups(term);
      case Expression.All(var parts) -> parts.stream().anyMatch(Filter::hasAnyAboutGroups);
      case Expression.Some(var parts) -> parts.stream().anyMatch(Filter::hasAnyAboutGroups);
    };
  }

  private Predicate<Function<Field, @Nullable Object>> groups(Expression query)
      throws ExploreException {
    return switch (query) {
      case Expression.Condition(var term) -> isAboutGroups(term) ? group(term) : _ -> true;
      case Expression.All(var parts) -> {
        List<Predicate<Function<Field, @Nullable Object>>> all = new ArrayList<>();
        for (Expression part : parts) {
          all.add(groups(part));
        }
        yield values -> all.stream().allMatch(one -> one.test(values));
      }
      case Expression.Some(var parts) -> {
        List<Predicate<Function<Field, @Nullable Object>>> some = new ArrayList<>();
        for (Expression part : parts) {
          if (hasAnyAboutGroups(part)) {
            some.add(groups(part));
          }
        }
        yield values -> some.isEmpty() || some.stream().anyMatch(one -> one.test(values));
      }
    };
  }

  private Predicate<Function<Field, @Nullable Object>> group(Term term) throws ExploreException {
    Field field = aggregates.get(term.key());
    if (field == null) {
      field = Functions.of(dataset, term.key());
      aggregates.put(term.key(), field);
    }
    Field aggregate = field;
    return values -> satisfies(values.apply(aggregate), term) != term.negated();
  }

  private Predicate<Item> condition(Term term) throws ExploreException {
    boolean negated = term.negated();
    boolean words = term.key().equals("message");
    Column column = dataset.column(words ? dataset.words() : term.key());
    if (term.operand() instanceof Operand.Texts(var anyOf)) {
      check(column, anyOf);
      Predicate<String> fits = texts(anyOf, words);
      boolean none = anyOf.contains("");
      return item -> {
        String value = Cells.text(item.value(column));
        return ((value == null || value.isEmpty()) ? none : fits.test(value)) != negated;
      };
    }
    return item -> satisfies(item.value(column), term) != negated;
  }

  private void check(Column column, List<String> values) throws ExploreException {
    if (dataset.isTraceItems() && column.key().equals("trace")) {
      for (String value : values) {
        String id = value.replace("-", "");
        if (!id.isEmpty()
            && (id.length() != 32
                || !id.chars().allMatch(digit -> Character.digit(digit, 16) >= 0))) {
          throw new ExploreException(value + " is an invalid value for " + column.name());
        }
      }
    }
  }

  private static Predicate<String> texts(List<String> anyOf, boolean words) {
    List<Wildcard> patterns = anyOf.stream().map(Wildcard::new).toList();
    if (words) {
      return value -> patterns.stream().anyMatch(pattern -> pattern.isIn(value));
    }
    return value -> {
      for (Wildcard pattern : patterns) {
        if (pattern.matches(value)) {
          return true;
        }
      }
      return false;
    };
  }

  private static boolean satisfies(@Nullable Object value, Term term) {
    if (value == null) {
      return false;
    }
    return switch (term.operand()) {
      case Operand.Presence() -> !(value instanceof String text) || !text.isEmpty();
      case Operand.Truth(var wanted) -> value.equals(wanted);
      case Operand.Moment(var when) ->
          value instanceof Instant time && term.operator().accepts(time.compareTo(when));
      case Operand.Pattern(var regex) -> regex.matcher(String.valueOf(Cells.text(value))).find();
      case Operand.Numbers(var anyOf) -> {
        Double number = Cells.number(value);
        yield number != null && SearchParser.compares(number, term.operator(), anyOf);
      }
      case Operand.Texts(var anyOf) -> texts(anyOf, false).test(String.valueOf(Cells.text(value)));
    };
  }
}
