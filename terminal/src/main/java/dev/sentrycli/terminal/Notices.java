package dev.sentrycli.terminal;

import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Tells the user on the error stream what goes on beside the results, as far as they want to know.
public final class Notices {
  /// How much the user wants to know; each level includes those before it.
  public enum Level {
    ERROR("✖", Style.RED),
    WARN("⚠", Style.YELLOW),
    LOG("", Style.MUTED),
    INFO("ℹ", Style.CYAN),
    DEBUG("⚙", Style.MUTED),
    TRACE("→", Style.MUTED);

    private final String icon;
    private final Style style;

    Level(String icon, Style style) {
      this.icon = icon;
      this.style = style;
    }

    /// The level of that name, or null if there is none.
    public static @Nullable Level of(String name) {
      for (Level level : values()) {
        if (level.name().equalsIgnoreCase(name)) {
          return level;
        }
      }
      return null;
    }
  }

  private final Console console;
  private final Level level;
  private final InstantSource clock;
  private final Supplier<ZoneId> zone;

  /// @param zone asked for only when a time is told: finding out where one is takes a while
  public Notices(Console console, Level level, InstantSource clock, Supplier<ZoneId> zone) {
    this.console = console;
    this.level = level;
    this.clock = clock;
    this.zone = zone;
  }

  /// The least important level that is shown.
  public Level level() {
    return level;
  }

  /// Whether notices of that level are shown: worth asking before a costly text is put together.
  public boolean shows(Level wanted) {
    return wanted.compareTo(level) <= 0;
  }

  public void error(String tag, String text) {
    tell(Level.ERROR, tag, text);
  }

  public void warn(String tag, String text) {
    tell(Level.WARN, tag, text);
  }

  public void log(String tag, String text) {
    tell(Level.LOG, tag, text);
  }

  public void info(String tag, String text) {
    tell(Level.INFO, tag, text);
  }

  public void debug(String tag, String text) {
    tell(Level.DEBUG, tag, text);
  }

  public void trace(String tag, String text) {
    tell(Level.TRACE, tag, text);
  }

  /// @param tag what the notice is about, in a word; may be empty
  public void tell(Level of, String tag, String text) {
    if (!shows(of)) {
      return;
    }
    if (console.attached().err()) {
      console.err(onTerminal(of, tag, text));
    } else {
      String name = tag.isEmpty() ? "" : "[" + tag + "] ";
      console.err(
          switch (of) {
            case ERROR, WARN -> name + (tag.isEmpty() ? "" : " ") + of.name() + "  " + text;
            case LOG -> name + text;
            case INFO, DEBUG, TRACE -> name + of.icon + " " + text;
          });
    }
  }

  /// The notice, and at the right where there is room: what it is about, and the time.
  private Text onTerminal(Level of, String tag, String text) {
    Text line = of.icon.isEmpty() ? Text.of(text) : Text.of(of.icon, of.style).plus(" " + text);
    if (line.plain().indexOf('\n') >= 0) {
      return line;
    }
    String right = tag.isEmpty() ? time() : tag + " " + time();
    int space = console.errLook().width() - Width.of(line) - Width.of(right);
    return space < 2 ? line : line.plus(" ".repeat(space)).plus(right, Style.MUTED);
  }

  private String time() {
    LocalTime now = LocalTime.ofInstant(clock.instant(), zone.get());
    return twoDigits(now.getHour())
        + ":"
        + twoDigits(now.getMinute())
        + ":"
        + twoDigits(now.getSecond());
  }

  private static String twoDigits(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
