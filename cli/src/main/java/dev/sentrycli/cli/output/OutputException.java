package dev.sentrycli.cli.output;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// A result was had, but could not be written the way it was asked for.
final class OutputException extends Failure {
  private static final int SHOWN = 6;

  private OutputException(String message, List<String> details, List<String> hints) {
    super(Exit.OUTCOME, message, details, hints);
  }

  static OutputException jq(String reason, JsonElement given) {
    return new OutputException(
        "The expression of --jq does not fit the JSON: " + reason,
        details(given),
        List.of("'--json' in place of '--jq' shows what the expression is given"));
  }

  static OutputException template(String reason, JsonElement given) {
    return new OutputException(
        "The template does not fit the JSON: " + reason,
        details(given),
        List.of("'--json' in place of '--template' shows what the template is given"));
  }

  private static List<String> details(JsonElement given) {
    String succeeded = "The command itself succeeded";
    if (!(given instanceof JsonObject object) || object.isEmpty()) {
      return List.of(succeeded);
    }
    List<String> keys = new ArrayList<>();
    for (String key : object.keySet()) {
      if (keys.size() == SHOWN) {
        keys.add("…");
        break;
      }
      keys.add("." + key);
    }
    return List.of(succeeded, "The JSON is an object with " + String.join(", ", keys));
  }
}
