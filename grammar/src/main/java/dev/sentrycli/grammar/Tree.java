package dev.sentrycli.grammar;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything a program can be asked to do.
///
/// @param program the word the program is started by
/// @param tagline one sentence that says what it is, without a full stop
/// @param chapters the first words of all commands, in the order and under the titles help shows
/// @param shortcuts first words that stand for a whole path, such as `issues` for `issue list`
/// @param globals flags that every command takes, wherever they stand
/// @param variables the environment variables help lists
/// @param examples command lines worth trying first
public record Tree<C extends Described>(
    String program,
    String tagline,
    String version,
    List<Chapter<C>> chapters,
    List<Shortcut> shortcuts,
    List<Flag<?>> globals,
    List<Variable> variables,
    List<String> examples) {

  /// `--help`, which every program takes without declaring it.
  public static final Flag<Boolean> HELP =
      Flag.toggle("help", "Show help and do nothing else").letter('h');

  /// `--version`, which every program takes without declaring it.
  public static final Flag<Boolean> VERSION = Flag.toggle("version", "Print the version");

  /// Groups and commands that help shows under one title.
  public record Chapter<C extends Described>(String title, List<Node<? extends C>> members) {}

  /// A first word that stands for a path.
  public record Shortcut(String word, List<String> path) {}

  /// An environment variable the program reads.
  ///
  /// @param brief a few words, shown in help
  /// @param description the whole story, shown in the reference
  /// @param example a value it may have, or empty
  public record Variable(String name, String brief, String description, String example) {}

  public static <C extends Described> Tree<C> of(String program, String tagline, String version) {
    return new Tree<>(
        program, tagline, version, List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /// Adds groups and commands under a title.
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final Tree<C> chapter(String title, Node<? extends C>... members) {
    List<Chapter<C>> more = new ArrayList<>(chapters);
    more.add(new Chapter<>(title, List.of(members)));
    return new Tree<>(
        program, tagline, version, List.copyOf(more), shortcuts, globals, variables, examples);
  }

  /// Adds a first word that stands for a path.
  public Tree<C> shortcut(String word, String... path) {
    List<Shortcut> more = new ArrayList<>(shortcuts);
    more.add(new Shortcut(word, List.of(path)));
    return new Tree<>(
        program, tagline, version, chapters, List.copyOf(more), globals, variables, examples);
  }

  public Tree<C> globals(Flag<?>... globals) {
    return new Tree<>(
        program, tagline, version, chapters, shortcuts, List.of(globals), variables, examples);
  }

  public Tree<C> variables(List<Variable> variables) {
    return new Tree<>(
        program, tagline, version, chapters, shortcuts, globals, List.copyOf(variables), examples);
  }

  public Tree<C> examples(String... examples) {
    return new Tree<>(
        program, tagline, version, chapters, shortcuts, globals, variables, List.of(examples));
  }

  /// The group or command a first word names, or null. Shortcuts are not members.
  public @Nullable Node<? extends C> member(String word) {
    for (Chapter<C> chapter : chapters) {
      for (Node<? extends C> member : chapter.members()) {
        if (member.answersTo(word)) {
          return member;
        }
      }
    }
    return null;
  }

  /// Whether a first word means something by itself: a group, a command, a shortcut or `help`.
  public boolean isCommand(String word) {
    return word.equals("help") || member(word) != null || shortcut(word) != null;
  }

  /// The path a shortcut stands for, or null if the word is none.
  public @Nullable List<String> shortcut(String word) {
    for (Shortcut shortcut : shortcuts) {
      if (shortcut.word().equals(word)) {
        return shortcut.path();
      }
    }
    return null;
  }

  /// What a path of canonical names leads to; null for the empty path and for one that leads
  /// nowhere.
  public @Nullable Node<? extends C> at(List<String> path) {
    Node<? extends C> node = null;
    for (String word : path) {
      if (node == null) {
        node = member(word);
      } else {
        node = node instanceof Group<? extends C> group ? group.member(word) : null;
      }
      if (node == null) {
        return null;
      }
    }
    return node;
  }

  /// All groups and commands named by a first word, hidden ones left out.
  public List<Node<? extends C>> visible() {
    List<Node<? extends C>> visible = new ArrayList<>();
    for (Chapter<C> chapter : chapters) {
      for (Node<? extends C> member : chapter.members()) {
        if (!member.hidden()) {
          visible.add(member);
        }
      }
    }
    return visible;
  }
}
