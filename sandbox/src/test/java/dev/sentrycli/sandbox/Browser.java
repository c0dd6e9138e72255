package dev.sentrycli.sandbox;

import java.io.IOException;
import java.util.Map;

/// The [Visitor] for tests in other packages.
public final class Browser implements AutoCloseable {
  private final Visitor visitor;

  public Browser(String base) {
    visitor = new Visitor(base);
  }

  public String decide(String userCode, String email, String password, String decision)
      throws IOException, InterruptedException {
    return visitor.decide(userCode, email, password, decision);
  }

  public void open(String path) throws IOException, InterruptedException {
    visitor.open(path);
  }

  public void submit(Map<String, String> typed) throws IOException, InterruptedException {
    visitor.submit(typed);
  }

  /// Posts nothing but these fields, with the cookies.
  public int post(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    return visitor.post(path, fields);
  }

  public String heading() {
    return visitor.heading();
  }

  public String html() {
    return visitor.html();
  }

  public String address() {
    return visitor.page().toString();
  }

  @Override
  public void close() {
    visitor.close();
  }
}
