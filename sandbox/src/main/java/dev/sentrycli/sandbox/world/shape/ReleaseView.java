package dev.sentrycli.sandbox.world.shape;

import java.util.List;

/// What of releases a request asks for.
///
/// @param health whether it wants to know how sessions end
/// @param adoption whether it wants to know how far they have spread
/// @param environments the sessions that count; none for all
/// @param summary the time that is summed up, such as `14d`
/// @param series the time that is told bit by bit; empty for none
/// @param users whether users are counted in the series, not sessions
public record ReleaseView(
    boolean health,
    boolean adoption,
    List<String> environments,
    String summary,
    String series,
    boolean users) {
  public static final ReleaseView PLAIN =
      new ReleaseView(false, false, List.of(), "14d", "", false);

  public ReleaseView {
    environments = List.copyOf(environments);
  }
}
