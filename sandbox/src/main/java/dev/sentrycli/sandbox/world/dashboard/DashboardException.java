package dev.sentrycli.sandbox.world.dashboard;

import com.google.gson.JsonElement;

/// A dashboard can't be as somebody wants it.
public final class DashboardException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient JsonElement answer;

  /// @param answer what the server says
  DashboardException(int status, JsonElement answer) {
    super(answer.toString(), null, false, false);
    this.status = status;
    this.answer = answer;
  }

  public int status() {
    return status;
  }

  public JsonElement answer() {
    return answer;
  }
}
