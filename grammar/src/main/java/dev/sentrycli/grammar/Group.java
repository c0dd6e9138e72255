package dev.sentrycli.grammar;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Commands that share their first words, such as `issue` or `alert metrics`.
///
/// @param detail paragraphs help shows below the brief, separated by blank lines; may be empty
/// @param fallback the name of the member that runs when the next word names none (`sentry issue X`
///   is `sentry issue view X`); null if the group alone only shows its help
public record Group<C extends Described>(
    String name,
    String brief,
    String detail,
    List<String> aliases,
    boolean hidden,
    @Nullable String fallback,
    List<Node<? extends C>> members)
    implements Node<C> {

  @SafeVarargs
  @SuppressWarnings("varargs")
  public static <C extends Described> Group<C> of(
      String name, String brief, Node<? extends C>... members) {
    return new Group<>(name, brief, "", List.of(), false, null, List.of(members));
  }

  public Group<C> fallback(String member) {
    return new Group<>(name, brief, detail, aliases, hidden, member, members);
  }

  public Group<C> detail(String detail) {
    return new Group<>(name, brief, detail, aliases, hidden, fallback, members);
  }

  public Group<C> aliases(String... aliases) {
    return new Group<>(name, brief, detail, List.of(aliases), hidden, fallback, members);
  }

  public Group<C> hide() {
    return new Group<>(name, brief, detail, aliases, true, fallback, members);
  }

  /// The member a word names, or null.
  public @Nullable Node<? extends C> member(String word) {
    for (Node<? extends C> member : members) {
      if (member.answersTo(word)) {
        return member;
      }
    }
    return null;
  }
}
