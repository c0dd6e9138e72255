/// A self-hosted Sentry in one process, for trying the program and for tests. Shares no code with
/// the client, so that no misreading of the server is made twice.
@org.jspecify.annotations.NullMarked
module dev.sentrycli.sandbox {
  requires static org.jspecify;
  requires com.google.gson;
}
