package dev.sentrycli.cli.output.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a template consists of.
sealed interface Node {
  /// Characters that are written as they are.
  record Literal(String text) implements Node {}

  /// The value of a pipeline is written, unless it is kept in a variable.
  record Action(Pipeline pipeline) implements Node {}

  /// @param otherwise what is done if the pipeline is empty
  record If(Pipeline condition, List<Node> then, List<Node> otherwise) implements Node {}

  record With(Pipeline value, List<Node> then, List<Node> otherwise) implements Node {}

  record Range(Pipeline over, List<Node> each, List<Node> otherwise) implements Node {}

  record Break() implements Node {}

  record Continue() implements Node {}

  /// Another template, by its name.
  ///
  /// @param data what is its dot; null for nothing
  record Call(String name, @Nullable Pipeline data) implements Node {}

  /// Commands, each of which gets the value of the one before as its last argument.
  ///
  /// @param variables names with their dollar that take the value; a range has one or two
  /// @param declares whether they are new
  record Pipeline(List<String> variables, boolean declares, List<Command> commands) {}

  /// A value, or a function with what it is given.
  record Command(List<Operand> words) {}

  /// What stands in a command.
  sealed interface Operand {}

  record Constant(@Nullable Object value) implements Operand {}

  record Dot() implements Operand {}

  record Variable(String name) implements Operand {}

  record Function(String name) implements Operand {}

  record Nested(Pipeline pipeline) implements Operand {}

  /// The fields of fields of something.
  record Fields(Operand of, List<String> names) implements Operand {}
}
