package dev.sentrycli.sandbox.fault;

import dev.sentrycli.sandbox.http.RequestPattern;

/// Something that goes wrong with some requests.
///
/// @param match which requests
/// @param skip how many of them pass unharmed first
/// @param times how many are struck then; [#ALWAYS] for all
public record Fault(RequestPattern match, int skip, int times, Action action) {
  public static final int ALWAYS = Integer.MAX_VALUE;

  public Fault {
    if (skip < 0 || times < 1) {
      throw new IllegalArgumentException("'skip' is at least 0 and 'times' at least 1");
    }
  }

  /// Strikes every request that fits a [RequestPattern].
  public static Fault on(String match, Action action) {
    return new Fault(RequestPattern.of(match), 0, ALWAYS, action);
  }

  public Fault times(int number) {
    return new Fault(match, skip, number, action);
  }

  public Fault skip(int number) {
    return new Fault(match, number, times, action);
  }
}
