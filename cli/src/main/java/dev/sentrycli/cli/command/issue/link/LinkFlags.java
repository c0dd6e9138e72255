package dev.sentrycli.cli.command.issue.link;

import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.grammar.UsageException.Kind;
import org.jspecify.annotations.Nullable;

/// What linking and unlinking take alike.
final class LinkFlags {
  static final Flag<@Nullable String> INTEGRATION =
      Flag.text("integration", "id", "The integration, where several lead to the address");
  static final Flag<@Nullable String> APP =
      Flag.text("app", "slug", "The Sentry App it goes through; Linear's is found by itself");
  static final Positional URL =
      Positional.required("url", "The address of the other issue, as the browser shows it");

  private LinkFlags() {}

  static TrackerUrl url(Arguments arguments) {
    return TrackerUrl.parse(String.valueOf(arguments.positional(1)));
  }

  /// The slug of the app that is meant, or null for an integration.
  ///
  /// @param url null while it is not known
  /// @throws UsageException if both are named
  static @Nullable String app(Arguments arguments, @Nullable TrackerUrl url) {
    return app(arguments.get(APP), arguments.get(INTEGRATION), url);
  }

  /// As [#app(Arguments, TrackerUrl)], of the values of the flags.
  static @Nullable String app(
      @Nullable String app, @Nullable String integration, @Nullable TrackerUrl url) {
    if (app != null && integration != null) {
      throw new UsageException(
          Kind.SYNTAX,
          "--integration and --app do not go together",
          "an issue is linked through one or the other");
    }
    return app == null && integration == null && url != null && url.site() == TrackerUrl.Site.LINEAR
        ? url.site().providers().getFirst()
        : app;
  }
}
