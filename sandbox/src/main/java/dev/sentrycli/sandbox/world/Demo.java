package dev.sentrycli.sandbox.world;

import java.time.Clock;

/// The worlds that exist before anybody has sent anything.
final class Demo {
  private Demo() {}

  static World empty(Clock clock) {
    return new World(clock);
  }

  static World full(Clock clock) {
    return new World(clock);
  }

  static void bulk(World world, int count) {
    world.sequences().atLeast("issue", count);
  }
}
