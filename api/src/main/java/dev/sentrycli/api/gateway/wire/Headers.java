package dev.sentrycli.api.gateway.wire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The header fields of a message in their order. Names differ in case only for the eye.
public final class Headers {
  private static final String MARKS_OF_NAMES = "!#$%&'*+-.^_`|~";

  private final List<String> names = new ArrayList<>();
  private final List<String> values = new ArrayList<>();

  /// Adds a field behind the others.
  ///
  /// @throws IllegalArgumentException if the name or the value could not stand in a message (RFC
  ///   9110, 5.1 and 5.5)
  public void add(String name, String value) {
    if (!isName(name) || !isValue(value)) {
      throw new IllegalArgumentException("no header field");
    }
    names.add(name);
    values.add(value);
  }

  /// Puts a field in the place of all of its name.
  public void set(String name, String value) {
    remove(name);
    add(name, value);
  }

  public void remove(String name) {
    for (int i = names.size() - 1; i >= 0; i--) {
      if (names.get(i).equalsIgnoreCase(name)) {
        names.remove(i);
        values.remove(i);
      }
    }
  }

  /// The value of the first field of a name, or null.
  public @Nullable String first(String name) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equalsIgnoreCase(name)) {
        return values.get(i);
      }
    }
    return null;
  }

  /// Whether a field that holds a list, such as `Connection`, holds a word.
  boolean lists(String name, String word) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equalsIgnoreCase(name)) {
        for (String item : values.get(i).split(",", -1)) {
          if (item.strip().equalsIgnoreCase(word)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  public int size() {
    return names.size();
  }

  public String name(int index) {
    return names.get(index);
  }

  public String value(int index) {
    return values.get(index);
  }

  Headers copy() {
    Headers copy = new Headers();
    copy.names.addAll(names);
    copy.values.addAll(values);
    return copy;
  }

  /// As [#add], for what a server sent, which is taken as it is.
  void received(String name, String value) {
    names.add(name);
    values.add(value);
  }

  /// Adds to the value received last.
  void goOn(String more) {
    if (!values.isEmpty()) {
      int last = values.size() - 1;
      values.set(last, (values.get(last) + " " + more).strip());
    }
  }

  private static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean fits =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || MARKS_OF_NAMES.indexOf(c) >= 0;
      if (!fits) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private static boolean isValue(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < ' ' && c != '\t') || c == 0x7f || c > 0xff) {
        return false;
      }
    }
    return true;
  }

  /// Names only: values may be secrets.
  @Override
  public String toString() {
    return names.toString();
  }
}
