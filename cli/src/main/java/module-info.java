/// The program: its commands and what they share (accounts, settings, targets, output).
@org.jspecify.annotations.NullMarked
module dev.sentrycli.cli {
  requires static org.jspecify;
  requires dev.sentrycli.grammar;
  requires dev.sentrycli.terminal;
  requires dev.sentrycli.api;
  requires com.fasterxml.jackson.databind;
  requires com.google.gson;
  requires net.thisptr.jackson.jq;
  requires org.apache.commons.compress;
  requires org.apache.commons.csv;
  requires org.snakeyaml.engine;
}
