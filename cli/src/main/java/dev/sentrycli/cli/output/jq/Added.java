package dev.sentrycli.cli.output.jq;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.PathOutput;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.path.Path;
import org.jspecify.annotations.Nullable;

/// Functions of jq that the library does not have.
final class Added {
  /// By name, with the names of what they are given: what they stand for.
  private static final Map<List<String>, String> IN_JQ =
      Map.ofEntries(
          Map.entry(List.of("todate"), "strftime(\"%Y-%m-%dT%H:%M:%SZ\")"),
          Map.entry(List.of("date"), "todate"),
          Map.entry(List.of("fromdate"), "fromdateiso8601"),
          Map.entry(List.of("dateadd", "unit", "n"), ". + n"),
          Map.entry(List.of("datesub", "unit", "n"), ". - n"),
          Map.entry(List.of("abs"), "if . < 0 then 0 - . else . end"),
          Map.entry(List.of("fabs"), "abs"),
          Map.entry(List.of("trunc"), "if . < 0 then ceil else floor end"),
          Map.entry(List.of("add", "f"), "reduce f as $x (null; . + $x)"),
          Map.entry(List.of("toarray"), "if type == \"array\" then . else [.] end"),
          Map.entry(List.of("ascii"), "[.] | implode"),
          Map.entry(List.of("ltrim"), "sub(\"^\\\\s+\"; \"\")"),
          Map.entry(List.of("rtrim"), "sub(\"\\\\s+$\"; \"\")"),
          Map.entry(List.of("trim"), "ltrim | rtrim"),
          Map.entry(List.of("repeat", "f"), "def again: ., (f | again); again"),
          Map.entry(List.of("isempty", "g"), "first((g | false), true)"),
          Map.entry(List.of("IN", "s"), ". as $x | any(s; . == $x)"),
          Map.entry(List.of("IN", "source", "s"), "any(source; IN(s))"),
          Map.entry(List.of("INDEX", "f"), "INDEX(.[]; f)"),
          Map.entry(
              List.of("INDEX", "stream", "f"),
              "reduce stream as $row ({}; .[$row | f | tostring] = $row)"),
          Map.entry(
              List.of("bsearch", "x"),
              "x as $x | (map(select(. < $x)) | length) as $at"
                  + " | if $at < length and .[$at] == $x then $at else -1 - $at end"),
          Map.entry(List.of("inputs"), "empty"),
          Map.entry(List.of("input"), "error(\"No more inputs\")"));

  private Added() {}

  /// Gives a scope what it lacks.
  static void to(Scope scope) {
    for (Map.Entry<List<String>, String> entry : IN_JQ.entrySet()) {
      List<String> words = entry.getKey();
      List<String> parameters = words.subList(1, words.size());
      scope.addFunction(
          words.getFirst(), parameters.size(), new InJq(scope, parameters, entry.getValue()));
    }
    scope.addFunction("gmtime", 0, new OfValue((in, none) -> Times.parts(in)));
    scope.addFunction("mktime", 0, new OfValue((in, none) -> Times.seconds(in)));
    scope.addFunction("strftime", 1, new OfValue(Times::written));
    scope.addFunction("strptime", 1, new OfValue(Times::read));
  }

  private interface Making {
    JsonNode of(JsonNode in, JsonNode argument) throws JsonQueryException;
  }

  /// One that makes a value of another, and of each value of its argument if it has one.
  private record OfValue(Making making) implements Function {
    @Override
    public void apply(
        Scope scope,
        List<Expression> arguments,
        JsonNode in,
        @Nullable Path path,
        PathOutput output,
        Version version)
        throws JsonQueryException {
      if (arguments.isEmpty()) {
        output.emit(making.of(in, in), null);
      } else {
        arguments
            .getFirst()
            .apply(scope, in, argument -> output.emit(making.of(in, argument), null));
      }
    }
  }

  /// One that is written in jq. It is read when it is called first, as most never are.
  private static final class InJq implements Function {
    private final Scope library;
    private final List<String> parameters;
    private final String body;
    private @Nullable JsonQuery query;

    InJq(Scope library, List<String> parameters, String body) {
      this.library = library;
      this.parameters = parameters;
      this.body = body;
    }

    @Override
    public void apply(
        Scope scope,
        List<Expression> arguments,
        JsonNode in,
        @Nullable Path path,
        PathOutput output,
        Version version)
        throws JsonQueryException {
      Scope inner = Scope.newChildScope(library);
      for (int i = 0; i < parameters.size(); i++) {
        Expression argument = arguments.get(i);
        inner.addFunction(
            parameters.get(i),
            0,
            (_, _, value, _, each, _) ->
                argument.apply(scope, value, result -> each.emit(result, null)));
      }
      query().apply(inner, in, value -> output.emit(value, null));
    }

    private JsonQuery query() throws JsonQueryException {
      JsonQuery known = query;
      if (known == null) {
        known = JsonQuery.compile(body, Versions.JQ_1_7);
        query = known;
      }
      return known;
    }
  }
}
