package dev.sentrycli.cli.command;

import com.google.gson.JsonObject;
import dev.sentrycli.api.SentryApi;
import dev.sentrycli.api.json.JsonView;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Look;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A kind of thing that organizations have, such as teams, as far as lists of it differ.
public interface Owned<T extends JsonView> {
  /// The command that lists them, as typed after `sentry`.
  String command();

  /// What one is called.
  String one();

  /// What several are called.
  String many();

  /// Words that are commands of the same group, and so no target.
  default Set<String> siblings() {
    return Set.of("list", "ls");
  }

  /// The first of an organization, or those from a cursor on.
  Slice<T> page(SentryApi api, String organization, int limit, @Nullable String cursor);

  /// As many of an organization as are shown where several organizations are listed.
  default Slice<T> first(SentryApi api, String organization, int limit) {
    return page(api, organization, limit, null);
  }

  List<T> all(SentryApi api, String organization);

  /// Those of an organization that are called so, or nearly.
  List<T> called(SentryApi api, String organization, String word);

  /// Those of a project; null if there is no such project, and for what projects do not have.
  default @Nullable List<T> ofProject(SentryApi api, String organization, String project) {
    return null;
  }

  /// Whether projects have any of their own.
  default boolean isOfProjects() {
    return false;
  }

  /// Whether a list of a whole organization that is missing ends as the server's refusal (30), as
  /// scripts expect of some lists, and not as a name that leads nowhere (23).
  default boolean isRefusedByServer() {
    return false;
  }

  /// What may fit a pattern; it is looked at again by name.
  default List<T> mayFit(SentryApi api, String organization, String pattern) {
    return all(api, organization);
  }

  /// What servers have to have switched on for it; null for nothing.
  default @Nullable Feature feature() {
    return null;
  }

  /// Why all are shown where none is called as wanted, as the end of a sentence.
  default String allInstead() {
    return ", as they belong to no project";
  }

  /// What it may be called.
  List<String> names(T thing);

  /// @param rows as JSON shows them: what the server sent, and `orgSlug`
  List<Block> table(List<JsonObject> rows, Look look);
}
