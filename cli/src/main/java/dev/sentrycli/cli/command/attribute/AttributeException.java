package dev.sentrycli.cli.command.attribute;

import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import java.util.List;

/// Attributes can't be looked for as it was asked.
final class AttributeException extends Failure {
  private AttributeException(String message, List<String> hints) {
    super(Exit.VALIDATION, message, List.of(), hints);
  }

  static AttributeException badFilter(String filter, String why) {
    return new AttributeException(
        "'%s' can't be looked for among attributes: %s".formatted(Slug.printable(filter), why),
        List.of(
            "a filter is a part of the name, and 'has:<name>' for what must be there beside it: 'http"
                + " has:span.op'"));
  }

  static AttributeException badCursor() {
    return new AttributeException(
        "The cursor is none of this list",
        List.of("'-c first' begins again", "each kind of attributes has pages of its own"));
  }
}
