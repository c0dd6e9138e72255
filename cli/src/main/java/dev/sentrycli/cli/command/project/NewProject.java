package dev.sentrycli.cli.command.project;

import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.project.Platforms;
import dev.sentrycli.grammar.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A project that is to be: `acme/shop:python-django`.
///
/// @param organization null for the one in use
/// @param platform one of [Platforms]
/// @param typedPlatform the platform as it was written
record NewProject(
    @Nullable String organization, String name, String platform, String typedPlatform) {
  private static final String FORM = "sentry project create <org>/<name>:<platform>";
  private static final String PLATFORMS = "'sentry platform list' shows the platforms";

  /// Several on one command line: one without an organization belongs to that of the one before.
  ///
  /// @throws UsageException if one can't be meant as it stands
  static List<NewProject> parse(List<String> words) {
    List<NewProject> all = new ArrayList<>();
    String organization = null;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      String next = i + 1 < words.size() ? words.get(i + 1) : "";
      if (word.indexOf(':') < 0 && Platforms.all().contains(next.replace('.', '-'))) {
        checked("project", word.substring(word.indexOf('/') + 1), word);
        throw refused(
            word,
            "its platform is missing",
            "write it behind a colon: '%s:%s'".formatted(Slug.printable(word), next));
      }
      NewProject one = parse(word);
      organization = one.organization() == null ? organization : one.organization();
      all.add(new NewProject(organization, one.name(), one.platform(), one.typedPlatform()));
    }
    return all;
  }

  private static NewProject parse(String word) {
    int colon = word.lastIndexOf(':');
    if (colon < 0 || word.startsWith("//", colon + 1) || colon == word.length() - 1) {
      throw withoutPlatform(word, colon < 0 ? word : word.substring(0, colon));
    }
    String left = word.substring(0, colon);
    int slash = left.indexOf('/');
    String organization =
        slash < 0 ? null : checked("organization", left.substring(0, slash), word);
    String name = checked("project", left.substring(slash + 1), word);
    String typed = word.substring(colon + 1);
    String platform = typed.replace('.', '-');
    if (!Platforms.all().contains(platform)) {
      List<String> near = Platforms.near(platform);
      throw refused(
          word,
          "there is no platform '%s'".formatted(Slug.printable(typed)),
          near.isEmpty() ? PLATFORMS : "Did you mean '" + String.join("', '", near) + "'?",
          near.isEmpty() ? "it is written '" + FORM + "'" : PLATFORMS);
    }
    return new NewProject(organization, name, platform, typed);
  }

  private static UsageException withoutPlatform(String word, String name) {
    if (word.startsWith("http://") || word.startsWith("https://")) {
      return refused(word, "it is a link", "it is written '" + FORM + "'");
    }
    return Platforms.all().contains(name)
        ? refused(
            word, "the name before it and a colon are missing", "it is written '" + FORM + "'")
        : refused(
            word,
            "its platform is missing",
            "write it behind a colon: '%s:<platform>'".formatted(Slug.printable(name)),
            PLATFORMS);
  }

  private static String checked(String what, String text, String word) {
    String problem = Slug.problem(text);
    if (problem != null) {
      throw refused(
          word, "the name of the %s %s".formatted(what, problem), "it is written '" + FORM + "'");
    }
    return text;
  }

  private static UsageException refused(String word, String why, String... hints) {
    return new UsageException(
        UsageException.Kind.SYNTAX,
        "'%s' can't be created: %s".formatted(Slug.printable(word), why),
        hints);
  }

  /// Whether the platform was written in a way servers do not know.
  boolean isRespelled() {
    return !platform.equals(typedPlatform);
  }

  /// What servers make of the name.
  String slug() {
    StringBuilder slug = new StringBuilder();
    for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_') {
        slug.append(c);
      } else if (!slug.isEmpty() && slug.charAt(slug.length() - 1) != '-') {
        slug.append('-');
      }
    }
    int end = slug.length();
    while (end > 0 && slug.charAt(end - 1) == '-') {
      end--;
    }
    return end == 0 ? name : slug.substring(0, end);
  }

  /// As the other commands call it.
  @Override
  public String toString() {
    return organization == null ? name : organization + "/" + name;
  }
}
