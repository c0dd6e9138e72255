package dev.sentrycli.grammar;

import java.util.List;
import java.util.Map;

/// Everything a program can be asked to do.
///
/// @param program the word the program is started by
/// @param tagline one sentence that says what it is
/// @param commands commands without a group, such as `api`
/// @param shortcuts first words that stand for a whole path, such as `issues` for `issue list`
/// @param globals flags that every command takes, wherever they stand
/// @param variables the environment variables help lists
public record Tree<C extends Described>(
    String program,
    String tagline,
    String version,
    List<Group<C>> groups,
    List<Route<C>> commands,
    Map<String, List<String>> shortcuts,
    List<Flag<?>> globals,
    List<Variable> variables) {

  /// An environment variable the program reads.
  public record Variable(String name, String brief, String description, String example) {}
}
