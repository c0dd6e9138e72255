package dev.sentrycli.cli.setting;

import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import java.util.List;

/// A variable, a file or a stored value says something the program can't use.
public final class SettingException extends Failure {
  private SettingException(Exit exit, String message, List<String> hints) {
    super(exit, message, List.of(), hints);
  }

  /// A value in the environment or in a file is unusable.
  public static SettingException config(String message, String... hints) {
    return new SettingException(Exit.CONFIG, message, List.of(hints));
  }

  /// Something that was to be a token is none.
  public static SettingException token(String message, String... hints) {
    return new SettingException(Exit.INVALID_TOKEN, message, List.of(hints));
  }

  /// A value given on the command line is well formed, but wrong.
  public static SettingException value(String message, String... hints) {
    return new SettingException(Exit.VALIDATION, message, List.of(hints));
  }

  /// A value given on the command line can't be read.
  public static SettingException usage(String message, String... hints) {
    return new SettingException(Exit.USAGE, message, List.of(hints));
  }
}
