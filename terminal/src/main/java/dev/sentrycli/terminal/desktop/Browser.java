package dev.sentrycli.terminal.desktop;

import dev.sentrycli.terminal.Platform;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Opens web pages for the user. The address may come from a server: it is judged first, and
/// reaches the opener as one argument, never through a shell.
public final class Browser {
  private static final List<String> UNIX_OPENERS =
      List.of("xdg-open", "sensible-browser", "x-www-browser", "gnome-open", "kde-open");

  /// An opener still at work after this is taken to have opened the page.
  private static final int WAIT_MILLIS = 1000;

  private final Programs programs;
  private final Map<String, String> variables;

  public Browser(Programs programs, Map<String, String> variables) {
    this.programs = programs;
    this.variables = variables;
  }

  /// Whether an address may be given to an opener: a web page, without user info, nothing in it
  /// that isn't printable.
  public static boolean isSafe(String address) {
    return encoded(address) != null;
  }

  /// Whether a browser could appear before the user's eyes: not in a build job, not on the far side
  /// of an SSH connection without a display, and on Linux not without any display, unless a browser
  /// that is here is named or Windows around it has one.
  public boolean hasScreen() {
    if (isSet("CI")) {
      return false;
    }
    boolean remote = isSet("SSH_CONNECTION") || isSet("SSH_CLIENT") || isSet("SSH_TTY");
    if (programs.platform() != Platform.UNIX) {
      return !remote;
    }
    boolean display = isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
    return display || (!remote && (isOneChosen() || isSet("WSL_DISTRO_NAME")));
  }

  /// Shows a page where somebody could see it: without a screen, openers fail late or try browsers
  /// that nobody sees.
  public boolean openOnScreen(String address) {
    return hasScreen() && open(address);
  }

  /// Shows a page. False if the address is not safe, or if no opener is there or none of them seems
  /// to have worked.
  public boolean open(String address) {
    String page = encoded(address);
    if (page == null) {
      return false;
    }
    for (List<String> opener : openers(page)) {
      if (works(opener)) {
        return true;
      }
    }
    return false;
  }

  private boolean works(List<String> words) {
    try {
      Process process = programs.start(words);
      process.getOutputStream().close();
      return !process.waitFor(WAIT_MILLIS, TimeUnit.MILLISECONDS) || process.exitValue() == 0;
    } catch (IOException notStarted) {
      return false; // the next opener may
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private List<List<String>> openers(String page) {
    List<List<String>> openers = new ArrayList<>();
    for (String command : chosen()) {
      add(openers, chosenOpener(command, page));
    }
    switch (programs.platform()) {
      case UNIX -> {
        for (String name : UNIX_OPENERS) {
          add(openers, command(name, page));
        }
      }
      case MACOS -> add(openers, command("open", page));
      // Without the command interpreter, to which an address would need quoting.
      case WINDOWS -> add(openers, command("rundll32", "url.dll,FileProtocolHandler", page));
    }
    return openers;
  }

  private List<String> chosen() {
    return Programs.words(
        variables.getOrDefault("BROWSER", ""), isOn(Platform.WINDOWS) ? ';' : ':');
  }

  private boolean isOneChosen() {
    for (String command : chosen()) {
      if (chosenOpener(command, "") != null) {
        return true;
      }
    }
    return false;
  }

  /// The command of the variable `BROWSER`: a program, or words of which one may hold `%s`, where
  /// the address goes.
  private @Nullable List<String> chosenOpener(String command, String page) {
    Path whole = programs.find(command);
    if (whole != null) {
      return List.of(whole.toString(), page);
    }
    List<String> words = Programs.words(command, ' ');
    Path program = words.isEmpty() ? null : programs.find(words.getFirst());
    if (program == null) {
      return null;
    }
    List<String> filled = new ArrayList<>();
    filled.add(program.toString());
    for (String word : words.subList(1, words.size())) {
      filled.add(word.replace("%s", page));
    }
    if (!command.contains("%s")) {
      filled.add(page);
    }
    return filled;
  }

  private @Nullable List<String> command(String name, String... arguments) {
    Path program = programs.find(name);
    if (program == null) {
      return null;
    }
    List<String> words = new ArrayList<>();
    words.add(program.toString());
    words.addAll(List.of(arguments));
    return words;
  }

  private static void add(List<List<String>> openers, @Nullable List<String> opener) {
    if (opener != null) {
      openers.add(opener);
    }
  }

  private boolean isOn(Platform platform) {
    return programs.platform() == platform;
  }

  private boolean isSet(String name) {
    String value = variables.get(name);
    return value != null && !value.isEmpty();
  }

  /// The address in printable ASCII, or null if it is not safe.
  private static @Nullable String encoded(String address) {
    for (int i = 0; i < address.length(); i++) {
      char c = address.charAt(i);
      if (c <= ' ' || (c >= 0x7f && c <= 0x9f)) {
        return null;
      }
    }
    try {
      URI uri = new URI(address);
      String scheme = uri.getScheme();
      boolean web =
          scheme != null && (scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http"));
      if (!web || uri.getHost() == null || uri.getRawUserInfo() != null) {
        return null;
      }
      return uri.toASCIIString();
    } catch (URISyntaxException notAnAddress) {
      return null;
    }
  }
}
