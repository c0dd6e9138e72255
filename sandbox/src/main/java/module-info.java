/// A self-hosted Sentry in one process, for trying the program and for tests. Shares no code with
/// the client, so that no misreading of the server is made twice.
@org.jspecify.annotations.NullMarked
module dev.sentrycli.sandbox {
  requires static org.jspecify;
  requires com.google.gson;

  exports dev.sentrycli.sandbox.world;
  exports dev.sentrycli.sandbox.world.search;
  exports dev.sentrycli.sandbox.world.shape;
  exports dev.sentrycli.sandbox.ingest;
}
