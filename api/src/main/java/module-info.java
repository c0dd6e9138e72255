/// A client library for Sentry's web API. The `gateway` package is the only code of the program
/// that opens connections; the others say what to ask and read what comes back.
@org.jspecify.annotations.NullMarked
module dev.sentrycli.api {
  requires static org.jspecify;
  requires com.fasterxml.jackson.core;
  requires transitive com.google.gson;

  exports dev.sentrycli.api.attribute;
  exports dev.sentrycli.api.dashboard;
  exports dev.sentrycli.api.conversation;
  exports dev.sentrycli.api.alert;
  exports dev.sentrycli.api.event;
  exports dev.sentrycli.api.explore;
  exports dev.sentrycli.api.feedback;
  exports dev.sentrycli.api.gateway.probe;
  exports dev.sentrycli.api.gateway;
  exports dev.sentrycli.api.ingest;
  exports dev.sentrycli.api.integration;
  exports dev.sentrycli.api.issue;
  exports dev.sentrycli.api.json;
  exports dev.sentrycli.api.member;
  exports dev.sentrycli.api.monitor;
  exports dev.sentrycli.api.oauth;
  exports dev.sentrycli.api.organization;
  exports dev.sentrycli.api.outcome;
  exports dev.sentrycli.api.project;
  exports dev.sentrycli.api.release;
  exports dev.sentrycli.api.replay;
  exports dev.sentrycli.api.repository;
  exports dev.sentrycli.api.seer;
  exports dev.sentrycli.api.server;
  exports dev.sentrycli.api.status;
  exports dev.sentrycli.api.team;
  exports dev.sentrycli.api.time;
  exports dev.sentrycli.api.token;
  exports dev.sentrycli.api.trace;
  exports dev.sentrycli.api.tracker;
  exports dev.sentrycli.api.trial;
  exports dev.sentrycli.api.upload;
  exports dev.sentrycli.api.user;
  exports dev.sentrycli.api;
}
