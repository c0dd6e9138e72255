package dev.sentrycli.sandbox.world.explore;

import org.jspecify.annotations.Nullable;

/// Something that every row has a value for, or may have.
///
/// @param key what it is called in the data, as it may have been asked for by another name
/// @param known whether it is part of the data's own shape, and not an attribute somebody has sent
public record Column(String name, String key, Kind kind, @Nullable String unit, boolean known)
    implements Field {

  @Override
  public boolean isAggregate() {
    return false;
  }
}
