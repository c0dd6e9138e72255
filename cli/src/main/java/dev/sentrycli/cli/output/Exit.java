package dev.sentrycli.cli.output;

/// How a run ended, as scripts see it. Decades are families: 1x identity, 2x input, 3x network, 4x
/// paid features, 5x operation, 6x outcome written but negative, 25x command line.
public enum Exit {
  OK(0),
  GENERAL(1),
  NOT_AUTHENTICATED(10),
  EXPIRED(11),
  INVALID_TOKEN(12),
  HOST_SCOPE(13),
  CONFIG(20),
  VALIDATION(21),
  CONTEXT_MISSING(22),
  RESOLUTION(23),
  API(30),
  TIMEOUT(31),
  RATE_LIMITED(32),
  SERVICE_MISSING(40),
  BUDGET_SPENT(41),
  SERVICE_OFF(42),
  UPGRADE_FAILED(50),
  DEVICE_FLOW(51),
  OUTCOME(60),
  INTERRUPTED(130),
  UNKNOWN_SUBCOMMAND(251),
  USAGE(252);

  private final int code;

  Exit(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
