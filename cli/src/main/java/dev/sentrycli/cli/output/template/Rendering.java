package dev.sentrycli.cli.output.template;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.cli.output.template.Node.Command;
import dev.sentrycli.cli.output.template.Node.Operand;
import dev.sentrycli.cli.output.template.Node.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One run of a template over its data.
final class Rendering {
  private static final int DEEPEST = 100;

  private final TemplateParser.Parsed parsed;
  private final Functions functions;
  private final StringBuilder out = new StringBuilder();
  private final List<Variable> variables = new ArrayList<>();
  private int depth;

  private static final class Variable {
    private final String name;
    private @Nullable Object value;

    private Variable(String name, @Nullable Object value) {
      this.name = name;
      this.value = value;
    }
  }

  /// How a list of nodes was left.
  private enum Left {
    AT_ITS_END,
    BY_BREAK,
    BY_CONTINUE
  }

  Rendering(TemplateParser.Parsed parsed, Functions functions) {
    this.parsed = parsed;
    this.functions = functions;
  }

  String of(@Nullable Object data) {
    variables.add(new Variable("$", data));
    walk(parsed.body(), data);
    out.append(functions.rest());
    return out.toString();
  }

  private Left walk(List<Node> nodes, @Nullable Object dot) {
    int known = variables.size();
    try {
      for (Node node : nodes) {
        Left left = walk(node, dot);
        if (left != Left.AT_ITS_END) {
          return left;
        }
      }
      return Left.AT_ITS_END;
    } finally {
      forget(known);
    }
  }

  private Left walk(Node node, @Nullable Object dot) {
    switch (node) {
      case Node.Literal(String text) -> out.append(text);
      case Node.Action(Pipeline pipeline) -> {
        Object value = value(pipeline, dot);
        if (pipeline.variables().isEmpty()) {
          out.append(Values.print(value));
        }
      }
      case Node.If(Pipeline condition, List<Node> then, List<Node> otherwise) -> {
        int known = variables.size();
        Left left = walk(Values.truth(value(condition, dot)) ? then : otherwise, dot);
        forget(known);
        return left;
      }
      case Node.With(Pipeline pipeline, List<Node> then, List<Node> otherwise) -> {
        int known = variables.size();
        Object value = value(pipeline, dot);
        Left left = Values.truth(value) ? walk(then, value) : walk(otherwise, dot);
        forget(known);
        return left;
      }
      case Node.Range range -> {
        return range(range, dot);
      }
      case Node.Break _ -> {
        return Left.BY_BREAK;
      }
      case Node.Continue _ -> {
        return Left.BY_CONTINUE;
      }
      case Node.Call(String name, Pipeline data) ->
          call(name, data == null ? null : value(data, dot));
    }
    return Left.AT_ITS_END;
  }

  private void call(String name, @Nullable Object data) {
    List<Node> body = parsed.defined().get(name);
    if (body == null) {
      throw new TemplateException("there is no template '" + name + "'");
    }
    if (++depth > DEEPEST) {
      throw new TemplateException("the template '" + name + "' calls itself without end");
    }
    List<Variable> outside = new ArrayList<>(variables);
    variables.clear();
    variables.add(new Variable("$", data));
    walk(body, data);
    variables.clear();
    variables.addAll(outside);
    depth--;
  }

  private Left range(Node.Range range, @Nullable Object dot) {
    int known = variables.size();
    Pipeline over = range.over();
    Object value = commands(over, dot);
    if (over.variables().isEmpty() || over.declares()) {
      for (String name : over.variables()) {
        variables.add(new Variable(name, null));
      }
    }
    boolean any = false;
    Left left = Left.AT_ITS_END;
    switch (value) {
      case null -> {}
      case JsonArray array -> {
        for (int i = 0; i < array.size() && left != Left.BY_BREAK; i++) {
          any = true;
          left = round(range, (long) i, Values.of(array.get(i)));
        }
      }
      case JsonObject object -> {
        TreeMap<String, JsonElement> sorted = new TreeMap<>(object.asMap());
        for (var field : sorted.entrySet()) {
          if (left == Left.BY_BREAK) {
            break;
          }
          any = true;
          left = round(range, Values.safe(field.getKey()), Values.of(field.getValue()));
        }
      }
      case Number number -> {
        long end = Values.whole(number, "range");
        for (long i = 0; i < end && left != Left.BY_BREAK; i++) {
          any = true;
          left = round(range, i, i);
        }
      }
      default -> throw new TemplateException("can't range over " + Values.kind(value));
    }
    if (!any) {
      left = walk(range.otherwise(), dot);
      forget(known);
      return left;
    }
    forget(known);
    return Left.AT_ITS_END;
  }

  private Left round(Node.Range range, @Nullable Object index, @Nullable Object item) {
    List<String> names = range.over().variables();
    if (names.size() == 1) {
      set(names.getFirst(), item);
    } else if (names.size() == 2) {
      set(names.getFirst(), index);
      set(names.getLast(), item);
    }
    return walk(range.each(), item);
  }

  private @Nullable Object value(Pipeline pipeline, @Nullable Object dot) {
    Object value = commands(pipeline, dot);
    for (String name : pipeline.variables()) {
      if (pipeline.declares()) {
        variables.add(new Variable(name, value));
      } else {
        set(name, value);
      }
    }
    return value;
  }

  private @Nullable Object commands(Pipeline pipeline, @Nullable Object dot) {
    Object value = null;
    boolean piped = false;
    for (Command command : pipeline.commands()) {
      value = value(command, dot, piped, value);
      piped = true;
    }
    return value;
  }

  private @Nullable Object value(
      Command command, @Nullable Object dot, boolean piped, @Nullable Object last) {
    Operand first = command.words().getFirst();
    if (!(first instanceof Node.Function(String name))) {
      return value(first, dot);
    }
    List<Operand> given = command.words().subList(1, command.words().size());
    if (name.equals("and") || name.equals("or")) {
      return chain(name, given, dot, piped, last);
    }
    List<@Nullable Object> arguments = new ArrayList<>();
    for (Operand operand : given) {
      arguments.add(value(operand, dot));
    }
    if (piped) {
      arguments.add(last);
    }
    return functions.call(name, arguments);
  }

  /// The first value that decides, or the last one.
  private @Nullable Object chain(
      String name,
      List<Operand> given,
      @Nullable Object dot,
      boolean piped,
      @Nullable Object last) {
    if (given.isEmpty() && !piped) {
      throw new TemplateException("'" + name + "' needs something to decide on");
    }
    Object value = null;
    for (Operand operand : given) {
      value = value(operand, dot);
      if (Values.truth(value) == name.equals("or")) {
        return value;
      }
    }
    return piped ? last : value;
  }

  private @Nullable Object value(Operand operand, @Nullable Object dot) {
    return switch (operand) {
      case Node.Constant(Object constant) -> constant;
      case Node.Dot _ -> dot;
      case Node.Variable(String name) -> get(name);
      case Node.Function(String name) -> functions.call(name, List.of());
      case Node.Nested(Pipeline pipeline) -> value(pipeline, dot);
      case Node.Fields(Operand of, List<String> names) -> {
        Object value = value(of, dot);
        for (String name : names) {
          value = Values.field(value, name);
        }
        yield value;
      }
    };
  }

  private @Nullable Object get(String name) {
    for (int i = variables.size() - 1; i >= 0; i--) {
      if (variables.get(i).name.equals(name)) {
        return variables.get(i).value;
      }
    }
    throw new TemplateException("the variable '" + name + "' is not known");
  }

  private void set(String name, @Nullable Object value) {
    for (int i = variables.size() - 1; i >= 0; i--) {
      if (variables.get(i).name.equals(name)) {
        variables.get(i).value = value;
        return;
      }
    }
    throw new TemplateException("the variable '" + name + "' is not known");
  }

  private void forget(int known) {
    while (variables.size() > known) {
      variables.removeLast();
    }
  }
}
