package dev.sentrycli.cli.command.replay;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.UnexpectedJsonException;
import dev.sentrycli.api.replay.Replay;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.query.HexId;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.state.StateException;
import dev.sentrycli.cli.state.WholeFile;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.grammar.UsageException.Kind;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Fact;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.format.Amounts;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `sentry replay download`: the recording of a replay as one file, for rrweb players.
public final class ReplayDownload implements Command<ReplayDownload.Options> {
  private static final String NAME = "replay download";
  private static final long ROOM = 16L * 1024 * 1024;
  private static final Flag<@Nullable String> OUTPUT =
      Flag.text("output", "file", "Where to save it, in place of <id>.rrweb.json").letter('o');

  /// @param output null for a name of the replay's own in the working folder
  public record Options(ReplayReference replay, @Nullable String output) {}

  /// What was saved.
  private record Saved(int segments, long events, long milliseconds) {}

  @Override
  public Usage usage() {
    return Usage.of("Save the recording of a replay")
        .detail(
            """
            The file is one JSON array of rrweb events in order of time, as rrweb's players take \
            it. It is replaced if it is there already. However long the recording is, little of it \
            is in memory at a time.""")
        .examples(
            "sentry replay download acme/7e07485f6c25420c87f5a0ec3a8db3a3",
            "sentry replay download acme/web 7e07485f6c25420c87f5a0ec3a8db3a3 --output cart.json")
        .takes(ReplaySyntax.FIRST, ReplaySyntax.SECOND)
        .flags(OUTPUT, SharedFlags.FRESH)
        .field("org", "string", "The organization it was found in")
        .field("replayId", "string", "The id of the replay")
        .field("output", "string", "The file")
        .field("segmentCount", "number", "Of how many pieces the recording consists")
        .field("eventCount", "number", "How many events are in the file")
        .field("durationMs", "number", "How much time lies between the first and the last of them");
  }

  @Override
  public Options read(Arguments arguments) {
    String output = arguments.get(OUTPUT);
    if (output != null && (output.isBlank() || output.equals("-"))) {
      throw new UsageException(
          Kind.VALUE,
          "--output takes the name of a file",
          "without it, the file is called after the replay");
    }
    return new Options(ReplaySyntax.parse(arguments), output);
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  /// The server names the file: with an id, and with nothing else.
  private static String id(Replay replay) {
    String id = HexId.parse(replay.id());
    if (id == null) {
      throw new UnexpectedJsonException("the id of the replay is none");
    }
    return id;
  }

  @Override
  public Result run(Options options, Session session) {
    FoundReplay found = new ReplayFinder(NAME, session).find(options.replay());
    Replay replay = found.replay();
    if (replay.isArchived()) {
      throw ReplayException.archived(found, session);
    }
    String name = options.output() == null ? id(replay) + ".rrweb.json" : options.output();
    Saved saved = save(found, name, session);
    Long announced = replay.segments();
    if (announced != null && saved.segments() < announced) {
      session
          .notices()
          .warn(
              "replay",
              "the server gave %d of the %d segments it counts"
                  .formatted(saved.segments(), announced));
    }
    JsonObject json = new JsonObject();
    json.addProperty("org", found.organization());
    json.addProperty("replayId", replay.id());
    json.addProperty("output", name);
    json.addProperty("segmentCount", saved.segments());
    json.addProperty("eventCount", saved.events());
    json.addProperty("durationMs", saved.milliseconds());
    return Result.detail(
        json,
        look ->
            List.of(
                new Block.Paragraph(Text.done("Saved the recording of a replay")),
                new Block.Facts(
                    List.of(
                        new Fact("Replay ID", Text.of(replay.id())),
                        new Fact("Segments", Text.of(Integer.toString(saved.segments()))),
                        new Fact("Events", Text.of(Long.toString(saved.events()))),
                        new Fact("Duration", Text.of(Amounts.span((double) saved.milliseconds()))),
                        new Fact("Saved to", Text.of(name))))));
  }

  private static Saved save(FoundReplay found, String name, Session session) {
    String project = found.project();
    if (project == null) {
      throw ReplayException.homeless(found, session);
    }
    Path target = target(name, session);
    Saved[] saved = new Saved[1];
    try {
      WholeFile.replace(target, out -> saved[0] = save(found, project, target, out, session));
    } catch (NoSuchFileException absent) {
      throw ReplayException.unwritable(name, "its folder does not exist");
    } catch (IOException unwritable) {
      throw ReplayException.unwritable(name, StateException.reason(unwritable));
    } catch (UncheckedIOException unwritable) {
      throw ReplayException.unwritable(name, StateException.reason(unwritable.getCause()));
    }
    return saved[0];
  }

  private static Saved save(
      FoundReplay found, String project, Path target, OutputStream out, Session session)
      throws IOException {
    try (RecordingSorter sorter = new RecordingSorter(target, ROOM)) {
      int segments =
          session.api().replays().play(found.organization(), project, found.replay().id(), sorter);
      sorter.writeTo(out);
      return new Saved(segments, sorter.count(), sorter.milliseconds());
    }
  }

  /// The file that is to be replaced: where a link leads to one, that one.
  private static Path target(String name, Session session) {
    try {
      Path path = session.environment().workingFolder().resolve(name);
      if (!Files.exists(path)) {
        return path;
      }
      if (!Files.isRegularFile(path)) {
        throw ReplayException.unwritable(
            name, Files.isDirectory(path) ? "it is a folder" : "it is no file");
      }
      return path.toRealPath();
    } catch (InvalidPathException wrong) {
      throw ReplayException.unwritable(name, "no file can be called so");
    } catch (IOException unreadable) {
      throw ReplayException.unwritable(name, StateException.reason(unreadable));
    }
  }
}
