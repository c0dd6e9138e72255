package dev.sentrycli.cli;

import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.cli.link.SentryUrl;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.setting.Environment;
import dev.sentrycli.terminal.Console;
import dev.sentrycli.terminal.desktop.Programs;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Links to pages of an instance among the words of a command line.
///
/// @param version of the program
record TypedLinks(Environment environment, Console console, Programs programs, String version) {

  /// Links typed without their scheme get one, if they start with the host of a known instance.
  ///
  /// @param positionals the words that may be links
  List<String> withSchemes(List<String> argv, List<String> positionals) {
    List<String> words = argv;
    for (int i = 0; i < argv.size(); i++) {
      String word = argv.get(i);
      int slash = word.indexOf('/');
      boolean mayBeHost =
          slash > 0
              && positionals.contains(word)
              && (word.lastIndexOf('.', slash) >= 0 || word.lastIndexOf(':', slash) >= 0)
              && word.indexOf("://") < 0;
      if (mayBeHost) {
        for (BaseUrl base : knownInstances()) {
          if (SentryUrl.isSentryUrl(word, base)) {
            words = new ArrayList<>(words);
            words.set(i, base.origin().scheme() + "://" + word);
            break;
          }
        }
      }
    }
    return words;
  }

  private List<BaseUrl> knownInstances() {
    try (Session session = Session.silent(environment, console, programs, version)) {
      return session.instance().known();
    } catch (Failure unusable) {
      // Whoever needs the bad setting will say so.
      return List.of();
    }
  }

  /// The instance a link belongs to; of the instances that are known, the one on the same host
  /// tells which part of the path is a prefix.
  static @Nullable BaseUrl instance(String url, List<BaseUrl> known) {
    BaseUrl found = SentryUrl.instanceIn(url, null);
    if (found == null) {
      return null;
    }
    for (BaseUrl base : known) {
      if (base.origin().host().equals(found.origin().host())) {
        BaseUrl seen = SentryUrl.instanceIn(url, base);
        return seen == null ? found : seen;
      }
    }
    return found;
  }
}
