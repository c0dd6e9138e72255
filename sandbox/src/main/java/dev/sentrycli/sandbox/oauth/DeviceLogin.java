package dev.sentrycli.sandbox.oauth;

/// How far this server offers the device flow; all but the first are what older servers do.
public enum DeviceLogin {
  /// As servers from 26.1 on.
  OFFERED,
  /// Before 26.1, the usual case: a form without a CSRF token is refused with an HTML page (403).
  CSRF_PAGE,
  /// Before 26.1: an HTML page says that there is no such path.
  NOT_FOUND,
  /// Before 26.1: only other methods are known at that path.
  NOT_ALLOWED,
  /// Early builds of 26.1: a code is given out, but the token endpoint wants a client secret.
  NEEDS_SECRET
}
