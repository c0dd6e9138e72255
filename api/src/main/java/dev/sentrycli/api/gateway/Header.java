package dev.sentrycli.api.gateway;

/// One header line. Its text form hides the value, because custom headers are secrets.
public record Header(String name, String value) {
  @Override
  public String toString() {
    return name + ": ***";
  }
}
