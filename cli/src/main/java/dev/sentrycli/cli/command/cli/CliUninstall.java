package dev.sentrycli.cli.command.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Consent;
import dev.sentrycli.cli.installation.Installation;
import dev.sentrycli.cli.installation.SetupFile;
import dev.sentrycli.cli.installation.SetupFile.Presence;
import dev.sentrycli.cli.installation.SetupFiles;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.state.FolderTree;
import dev.sentrycli.cli.state.StateException;
import dev.sentrycli.cli.state.StateFolder;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Tree;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `sentry cli uninstall`: takes away what the installer, `cli setup` and the program's own runs
/// have left, and nothing else.
public final class CliUninstall implements Command<CliUninstall.Options> {
  private static final String WORD = "uninstall";
  private static final Flag<Boolean> KEEP_CONFIG =
      Flag.toggle("keep-config", "Leave logins, defaults and caches where they are");

  private final Supplier<Tree<Command<?>>> tree;

  public record Options(boolean keepConfig, boolean sure, boolean dryRun) {}

  /// Something to take away.
  ///
  /// @param kept why it stays; null if it goes
  private record Item(String label, @Nullable String kept, Deed deed) {}

  /// Takes something away.
  private interface Deed {
    /// @return what stays, and why; null if all of it is gone
    @Nullable String run() throws IOException;
  }

  /// Something that could not be taken away.
  private record Failed(String label, String error) {}

  public CliUninstall(Supplier<Tree<Command<?>>> tree) {
    this.tree = tree;
  }

  @Override
  public Usage usage() {
    return Usage.of("Remove the program and what it has written")
        .detail(
            """
            Removes the completion scripts, the lines for the PATH and the skills that 'cli setup' wrote; stored logins, \
            defaults and caches; the link to the program, the program, and the one it took the place of. What is not \
            recognised as its own stays, and so does a program that a package manager or somebody else has installed.

            At a terminal 'uninstall' has to be typed; elsewhere --yes is needed. Tokens stay valid on their servers: \
            'sentry auth logout' ends logins that the program has made.""")
        .examples(
            "sentry cli uninstall --dry-run",
            "sentry cli uninstall",
            "sentry cli uninstall --keep-config --yes")
        .flags(KEEP_CONFIG, Consent.YES, Consent.FORCE, Consent.DRY_RUN)
        .field("removed", "array", "What was removed")
        .field("skipped", "array", "What stays, and why")
        .field("failed", "array", "What could not be removed: label and error")
        .field("dryRun", "boolean", "Whether nothing was changed")
        .asDestructive()
        .asAnonymous();
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(
        arguments.get(KEEP_CONFIG), Consent.given(arguments), arguments.get(Consent.DRY_RUN));
  }

  @Override
  public Result run(Options options, Session session) {
    Consent.foresee(options.sure() || options.dryRun(), "The program would be removed", session);
    List<Failed> failed = new ArrayList<>();
    List<Item> items = items(options, session, failed);
    boolean anything = items.stream().anyMatch(item -> item.kept() == null);
    if (anything && !options.dryRun()) {
      if (!options.sure()) {
        lines(items).forEach(line -> session.console().err(line));
      }
      if (!Consent.toDoByTyping(options.sure(), "These would be removed", WORD, session)) {
        return result(List.of(), List.of(), List.of(), false, "Nothing was removed");
      }
    }
    List<String> removed = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    for (Item item : items) {
      try {
        if (item.kept() != null) {
          skipped.add(item.label() + ": " + item.kept());
          continue;
        }
        String rest = options.dryRun() ? null : item.deed().run();
        removed.add(item.label());
        if (rest != null) {
          skipped.add(rest);
        }
      } catch (IOException broken) {
        failed.add(new Failed(item.label(), StateException.reason(broken)));
      }
    }
    String headline =
        removed.isEmpty()
            ? "There is nothing to remove"
            : options.dryRun() ? "Would remove (dry run):" : "Removed:";
    return result(removed, skipped, failed, options.dryRun(), headline)
        .ending(failed.isEmpty() ? Exit.OK : Exit.OUTCOME);
  }

  private List<Item> items(Options options, Session session, List<Failed> failed) {
    List<Item> items = new ArrayList<>();
    Path home = session.environment().home();
    if (home != null) {
      SetupFiles files =
          new SetupFiles(home, session.environment(), session.programs().platform(), tree.get());
      for (SetupFile file : files.all()) {
        String label = file.label() + " (" + file.file() + ")";
        try {
          Presence presence = file.presence();
          if (presence != Presence.ABSENT) {
            items.add(
                new Item(
                    label,
                    presence == Presence.FOREIGN ? "is not from this program" : null,
                    () -> {
                      file.remove();
                      return null;
                    }));
          }
        } catch (IOException unreadable) {
          failed.add(new Failed(label, StateException.reason(unreadable)));
        }
      }
    }
    StateFolder folder = session.folder();
    if (folder != null && Files.isDirectory(folder.path())) {
      String label = "Logins, defaults and caches (" + folder.path() + ")";
      try {
        if (folder.holdsAnything()) {
          items.add(
              new Item(
                  label,
                  options.keepConfig() ? "--keep-config" : null,
                  () ->
                      folder.discard()
                          ? null
                          : folder.path() + ": holds files that are not from this program"));
        }
      } catch (IOException unreadable) {
        failed.add(new Failed(label, StateException.reason(unreadable)));
      }
    }
    program(session, items, failed);
    return items;
  }

  private static void program(Session session, List<Item> items, List<Failed> failed) {
    Installation installation = Installation.find(session.environment());
    if (installation == null) {
      return;
    }
    String reason = installation.reasonToKeep();
    Path link = installation.link();
    if (link != null && reason == null) {
      items.add(
          new Item(
              "Link (" + link + ")",
              null,
              () -> {
                Files.deleteIfExists(link);
                return null;
              }));
    }
    try {
      List<Path> manual = reason == null ? installation.manual() : List.of();
      if (!manual.isEmpty()) {
        items.add(
            new Item(
                "Manual (" + manual.getFirst().getParent() + ")",
                null,
                () -> {
                  for (Path page : manual) {
                    Files.deleteIfExists(page);
                  }
                  return null;
                }));
      }
    } catch (IOException unreadable) {
      failed.add(new Failed("Manual", StateException.reason(unreadable)));
    }
    if (reason != null) {
      Path running = installation.running();
      items.add(folder("Program (" + running + ")", running, reason + byHand(installation)));
      return;
    }
    Path previous = installation.previous();
    if (Installation.versionIn(previous) != null) {
      items.add(
          folder(
              "Program before (" + previous + ")", previous, Installation.reasonToKeep(previous)));
    }
    Path folder = installation.folder();
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      items.add(folder("Program (" + folder + ")", folder, null));
    }
  }

  private static String byHand(Installation installation) {
    List<String> pieces = installation.piecesAmongOthers();
    return pieces.isEmpty()
        ? ""
        : ". What is the program's there can be deleted by hand: " + String.join(", ", pieces);
  }

  private static Item folder(String label, Path folder, @Nullable String reason) {
    return new Item(
        label,
        reason,
        () -> {
          FolderTree.delete(folder);
          return null;
        });
  }

  private static List<Text> lines(List<Item> items) {
    List<Text> lines = new ArrayList<>();
    for (Item item : items) {
      lines.add(
          item.kept() == null
              ? Text.of("  " + item.label())
              : Text.of("  stays: " + item.label() + ": " + item.kept(), Style.MUTED));
    }
    return lines;
  }

  private static Result result(
      List<String> removed,
      List<String> skipped,
      List<Failed> failed,
      boolean dryRun,
      String headline) {
    JsonObject json = new JsonObject();
    json.add("removed", Fields.array(removed));
    json.add("skipped", Fields.array(skipped));
    JsonArray failures = new JsonArray();
    for (Failed failure : failed) {
      JsonObject object = new JsonObject();
      object.addProperty("label", failure.label());
      object.addProperty("error", failure.error());
      failures.add(object);
    }
    json.add("failed", failures);
    json.addProperty("dryRun", dryRun);
    List<Text> lines = new ArrayList<>();
    lines.add(Text.of(headline));
    removed.forEach(label -> lines.add(Text.of("  ✓ ", Style.GREEN).plus(label)));
    skipped.forEach(label -> lines.add(Text.of("  ○ stays: " + label, Style.MUTED)));
    failed.forEach(
        failure ->
            lines.add(Text.of("  ✗ ", Style.RED).plus(failure.label() + ": " + failure.error())));
    return Result.detail(json, look -> List.of(new Block.Lines(lines)));
  }
}
