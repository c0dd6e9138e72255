package dev.sentrycli.cli.command;

import dev.sentrycli.cli.output.Result;

/// A command did a part of what it was asked and then failed: what was done is shown, and then the
/// failure. It is not tried again, as that would do the first part twice.
public final class PartlyDone extends RuntimeException {
  private final transient Result done;
  private final RuntimeException failure;

  public PartlyDone(Result done, RuntimeException failure) {
    super(failure.getMessage(), failure);
    this.done = done;
    this.failure = failure;
  }

  public Result done() {
    return done;
  }

  public RuntimeException failure() {
    return failure;
  }
}
