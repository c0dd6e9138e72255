package dev.sentrycli.cli.command.event.send;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.ingest.Envelope;
import dev.sentrycli.api.ingest.Ingestion;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.project.Dsn;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.grammar.UsageException.Kind;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `sentry event send`: puts an event into Sentry as an SDK does, without a login.
public final class EventSend implements Command<EventSend.Options> {
  private static final Flag<List<String>> MESSAGE =
      Flag.texts("message", "text", "What happened; several are lines of one message").letter('m');
  private static final Flag<List<String>> MESSAGE_ARG =
      Flag.texts("message-arg", "text", "What stands for a %s of the message, in their order")
          .letter('a');
  private static final Flag<String> LEVEL =
      Flag.choice(
              "level",
              List.of("debug", "info", "warning", "error", "fatal"),
              "error",
              "How bad it is")
          .letter('l');
  private static final Flag<@Nullable String> RELEASE =
      Flag.text("release", "version", "The release it happened in").letter('r');
  private static final Flag<@Nullable String> DIST =
      Flag.text("dist", "name", "The distribution of the release").letter('d');
  private static final Flag<@Nullable String> ENV =
      Flag.text("env", "name", "The environment, such as 'production'").letter('E');
  private static final Flag<String> PLATFORM =
      Flag.text("platform", "name", "other", "The language or platform, such as 'python'")
          .letter('p');
  private static final Flag<List<String>> TAG =
      Flag.texts("tag", "key:value", "A tag; several times for several").letter('t');
  private static final Flag<List<String>> EXTRA =
      Flag.texts("extra", "key:value", "Something else worth noting").letter('e');
  private static final Flag<List<String>> USER =
      Flag.texts(
              "user",
              "key:value",
              "Whom it happened to: id, email, username, ip_address, or anything else")
          .letter('u');
  private static final Flag<List<String>> FINGERPRINT =
      Flag.texts("fingerprint", "text", "What makes it the same issue as another event")
          .letter('f');
  private static final Flag<@Nullable String> TIMESTAMP =
      Flag.text(
          "timestamp", "time", "When: seconds since 1970, ISO 8601 or RFC 2822; else it is now");
  private static final Flag<Boolean> NO_ENVIRON =
      Flag.toggle("no-environ", "Of no effect: variables of the process are never sent");
  private static final Flag<@Nullable String> LOGFILE =
      Flag.text("logfile", "file", "Send the last 100 lines of a log along as breadcrumbs");
  private static final Flag<Boolean> WITH_CATEGORIES =
      Flag.toggle(
          "with-categories", "Take the word before a log line's first colon as its category");
  private static final Flag<Boolean> RAW =
      Flag.toggle("raw", "Send the files as they are, be they events or envelopes");

  /// How much of a log is read from its end; a hundred lines are hardly longer.
  private static final int LOG_BYTES = 1 << 20;

  /// @param words a destination and files, either of which may be missing
  /// @param body null if no flag says what happened
  /// @param logfile null for none
  public record Options(
      List<String> words,
      EventBody body,
      @Nullable String logfile,
      boolean categories,
      boolean raw) {}

  @Override
  public Usage usage() {
    return Usage.of("Send an event, as SDKs do")
        .detail(
            """
            It goes to the DSN that is named, to the one active DSN of a project, or to the DSN in \
            SENTRY_DSN or the code here. With a DSN no login is needed, and none is sent.

            Files hold events as JSON, one each; what flags say does not change them. Variables of \
            the process are never sent.""")
        .examples(
            "sentry event send -m 'The cart is empty' --level warning --tag shop:de",
            "sentry event send acme/web -m 'Hello %s' -a World -r web@1.2.0 -E staging",
            "sentry event send event.json",
            "sentry event send -m 'Backup failed' --logfile /var/log/backup.log")
        .takes(
            Positional.optional("<dsn>|<project>|<org/project>", "Where to send it"),
            Positional.anyNumber("file", "An event as JSON"))
        .flags(
            MESSAGE,
            MESSAGE_ARG,
            LEVEL,
            RELEASE,
            DIST,
            ENV,
            PLATFORM,
            TAG,
            EXTRA,
            USER,
            FINGERPRINT,
            TIMESTAMP,
            NO_ENVIRON,
            LOGFILE,
            WITH_CATEGORIES,
            RAW)
        .field("eventId", "string", "The event's id")
        .optionalField("file", "string", "The file it was in")
        .asAnonymous();
  }

  @Override
  public @Nullable String instanceUrl(Arguments arguments) {
    String word = arguments.positional(0);
    return word != null && Command.isWebAddress(word) && !Destination.isLikeDsn(word) ? word : null;
  }

  @Override
  public Options read(Arguments arguments) {
    List<String> message = arguments.get(MESSAGE);
    if (!message.isEmpty() && message.stream().allMatch(String::isBlank)) {
      throw new UsageException(Kind.VALUE, "The message is empty", "-m 'what happened'");
    }
    String text = arguments.get(TIMESTAMP);
    WrittenTime time = text == null ? null : WrittenTime.parse(text);
    if (text != null && time == null) {
      throw new UsageException(
          Kind.VALUE,
          "'" + Slug.printable(text) + "' is no time",
          "write seconds since 1970, '2025-06-10T10:00:00Z' or 'Tue, 10 Jun 2025 10:00:00 +0000'");
    }
    EventBody body =
        new EventBody(
            message,
            arguments.get(MESSAGE_ARG),
            arguments.get(LEVEL),
            arguments.get(PLATFORM),
            arguments.get(RELEASE),
            arguments.get(DIST),
            arguments.get(ENV),
            pairs(TAG, arguments),
            pairs(EXTRA, arguments),
            pairs(USER, arguments),
            arguments.get(FINGERPRINT),
            time);
    return new Options(
        arguments.positionals(),
        body,
        arguments.get(LOGFILE),
        arguments.get(WITH_CATEGORIES),
        arguments.get(RAW));
  }

  private static Map<String, String> pairs(Flag<List<String>> flag, Arguments arguments) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : arguments.get(flag)) {
      int colon = pair.indexOf(':');
      String key = colon < 0 ? "" : pair.substring(0, colon).strip();
      if (key.isEmpty()) {
        throw new UsageException(
            Kind.VALUE,
            "'" + Slug.printable(pair) + "' of --" + flag.name() + " is no key and value",
            "write --" + flag.name() + " key:value");
      }
      pairs.put(key, pair.substring(colon + 1).strip());
    }
    return pairs;
  }

  @Override
  public boolean isOfOrganization() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    Path folder = session.environment().workingFolder();
    List<String> files = new ArrayList<>(options.words());
    Destination destination = new Destination.Detected();
    if (!files.isEmpty() && !isFile(files.getFirst(), folder)) {
      destination = Destination.of(files.removeFirst());
    }
    if (files.isEmpty() && options.raw()) {
      throw SendException.nothing();
    }
    return files.isEmpty()
        ? message(destination, options, session)
        : files(destination, files, options, session);
  }

  /// Whether a first word is meant as a file: it is one, or is written as no project is.
  private static boolean isFile(String word, Path folder) {
    if (Command.isWebAddress(word)) {
      return false;
    }
    try {
      return word.indexOf('.') >= 0
          || word.startsWith("/")
          || word.indexOf('\\') >= 0
          || Files.isRegularFile(folder.resolve(word));
    } catch (InvalidPathException noPath) {
      return false;
    }
  }

  private static Result message(Destination destination, Options options, Session session) {
    if (options.body().lines().isEmpty() && options.logfile() == null) {
      throw SendException.nothing();
    }
    JsonArray crumbs =
        options.logfile() == null ? null : crumbs(options.logfile(), options.categories(), session);
    Instant now = session.environment().clock().instant();
    String id = newId();
    ZoneId zone = session.environment().zone().get();
    JsonObject event = options.body().json(id, now, zone, crumbs);
    Destination.Way way = destination.way(session);
    send(way.ingestion(session), way.dsn(), Envelope.of(id, now, event), List.of());
    JsonObject json = new JsonObject();
    json.addProperty("eventId", id);
    return way.told(
        Result.detail(
            json,
            look ->
                List.of(
                    new Block.Paragraph(Text.done("Event dispatched")),
                    new Block.Paragraph(Text.of("Event ID: ", Style.BOLD).plus(id)))));
  }

  private static Result files(
      Destination destination, List<String> names, Options options, Session session) {
    Path folder = session.environment().workingFolder();
    Instant now = session.environment().clock().instant();
    List<EventFile> files = new ArrayList<>();
    for (String name : names) {
      files.add(
          options.raw()
              ? EventFile.raw(name, folder, newId(), now)
              : EventFile.ofEvent(name, folder, newId(), now));
    }
    if (!options.body().lines().isEmpty() || options.logfile() != null) {
      session.notices().warn("event", "Files are sent as they are; the message is left out");
    }
    Destination.Way way = destination.way(session);
    Ingestion ingestion = way.ingestion(session);
    List<String> sent = new ArrayList<>();
    List<JsonObject> results = new ArrayList<>();
    for (EventFile file : files) {
      try {
        send(ingestion, way.dsn(), file.envelope(), sent);
      } catch (ApiException unanswered) {
        if (!sent.isEmpty()) {
          session.notices().warn("event", "Sent before: " + String.join(", ", sent));
        }
        throw unanswered;
      }
      sent.add(file.name());
      JsonObject result = new JsonObject();
      result.addProperty("eventId", file.id());
      result.addProperty("file", file.name());
      results.add(result);
    }
    Result.Picture picture = look -> lines(files);
    return way.told(
        results.size() == 1
            ? Result.detail(results.getFirst(), picture)
            : Result.listing(results, picture));
  }

  private static List<Block> lines(List<EventFile> files) {
    List<Text> lines = new ArrayList<>();
    for (EventFile file : files) {
      lines.add(
          Text.of("✓ ", Style.GREEN)
              .plus(file.name(), Style.BOLD)
              .plus(file.id().isEmpty() ? ": dispatched" : ": event " + file.id()));
    }
    return List.of(new Block.Lines(lines));
  }

  private static void send(Ingestion ingestion, Dsn dsn, byte[] envelope, List<String> before) {
    try {
      ingestion.send(envelope);
    } catch (ApiException.Status refusal) {
      throw SendException.refused(refusal, dsn, before);
    }
  }

  private static JsonArray crumbs(String name, boolean categories, Session session) {
    Path folder = session.environment().workingFolder();
    byte[] bytes = EventFile.tail("The log", name, folder, LOG_BYTES);
    Instant written;
    try {
      written = Files.getLastModifiedTime(folder.resolve(name)).toInstant();
    } catch (IOException gone) {
      written = session.environment().clock().instant();
    }
    return new LogCrumbs(session.environment().zone().get(), written, categories)
        .of(new String(bytes, StandardCharsets.UTF_8).lines().toList());
  }

  private static String newId() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
