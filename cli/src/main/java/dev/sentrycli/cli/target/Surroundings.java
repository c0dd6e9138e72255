package dev.sentrycli.cli.target;

import dev.sentrycli.cli.project.Workplace;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a run knows about where it happens, for working out what is meant.
///
/// @param organization what flags, variables, files or stored defaults name
/// @param project likewise, a slug or an id; without an organization it has to be searched for
/// @param workplace the project one works in
/// @param variables of the process
/// @param notes hears what a person should know about the choice made
/// @param seenProjects those that lists have shown, as `organization/project`
/// @param picker null where nobody can be asked
public record Surroundings(
    @Nullable Named organization,
    @Nullable Named project,
    Workplace workplace,
    Map<String, String> variables,
    Consumer<String> notes,
    Supplier<Set<String>> seenProjects,
    @Nullable Picker picker) {

  /// A name from a setting.
  ///
  /// @param source how messages name the setting, such as `SENTRY_ORG`
  /// @param typed whether it is a flag of this very run
  /// @param ofFolder whether a file says it that belongs to the folder one works in
  public record Named(String value, String source, boolean typed, boolean ofFolder) {
    public Named(String value, String source, boolean typed) {
      this(value, source, typed, false);
    }
  }

  /// Lets a person choose.
  @FunctionalInterface
  public interface Picker {
    /// The choice, or null if there was none.
    @Nullable String pick(String question, List<String> choices);

    /// Hears what was chosen where nothing else told what is meant, so that it need not be asked
    /// again.
    default void settle(String organization, @Nullable String project) {}
  }

  /// What a person chooses; null where nobody can be asked or wants none.
  @Nullable String picked(String question, List<String> choices) {
    return picker == null || choices.isEmpty() ? null : picker.pick(question, choices);
  }

  /// As [#picked], for projects.
  @Nullable ProjectTarget pickedProject(List<ProjectTarget> choices) {
    String picked = picked("Which project?", ProjectTarget.typed(choices));
    for (ProjectTarget choice : choices) {
      if (choice.toString().equals(picked)) {
        return choice;
      }
    }
    return null;
  }
}
