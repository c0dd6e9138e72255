package dev.sentrycli.api.gateway;

/// Who a request is for, which alone decides what travels with it. Naming the wrong one sends too
/// little, never too much.
public sealed interface Audience {
  Audience ACCOUNT = new Account();
  Audience OAUTH = new OAuth();
  Audience SIGNED = new Signed();
  Audience ANYONE = new Anyone();

  /// The instance's API: token and custom headers, at the passport's origin only.
  record Account() implements Audience {}

  /// The instance's OAuth endpoints: custom headers but no token, never redirected.
  record OAuth() implements Audience {}

  /// Event ingestion: the public key of a DSN, in the address, as servers refuse who names it
  /// twice; and custom headers where the passport's origin is asked. Never the token.
  record Ingest(String publicKey) implements Audience {}

  /// Object storage under a signed address: nothing is added, and the address itself is a secret.
  record Signed() implements Audience {}

  /// A public address: nothing is added.
  record Anyone() implements Audience {}
}
