package dev.sentrycli.cli.project;

/// What the folder was taken for is no longer so: the run has to be made again.
public final class StaleFolderException extends RuntimeException {
  private static final long serialVersionUID = 1;
}
