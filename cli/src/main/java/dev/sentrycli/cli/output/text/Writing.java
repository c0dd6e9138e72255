package dev.sentrycli.cli.output.text;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/// Writes JSON values in one form of text, either one value or a list item by item, so that a list
/// need not be there as a whole.
public interface Writing {
  /// The only value there is.
  void one(JsonElement value);

  /// A list begins.
  ///
  /// @param framed whether it stands in an object, with keys about its pages
  void begin(boolean framed);

  void item(JsonElement item);

  /// So many items are enough to decide on columns.
  default void pageEnded() {}

  /// The list is over.
  ///
  /// @param frame the keys about its pages, if it is framed
  void end(@Nullable JsonObject frame);
}
