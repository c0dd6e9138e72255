package dev.sentrycli.cli.command.platform;

import com.google.gson.JsonArray;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.project.Platforms;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Cell;
import dev.sentrycli.terminal.Block.Column;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `sentry platform list`: what `sentry project create` can be told a project is written in.
public final class PlatformList implements Command<PlatformList.Options> {
  private static final int COLUMNS = 3;
  private static final Flag<@Nullable String> SEARCH =
      Flag.text("search", "text", "Only those that contain this").letter('q');

  public record Options(@Nullable String search) {}

  @Override
  public Usage usage() {
    return Usage.of("List the platforms a project can have")
        .detail("No server is asked; an older one knows fewer platforms.")
        .examples("sentry platform list", "sentry platform list --search python")
        .flags(SEARCH)
        .asAnonymous();
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(arguments.get(SEARCH));
  }

  @Override
  public Result run(Options options, Session session) {
    String search = options.search();
    List<String> found = search == null ? Platforms.all() : Platforms.containing(search);
    JsonArray json = new JsonArray();
    found.forEach(json::add);
    if (found.isEmpty()) {
      return Result.detail(json, look -> nothing(String.valueOf(search))).ending(Exit.OUTCOME);
    }
    return Result.detail(json, look -> look.rich() ? grid(found) : lines(found))
        .note(true, found.size() + (found.size() == 1 ? " platform" : " platforms"));
  }

  private static List<Block> nothing(String search) {
    List<String> near = Platforms.near(search);
    String sentence = "No platform contains '" + search + "'";
    if (!near.isEmpty()) {
      sentence += "; close to it: " + String.join(", ", near);
    }
    return List.of(new Block.Paragraph(Text.of(sentence)));
  }

  /// As a table in a text, which is what scripts have always been given.
  private static List<Block> lines(List<String> platforms) {
    List<Text> lines = new ArrayList<>();
    for (List<String> row : rows(platforms)) {
      lines.add(Text.of("| " + String.join(" | ", row) + " |"));
    }
    return List.of(new Block.Lines(lines));
  }

  private static List<Block> grid(List<String> platforms) {
    List<List<Cell>> rows = new ArrayList<>();
    for (List<String> row : rows(platforms)) {
      List<Cell> cells = new ArrayList<>();
      row.forEach(platform -> cells.add(Cell.of(platform)));
      rows.add(cells);
    }
    Column column = new Column("", false, false, 0);
    return List.of(
        new Block.Grid(Collections.nCopies(rows.getFirst().size(), column), rows, false, false));
  }

  /// Read from top to bottom, column by column.
  private static List<List<String>> rows(List<String> platforms) {
    int columns = Math.min(COLUMNS, platforms.size());
    int height = (platforms.size() + columns - 1) / columns;
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < height; row++) {
      List<String> cells = new ArrayList<>();
      for (int at = row; cells.size() < columns; at += height) {
        cells.add(at < platforms.size() ? platforms.get(at) : "");
      }
      rows.add(cells);
    }
    return rows;
  }
}
