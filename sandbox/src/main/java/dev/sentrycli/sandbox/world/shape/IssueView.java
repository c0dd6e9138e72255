package dev.sentrycli.sandbox.world.shape;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which parts of an issue a request wants: `collapse` leaves parts out, `expand` adds some,
/// `statsPeriod` is "", "24h", "14d" or "auto" as in `groupStatsPeriod`, the bounds are those of
/// the request.
public record IssueView(
    Set<String> collapse,
    Set<String> expand,
    @Nullable String statsPeriod,
    @Nullable Instant start,
    @Nullable Instant end,
    List<String> environments) {
  public IssueView {
    collapse = Set.copyOf(collapse);
    expand = Set.copyOf(expand);
    environments = List.copyOf(environments);
  }

  /// Everything, with the stats of the last 24 hours.
  public static IssueView whole() {
    return new IssueView(Set.of(), Set.of(), "24h", null, null, List.of());
  }
}
