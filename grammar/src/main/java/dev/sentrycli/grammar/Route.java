package dev.sentrycli.grammar;

import java.util.List;
import java.util.function.Supplier;

/// A word that leads to a command. The command itself is made only when it is run or explained.
public record Route<C extends Described>(
    String name, String brief, List<String> aliases, boolean hidden, Supplier<? extends C> command)
    implements Node<C> {

  public static <C extends Described> Route<C> of(
      String name, String brief, Supplier<? extends C> command) {
    return new Route<>(name, brief, List.of(), false, command);
  }

  public Route<C> aliases(String... aliases) {
    return new Route<>(name, brief, List.of(aliases), hidden, command);
  }

  public Route<C> hide() {
    return new Route<>(name, brief, aliases, true, command);
  }
}
