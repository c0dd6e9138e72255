package dev.sentrycli.sandbox.world.directory;

/// Something with this slug exists already in the organization.
public final class SlugTakenException extends Exception {
  private static final long serialVersionUID = 1L;

  public SlugTakenException(String message) {
    super(message);
  }
}
