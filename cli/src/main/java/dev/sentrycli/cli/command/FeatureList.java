package dev.sentrycli.cli.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;

/// The features a server has switched on for an organization or a project.
public final class FeatureList {
  private static final int SHOWN = 10;

  private FeatureList() {}

  /// The first ten and how many more there are; nothing if there are none.
  public static List<Block> of(JsonObject thing) {
    JsonArray features = Fields.arrayOrNull(thing, "features");
    if (features == null || features.isEmpty()) {
      return List.of();
    }
    List<Text> shown = new ArrayList<>();
    for (int i = 0; i < Math.min(SHOWN, features.size()); i++) {
      shown.add(
          Text.of(
              features.get(i).isJsonPrimitive()
                  ? features.get(i).getAsString()
                  : features.get(i).toString()));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Gap());
    blocks.add(new Block.Paragraph(Text.of("Features (" + features.size() + "):", Style.BOLD)));
    blocks.add(new Block.Bullets(shown));
    if (features.size() > SHOWN) {
      blocks.add(
          new Block.Paragraph(
              Text.of("… and " + (features.size() - SHOWN) + " more", Style.MUTED)));
    }
    return blocks;
  }
}
