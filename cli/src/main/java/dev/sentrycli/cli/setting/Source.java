package dev.sentrycli.cli.setting;

import java.nio.file.Path;

/// Where a setting came from. Which source may decide where a credential goes is a question of
/// trust.
public sealed interface Source {
  /// How messages name it.
  String describe();

  /// Whether it is the user who says this, so that it may decide where a credential goes. A link, a
  /// project's file and a token's own words are mere claims.
  boolean isConfirmed();

  /// A flag of this run, such as `--url`.
  record Flag(String name) implements Source {
    @Override
    public boolean isConfirmed() {
      return true;
    }

    @Override
    public String describe() {
      return name;
    }
  }

  /// A Sentry URL among the arguments.
  record UrlArgument() implements Source {
    @Override
    public boolean isConfirmed() {
      return false;
    }

    @Override
    public String describe() {
      return "the URL argument";
    }
  }

  record Variable(String name) implements Source {
    @Override
    public boolean isConfirmed() {
      return true;
    }

    @Override
    public String describe() {
      return name;
    }
  }

  /// A line of a `.sentryclirc`.
  ///
  /// @param global whether it is the user's own file rather than one a project brings along
  record RcFile(Path file, int line, boolean global) implements Source {
    @Override
    public boolean isConfirmed() {
      return global;
    }

    @Override
    public String describe() {
      return file + " line " + line;
    }
  }

  /// Something a login or a command stored earlier.
  record Stored(String what) implements Source {
    @Override
    public boolean isConfirmed() {
      return true;
    }

    @Override
    public String describe() {
      return what;
    }
  }

  /// What a token says about itself.
  record Claim() implements Source {
    @Override
    public boolean isConfirmed() {
      return false;
    }

    @Override
    public String describe() {
      return "the organization token itself";
    }
  }

  /// A DSN, which events are sent to without a credential.
  ///
  /// @param place where it stands, such as `in .env line 1`
  record Dsn(String place) implements Source {
    @Override
    public boolean isConfirmed() {
      return false;
    }

    @Override
    public String describe() {
      return "the DSN " + place;
    }
  }

  record BuiltIn() implements Source {
    @Override
    public boolean isConfirmed() {
      return true;
    }

    @Override
    public String describe() {
      return "the default";
    }
  }
}
