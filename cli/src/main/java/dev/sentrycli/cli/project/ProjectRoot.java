package dev.sentrycli.cli.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where the project that one works in begins.
public final class ProjectRoot {
  private static final List<String> VERSION_CONTROL =
      List.of(".git", ".hg", ".svn", ".bzr", "_darcs", ".fossil", ".pijul");
  private static final List<String> PIPELINES =
      List.of(
          ".github",
          ".gitlab-ci.yml",
          ".circleci",
          ".travis.yml",
          "Jenkinsfile",
          "azure-pipelines.yml",
          "bitbucket-pipelines.yml",
          ".buildkite",
          ".drone.yml",
          "appveyor.yml",
          "cloudbuild.yaml",
          ".woodpecker.yml");
  private static final List<String> LANGUAGES =
      List.of(
          "package.json",
          "deno.json",
          "pom.xml",
          "build.gradle",
          "build.gradle.kts",
          "settings.gradle",
          "settings.gradle.kts",
          "build.sbt",
          "go.mod",
          "Cargo.toml",
          "pyproject.toml",
          "setup.py",
          "setup.cfg",
          "requirements.txt",
          "Pipfile",
          "Gemfile",
          "composer.json",
          "mix.exs",
          "rebar.config",
          "pubspec.yaml",
          "Package.swift",
          "Podfile",
          "project.clj",
          "global.json");
  private static final List<String> LANGUAGE_ENDINGS =
      List.of(".csproj", ".fsproj", ".vbproj", ".sln", ".slnx", ".gemspec", ".xcodeproj");
  private static final List<String> BUILDS =
      List.of(
          "Makefile",
          "GNUmakefile",
          "CMakeLists.txt",
          "BUILD",
          "BUILD.bazel",
          "WORKSPACE",
          "MODULE.bazel",
          "meson.build",
          "Justfile",
          "justfile",
          "Taskfile.yml",
          "Rakefile",
          "Dockerfile",
          "docker-compose.yml");
  private static final long LARGEST = 64 * 1024;

  private ProjectRoot() {}

  /// The nearest folder upwards whose `.env` holds a DSN; else the nearest under version control or
  /// with a pipeline; else the nearest that a language or a build tool marks; else the working
  /// folder.
  ///
  /// @param home never left upwards, and itself a root only if one works there
  public static Path of(Path workingFolder, @Nullable Path home) {
    Path start = workingFolder.toAbsolutePath().normalize();
    Path limit = home == null ? null : home.toAbsolutePath().normalize();
    Path repository = null;
    Path language = null;
    Path build = null;
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      boolean aboveWork = !folder.equals(start);
      if (aboveWork && (folder.equals(limit) || folder.getParent() == null)) {
        break;
      }
      Set<String> names = names(folder);
      if (names.contains(".env") && EnvFiles.marks(folder)) {
        return folder;
      }
      boolean ofRepository =
          holdsAny(names, VERSION_CONTROL)
              || holdsAny(names, PIPELINES)
              || (names.contains(".editorconfig") && isTopmost(folder.resolve(".editorconfig")));
      if (repository == null && ofRepository) {
        repository = folder;
        break;
      }
      if (language == null && (holdsAny(names, LANGUAGES) || hasLanguageEnding(names))) {
        language = folder;
      }
      if (build == null && holdsAny(names, BUILDS)) {
        build = folder;
      }
      if (folder.equals(limit)) {
        break;
      }
    }
    if (repository != null) {
      return repository;
    }
    if (language != null) {
      return language;
    }
    return build != null ? build : start;
  }

  private static Set<String> names(Path folder) {
    String[] names = folder.toFile().list();
    return names == null ? Set.of() : new HashSet<>(List.of(names));
  }

  private static boolean holdsAny(Set<String> names, List<String> wanted) {
    for (String name : wanted) {
      if (names.contains(name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasLanguageEnding(Set<String> names) {
    for (String name : names) {
      int dot = name.lastIndexOf('.');
      if (dot > 0 && LANGUAGE_ENDINGS.contains(name.substring(dot))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTopmost(Path editorConfig) {
    try {
      if (!Files.isRegularFile(editorConfig) || Files.size(editorConfig) > LARGEST) {
        return false;
      }
      for (String line : Files.readString(editorConfig).split("\n", -1)) {
        String text = line.strip().toLowerCase(Locale.ROOT);
        if (text.startsWith("[")) {
          return false;
        }
        int equals = text.indexOf('=');
        if (equals > 0
            && text.substring(0, equals).strip().equals("root")
            && text.substring(equals + 1).strip().equals("true")) {
          return true;
        }
      }
      return false;
    } catch (IOException unreadable) {
      return false;
    }
  }
}
