package dev.sentrycli.cli.setting;

import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.state.Defaults;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The organization and project that are meant when the arguments name none, as far as flags,
/// variables, files and stored defaults tell. A project without an organization has to be looked
/// for.
///
/// @param warnings what was passed over and should not be silently
public record Places(
    @Nullable Setting<String> organization,
    @Nullable Setting<String> project,
    List<String> warnings) {
  public Places {
    warnings = List.copyOf(warnings);
  }

  /// What one source says.
  private record Level(@Nullable Setting<String> organization, @Nullable Setting<String> project) {}

  /// Finds them: from the flags, `SENTRY_ORG` and `SENTRY_PROJECT`, the files, the stored defaults.
  /// Each of the two is taken from the first source that has it, but a project never from one that
  /// names another organization.
  ///
  /// @throws SettingException if a value that would be used can't be a slug
  public static Places resolve(
      Environment environment,
      RcFiles rcFiles,
      Defaults defaults,
      @Nullable String organizationFlag,
      @Nullable String projectFlag) {
    List<String> warnings = new ArrayList<>();
    Setting<String> organization = null;
    Setting<String> project = null;
    for (int source = 0; source < 4 && (organization == null || project == null); source++) {
      Level raw =
          switch (source) {
            case 0 -> new Level(flag("--org", organizationFlag), flag("--project", projectFlag));
            case 1 ->
                new Level(
                    variable(environment, "SENTRY_ORG"), variable(environment, "SENTRY_PROJECT"));
            case 2 -> new Level(rcFiles.organization(), rcFiles.project());
            default ->
                new Level(
                    stored(defaults, Defaults.Key.ORGANIZATION),
                    stored(defaults, Defaults.Key.PROJECT));
          };
      Level level = split(raw, warnings);
      boolean fits =
          organization == null
              || level.organization == null
              || organization.value().equalsIgnoreCase(level.organization.value());
      if (project == null && fits) {
        project = checked(level.project, "project");
      }
      if (organization == null) {
        organization = checked(level.organization, "organization");
      }
    }
    return new Places(organization, project, warnings);
  }

  /// Takes `organization/project` apart; then the organization beside it does not count.
  private static Level split(Level level, List<String> warnings) {
    Setting<String> project = level.project;
    int slash = project == null ? -1 : project.value().indexOf('/');
    if (project == null || slash < 0) {
      return level;
    }
    String organization = project.value().substring(0, slash).strip();
    String rest = project.value().substring(slash + 1).strip();
    if (organization.isEmpty() || rest.isEmpty() || rest.indexOf('/') >= 0) {
      warnings.add(
          "The project in "
              + project.source().describe()
              + " is passed over, because it is neither a project nor organization/project");
      return new Level(level.organization, null);
    }
    return new Level(
        new Setting<>(organization, project.source()), new Setting<>(rest, project.source()));
  }

  private static @Nullable Setting<String> checked(@Nullable Setting<String> setting, String what) {
    String problem = setting == null ? null : Slug.problem(setting.value());
    if (setting == null || problem == null) {
      return setting;
    }
    throw refused(setting.source(), what, problem);
  }

  private static SettingException refused(Source source, String what, String problem) {
    String message = "The " + what + " in " + source.describe() + " " + problem;
    return switch (source) {
      case Source.Flag(String name) ->
          SettingException.usage(name + " " + problem, "an example is " + name + " web");
      case Source.RcFile _ ->
          SettingException.config(
              message, "a comment needs a line of its own: what follows a value is part of it");
      case Source.Stored _ ->
          SettingException.config(message, "'sentry cli defaults " + what + " SLUG' replaces it");
      case Source.Variable _,
          Source.UrlArgument _,
          Source.Claim _,
          Source.Dsn _,
          Source.BuiltIn _ ->
          SettingException.config(message, "a slug looks like 'my-" + what + "'");
    };
  }

  private static @Nullable Setting<String> flag(String name, @Nullable String value) {
    return value == null || value.isBlank()
        ? null
        : new Setting<>(value.strip(), new Source.Flag(name));
  }

  private static @Nullable Setting<String> variable(Environment environment, String name) {
    String value = environment.get(name);
    return value == null ? null : new Setting<>(value, new Source.Variable(name));
  }

  private static @Nullable Setting<String> stored(Defaults defaults, Defaults.Key key) {
    String value = defaults.get(key);
    return value == null
        ? null
        : new Setting<>(value, new Source.Stored("'sentry cli defaults " + key.word() + "'"));
  }
}
