package dev.sentrycli.sandbox.edition;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Which Sentry the sandbox is: a version, and what it does without although it could.
///
/// ```
/// Edition.NEWEST.version("25.6.0")           // knows no spans yet
/// Edition.NEWEST.without("ourlogs-enabled")  // as after an installation without logs
/// ```
public record Edition(String version, Set<Feature> without) {
  private static final String FIRST_WITH_DEVICE_LOGIN = "26.1.0";

  /// The newest, with everything.
  public static final Edition NEWEST = new Edition("26.8.0", Set.of());

  public Edition {
    without = Set.copyOf(without);
    numbers(version);
  }

  public Edition version(String other) {
    return new Edition(other, without);
  }

  /// Without a feature, by its word.
  ///
  /// @throws IllegalArgumentException if there is none of this word
  public Edition without(String word) {
    for (Feature feature : Feature.values()) {
      if (feature.word().equals(word)) {
        Set<Feature> more = EnumSet.of(feature);
        more.addAll(without);
        return new Edition(version, more);
      }
    }
    throw new IllegalArgumentException(
        "'" + word + "' is none of " + String.join(", ", words(EnumSet.allOf(Feature.class))));
  }

  /// Whether this version knows it, turned on or not.
  public boolean knows(Feature feature) {
    return isAtLeast(feature.since());
  }

  public boolean has(Feature feature) {
    return knows(feature) && !without.contains(feature);
  }

  /// Whether logins in a browser are possible from elsewhere.
  public boolean knowsDeviceLogin() {
    return isAtLeast(FIRST_WITH_DEVICE_LOGIN);
  }

  /// The switches that are on as far as the server goes; organizations may have less.
  public List<String> switches() {
    Set<Feature> on = EnumSet.noneOf(Feature.class);
    for (Feature feature : Feature.values()) {
      if (feature.isSwitch() && has(feature)) {
        on.add(feature);
      }
    }
    return words(on);
  }

  private static List<String> words(Set<Feature> features) {
    List<String> words = new ArrayList<>();
    features.forEach(feature -> words.add(feature.word()));
    return words;
  }

  private boolean isAtLeast(String other) {
    int[] ours = numbers(version);
    int[] theirs = numbers(other);
    for (int i = 0; i < 3; i++) {
      if (ours[i] != theirs[i]) {
        return ours[i] > theirs[i];
      }
    }
    return true;
  }

  /// @throws IllegalArgumentException if it is no version like `26.5.0`
  private static int[] numbers(String version) {
    String[] parts = version.split("\\.", -1);
    int[] numbers = new int[3];
    try {
      for (int i = 0; i < parts.length && i < 3; i++) {
        numbers[i] = Integer.parseInt(parts[i]);
      }
    } catch (NumberFormatException words) {
      throw new IllegalArgumentException("'" + version + "' is no version like '26.5.0'", words);
    }
    if (parts.length > 3) {
      throw new IllegalArgumentException("'" + version + "' is no version like '26.5.0'");
    }
    return numbers;
  }
}
