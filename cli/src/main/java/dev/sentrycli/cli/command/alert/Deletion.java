package dev.sentrycli.cli.command.alert;

import com.google.gson.JsonObject;
import dev.sentrycli.cli.command.Consent;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.util.List;

/// Deletes an alert that was found, once the person who runs it agrees.
///
/// @param json which alert it is
/// @param what how messages call it
/// @param word what has to be typed to agree
public record Deletion(JsonObject json, String what, String word) {
  /// @param sure whether there is nothing left to ask
  /// @param deed what deletes it
  public Result run(boolean sure, boolean dryRun, Session session, Runnable deed) {
    if (dryRun) {
      return Result.detail(
          with("dryRun", true),
          look -> List.of(new Block.Paragraph(Text.of("Would delete the " + what))));
    }
    if (!Consent.toDoByTyping(sure, "The " + what + " would be deleted", word, session)) {
      return Result.detail(with("deleted", false), look -> List.of());
    }
    deed.run();
    return Result.detail(
        with("deleted", true),
        look -> List.of(new Block.Paragraph(Text.done("Deleted the " + what))));
  }

  private JsonObject with(String name, boolean value) {
    JsonObject outcome = new JsonObject();
    outcome.addProperty(name, value);
    json.entrySet().forEach(field -> outcome.add(field.getKey(), field.getValue()));
    return outcome;
  }
}
