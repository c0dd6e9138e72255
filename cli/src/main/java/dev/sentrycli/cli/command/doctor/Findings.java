package dev.sentrycli.cli.command.doctor;

import dev.sentrycli.api.json.UnexpectedJsonException;
import dev.sentrycli.terminal.Notices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The checks so far, in order. What failed takes with it whatever stands on it.
final class Findings {
  private final Notices notices;
  private final List<Check> all = new ArrayList<>();

  /// What is at the bottom of the checks that were left out: those that failed.
  private final Map<String, String> roots = new HashMap<>();

  Findings(Notices notices) {
    this.notices = notices;
  }

  /// The outcome of the latest check of a name that decides about others; null if it was none yet.
  private @Nullable Check of(String name) {
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i).name().equals(name)) {
        return all.get(i);
      }
    }
    return null;
  }

  void add(Check check) {
    all.add(check);
  }

  /// Does a check, unless what it stands on does not hold.
  ///
  /// @param ground the name of the check it stands on
  void add(String name, String ground, Supplier<Check> check) {
    Check before = of(ground);
    if (before != null && before.holds()) {
      all.add(outcome(name, check));
    } else {
      skip(name, ground);
    }
  }

  /// Leaves a check out, as what it stands on does not hold.
  void skip(String name, String ground) {
    String root = roots.getOrDefault(ground, ground);
    roots.put(name, root);
    all.add(Check.skipped(name, "not looked at, because of '" + root + "'"));
  }

  /// Whatever goes wrong within a check is its outcome: one that breaks must not hide the others.
  private Check outcome(String name, Supplier<Check> check) {
    try {
      return check.get();
    } catch (CancellationException interrupted) {
      throw interrupted;
    } catch (UnexpectedJsonException odd) {
      return Check.failed(
          name,
          "the server's answer is not what its API promises: " + odd.getMessage(),
          "an older or newer server may answer otherwise: have it updated");
    } catch (RuntimeException broken) {
      notices.debug("doctor", name + ": " + broken);
      return Check.failed(
          name,
          "this could not be looked at, through a mistake of this program",
          "report it, with what --bundle writes");
    }
  }

  boolean holds(String name) {
    Check check = of(name);
    return check != null && check.holds();
  }

  List<Check> all() {
    return List.copyOf(all);
  }

  boolean areOk() {
    for (Check check : all) {
      if (check.status() == Check.Status.FAILED) {
        return false;
      }
    }
    return true;
  }
}
