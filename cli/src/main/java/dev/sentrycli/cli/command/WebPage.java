package dev.sentrycli.cli.command;

import com.google.gson.JsonObject;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.desktop.QrCode;
import java.util.ArrayList;
import java.util.List;

/// `--web`: the page of a thing in the user's browser.
public final class WebPage {
  private WebPage() {}

  /// Opens a page; where that does not work, shows its address. Neither is a failure.
  public static Result open(String address, Session session) {
    return open(new JsonObject(), address, session);
  }

  /// As [#open(String, Session)], for a page that programs are told more about.
  ///
  /// @param json what they are told, to which the address and whether it was opened are added
  public static Result open(JsonObject json, String address, Session session) {
    boolean opened = session.browser().openOnScreen(address);
    json.addProperty("url", address);
    json.addProperty("opened", opened);
    return Result.detail(
        json, look -> opened ? opening(List.of(address), look) : visit(address, look));
  }

  /// Opens several pages; the addresses of those that can't be opened are shown.
  public static Result openEach(List<String> addresses, Session session) {
    List<JsonObject> pages = new ArrayList<>();
    List<Text> left = new ArrayList<>();
    for (String address : addresses) {
      boolean opened = session.browser().openOnScreen(address);
      JsonObject json = new JsonObject();
      json.addProperty("url", address);
      json.addProperty("opened", opened);
      pages.add(json);
      if (!opened) {
        left.add(Text.link(address, address));
      }
    }
    return Result.listing(
        pages,
        look ->
            left.isEmpty()
                ? opening(addresses, look)
                : List.of(
                    new Block.Paragraph(Text.of("Could not open a browser. Visit these URLs:")),
                    new Block.Lines(left)));
  }

  /// Nobody sees the browser appear where there is no terminal: the addresses are shown, too.
  private static List<Block> opening(List<String> addresses, Look look) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Paragraph(Text.of("Opening in browser...")));
    if (!look.bounded()) {
      List<Text> lines = new ArrayList<>();
      addresses.forEach(address -> lines.add(Text.link(address, address)));
      blocks.add(new Block.Lines(lines));
    }
    return blocks;
  }

  private static List<Block> visit(String address, Look look) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Paragraph(Text.of("Could not open a browser. Visit this URL:")));
    blocks.add(new Block.Lines(List.of(Text.link(address, address))));
    QrCode picture = look.rich() ? QrCode.of(address) : null;
    if (picture != null && picture.fits(look)) {
      blocks.add(new Block.Gap());
      List<Text> lines = new ArrayList<>();
      picture.lines(Look.PLAIN).forEach(line -> lines.add(Text.of(line)));
      blocks.add(new Block.Lines(lines));
    }
    return blocks;
  }
}
