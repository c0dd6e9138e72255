package dev.sentrycli.terminal;

/// For what goes on until somebody has seen enough: while it is open, Ctrl-C ends the program as
/// one that did what it should.
public final class Interruption implements AutoCloseable {
  private final Thread atEnd = new Thread(() -> Runtime.getRuntime().halt(0), "interruption");

  private Interruption() {}

  public static Interruption endsWell() {
    Interruption open = new Interruption();
    Runtime.getRuntime().addShutdownHook(open.atEnd);
    return open;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atEnd);
    } catch (IllegalStateException alreadyEnding) {
      // It ends as it should.
    }
  }
}
