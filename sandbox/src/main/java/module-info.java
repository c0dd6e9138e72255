/// A self-hosted Sentry in one process, for trying the program and for tests. Shares no code with
/// the client, so that no misreading of the server is made twice.
@org.jspecify.annotations.NullMarked
module dev.sentrycli.sandbox {
  requires static org.jspecify;
  requires com.google.gson;
  requires java.net.http;
  requires jdk.httpserver;

  exports dev.sentrycli.sandbox;
  exports dev.sentrycli.sandbox.edition;
  exports dev.sentrycli.sandbox.fault;
  exports dev.sentrycli.sandbox.http;
  exports dev.sentrycli.sandbox.oauth;
  exports dev.sentrycli.sandbox.proxy;
  exports dev.sentrycli.sandbox.world;
  exports dev.sentrycli.sandbox.world.connection;
  exports dev.sentrycli.sandbox.world.credential;
  exports dev.sentrycli.sandbox.world.dashboard;
  exports dev.sentrycli.sandbox.world.directory;
  exports dev.sentrycli.sandbox.world.event;
  exports dev.sentrycli.sandbox.world.explore;
  exports dev.sentrycli.sandbox.world.explore.data;
  exports dev.sentrycli.sandbox.world.issue;
  exports dev.sentrycli.sandbox.world.release;
  exports dev.sentrycli.sandbox.world.replay;
  exports dev.sentrycli.sandbox.world.monitor;
  exports dev.sentrycli.sandbox.world.search;
  exports dev.sentrycli.sandbox.world.shape;
  exports dev.sentrycli.sandbox.world.store;
  exports dev.sentrycli.sandbox.world.telemetry;
  exports dev.sentrycli.sandbox.world.tracker;
  exports dev.sentrycli.sandbox.ingest;
}
