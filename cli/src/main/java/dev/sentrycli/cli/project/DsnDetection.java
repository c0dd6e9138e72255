package dev.sentrycli.cli.project;

import dev.sentrycli.api.gateway.BaseUrl;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Finds the DSNs of the project one works in: in its code, in its `.env` files, in the variables
/// of the process.
public final class DsnDetection {
  private final Workplace workplace;
  private final Map<String, String> variables;

  /// @param variables of the process
  public DsnDetection(Workplace workplace, Map<String, String> variables) {
    this.workplace = workplace;
    this.variables = variables;
  }

  /// The DSN that is meant where nobody names one: that of `SENTRY_DSN`, else the only one there
  /// is.
  ///
  /// @param hints how to name one, for when there is none or more than one
  /// @throws DsnException if it is not clear which one is meant
  public DetectedDsn one(String... hints) {
    String variable = variables.get("SENTRY_DSN");
    if (variable != null && !variable.isBlank()) {
      Dsn dsn = Dsn.parse(variable);
      if (dsn == null) {
        throw DsnException.bad("SENTRY_DSN");
      }
      return new DetectedDsn(dsn, new DetectedDsn.Place.Variable("SENTRY_DSN"));
    }
    List<DetectedDsn> found = all(dsn -> true);
    return switch (found.size()) {
      case 0 -> throw DsnException.none(List.of(hints));
      case 1 -> found.getFirst();
      default -> throw DsnException.several(found, List.of(hints));
    };
  }

  /// Every DSN once, code first, then files, then variables; within them in the order of their
  /// paths. DSNs of any host.
  ///
  /// @param sought which are of use. What an earlier run found in the code is enough if one of
  ///   these is among all there is; otherwise the code is looked at again, as a file may have been
  ///   changed in its place
  public List<DetectedDsn> all(Predicate<Dsn> sought) {
    List<DetectedDsn> outside = new ArrayList<>(workplace.inEnvFiles());
    outside.addAll(inVariables());
    List<DetectedDsn> known = workplace.kept();
    boolean enough = known != null && (holds(known, sought) || holds(outside, sought));
    if (enough) {
      workplace.rely();
    }
    List<DetectedDsn> found = new ArrayList<>(known != null && enough ? known : workplace.inCode());
    found.addAll(outside);
    Set<String> seen = new HashSet<>();
    List<DetectedDsn> distinct = new ArrayList<>();
    for (DetectedDsn detected : found) {
      if (seen.add(detected.dsn().toString())) {
        distinct.add(detected);
      }
    }
    return distinct;
  }

  /// Where the first DSN of an instance stands, which tells the project where no setting does; null
  /// if there is none.
  public @Nullable String placeOf(BaseUrl instance) {
    for (DetectedDsn detected : all(dsn -> dsn.pointsAt(instance))) {
      if (detected.dsn().pointsAt(instance)) {
        return detected.place().describe();
      }
    }
    return null;
  }

  /// The DSNs of the process's variables alone, which cost nothing to look at.
  public List<DetectedDsn> inVariables() {
    List<DetectedDsn> found = new ArrayList<>();
    for (String name : EnvFiles.VARIABLES) {
      String value = variables.get(name);
      Dsn dsn = value == null ? null : Dsn.parse(value);
      if (dsn != null && !dsn.isPlaceholder()) {
        found.add(new DetectedDsn(dsn, new DetectedDsn.Place.Variable(name)));
      }
    }
    return found;
  }

  private static boolean holds(List<DetectedDsn> found, Predicate<Dsn> sought) {
    for (DetectedDsn detected : found) {
      if (sought.test(detected.dsn())) {
        return true;
      }
    }
    return false;
  }
}
