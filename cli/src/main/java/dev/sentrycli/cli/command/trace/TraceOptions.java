package dev.sentrycli.cli.command.trace;

import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.occurrence.SpanDepth;
import dev.sentrycli.cli.output.FieldSelection;
import dev.sentrycli.cli.output.Form;
import dev.sentrycli.cli.query.QueryField;
import dev.sentrycli.cli.recovery.TraceSyntax;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the words of `sentry trace view` ask for.
///
/// @param fields of the JSON output that are wanted; empty for all
/// @param attributes of spans that are wanted in place of what they usually tell
/// @param listed whether the form has a line for each span, and no room for all its attributes
public record TraceOptions(
    NamedTrace trace,
    boolean web,
    boolean full,
    int spans,
    List<String> fields,
    List<String> attributes,
    boolean listed) {
  static final Flag<Boolean> FULL =
      Flag.toggle("full", "Fetch the attributes of every span, as --json does");

  private static final Set<String> FIELDS =
      Set.of(
          "traceId",
          "duration",
          "spanCount",
          "projects",
          "rootTransaction",
          "rootOp",
          "startTimestamp",
          "replayId",
          "spans",
          "errors");

  boolean wants(String field) {
    return fields.isEmpty() || fields.contains(field);
  }

  static TraceOptions read(Arguments arguments) {
    List<String> fields = new ArrayList<>();
    List<String> attributes = new ArrayList<>();
    FieldSelection selection = FieldSelection.parse(arguments.get(SharedFlags.FIELDS));
    if (selection != null) {
      for (String path : selection.paths()) {
        if (isField(path)) {
          fields.add(head(path));
        } else {
          attributes.add(path);
        }
      }
      if (!attributes.isEmpty()) {
        fields.add("spans");
      }
    }
    return new TraceOptions(
        NamedTrace.parse(arguments.positionals(), TraceSyntax.Bare.PROJECT),
        arguments.get(SharedFlags.WEB),
        arguments.get(FULL),
        arguments.get(SpanDepth.FLAG),
        List.copyOf(fields),
        List.copyOf(attributes),
        isOfSpans(arguments.get(SharedFlags.OUTPUT)));
  }

  /// What is left of the JSON: the attributes among the fields stay in the spans, not beside them.
  static @Nullable FieldSelection selection(Arguments arguments) {
    FieldSelection selection = FieldSelection.parse(arguments.get(SharedFlags.FIELDS));
    if (selection == null || isOfSpans(arguments.get(SharedFlags.OUTPUT))) {
      return selection;
    }
    List<String> paths = new ArrayList<>();
    for (String path : selection.paths()) {
      if (isField(path)) {
        paths.add(path);
      }
    }
    if (paths.size() < selection.paths().size() && !paths.contains("spans")) {
      paths.add("spans");
    }
    return new FieldSelection(paths);
  }

  /// Whether a form has a line for each span.
  private static boolean isOfSpans(@Nullable String form) {
    return form != null
        && switch (Form.of(form)) {
          case CSV, TSV, NDJSON -> true;
          case TABLE, JSON, YAML -> false;
          case null -> false;
        };
  }

  private static boolean isField(String path) {
    return FIELDS.contains(head(path));
  }

  private static String head(String path) {
    int dot = QueryField.outside(path, '.', 0);
    return dot < 0 ? path : path.substring(0, dot);
  }
}
