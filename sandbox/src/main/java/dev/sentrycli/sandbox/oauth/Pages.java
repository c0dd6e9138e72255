package dev.sentrycli.sandbox.oauth;

import dev.sentrycli.sandbox.http.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The HTML a person sees: plain pages that need neither scripts nor anything from elsewhere.
final class Pages {
  private static final String STYLE =
      """
      body { font: 16px/1.5 system-ui, sans-serif; color: #2b2233; background: #f6f5f8; margin: 0 }
      main { max-width: 30rem; margin: 8vh auto; padding: 2rem; background: #fff;
             border: 1px solid #e0dce5; border-radius: 8px }
      h1 { font-size: 1.4rem; margin-top: 0 }
      label { display: block; margin: 1rem 0 .3rem; font-weight: 600 }
      input { width: 100%; box-sizing: border-box; font: inherit; padding: .5rem;
              border: 1px solid #aaa2b3; border-radius: 4px }
      input.code { font: 1.5rem ui-monospace, monospace; letter-spacing: .15em; text-align: center }
      button { font: inherit; padding: .5rem 1.2rem; margin: 1.2rem .5rem 0 0; border-radius: 4px;
               border: 1px solid #6c5fc7; background: #6c5fc7; color: #fff; cursor: pointer }
      button.other { background: #fff; color: #2b2233; border-color: #aaa2b3 }
      .error { background: #fdeceb; border: 1px solid #e0a09b; border-radius: 4px;
               padding: .6rem .8rem }
      code { font-family: ui-monospace, monospace }
      dt { font-weight: 600 } dd { margin: 0 0 .4rem }
      footer { margin-top: 2rem; font-size: .85rem; color: #71637e }
      """;

  private final String prefix;

  /// @param prefix the path below which the server is reached, without a final slash
  Pages(String prefix) {
    this.prefix = prefix;
  }

  Response login(String csrf, String next, String email, @Nullable String error) {
    return page(
        "Log in",
        """
        %s<form method="post" action="%s">
        %s<input type="hidden" name="op" value="login">
        <input type="hidden" name="next" value="%s">
        <label for="username">Email address</label>
        <input id="username" name="username" type="email" value="%s" autocomplete="username" required autofocus>
        <label for="password">Password</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required>
        <button type="submit">Log in</button>
        </form>
        """
            .formatted(
                error(error), prefix + "/auth/login/", csrf(csrf), escape(next), escape(email)),
        null);
  }

  Response codeForm(String csrf, String user, @Nullable String error) {
    return page(
        "Connect a device",
        """
        %s<p>Type the code that your device shows.</p>
        <form method="post" action="%s">
        %s<label for="user_code">Code</label>
        <input class="code" id="user_code" name="user_code" maxlength="11" placeholder="XXXX-XXXX"
          autocomplete="off" autocapitalize="characters" spellcheck="false" required autofocus>
        <button type="submit">Go on</button>
        </form>
        """
            .formatted(error(error), prefix + "/oauth/device/", csrf(csrf)),
        user);
  }

  Response approval(
      String csrf, String user, String userCode, String application, List<String> scopes) {
    StringBuilder wanted = new StringBuilder();
    for (String scope : scopes) {
      wanted
          .append("<dt><code>")
          .append(escape(scope))
          .append("</code></dt><dd>")
          .append(escape(Scopes.meaning(scope)))
          .append("</dd>\n");
    }
    return page(
        "Connect " + application + "?",
        """
        <p><strong>%s</strong> asks for access to your account. Go on only if your device shows the
        code <code>%s</code>.</p>
        %s<form method="post" action="%s">
        %s<input type="hidden" name="user_code" value="%s">
        <button type="submit" name="op" value="approve">Approve</button>
        <button type="submit" name="op" value="deny" class="other">Deny</button>
        </form>
        """
            .formatted(
                escape(application),
                escape(userCode),
                wanted.isEmpty()
                    ? "<p>It asks for no permissions.</p>\n"
                    : "<p>It will be able to:</p>\n<dl>\n" + wanted + "</dl>\n",
                prefix + "/oauth/device/",
                csrf(csrf),
                escape(userCode)),
        user);
  }

  Response approved(String user, String application) {
    return page(
        "Device approved",
        "<p>%s is connected now. You can close this page and go back to your device.</p>\n"
            .formatted(escape(application)),
        user);
  }

  Response denied(String user, String application) {
    return page(
        "Device denied",
        "<p>%s was not connected. You can close this page.</p>\n".formatted(escape(application)),
        user);
  }

  Response home(String user) {
    return page(
        "A Sentry to try things on",
        """
        <p>This server plays a self-hosted Sentry. It has an API and this page, but no dashboard.</p>
        <p><a href="%s/oauth/device/">Connect a device</a></p>
        """
            .formatted(prefix),
        user);
  }

  Response csrfFailed() {
    return Response.html(
        403,
        whole(
            "Not accepted",
            "<p class=\"error\">CSRF verification failed: the form was old or not ours. Go back and"
                + " load the page again.</p>\n",
            null));
  }

  private Response page(String title, String content, @Nullable String user) {
    return Response.html(200, whole(title, content, user))
        .with("Cache-Control", "max-age=0, no-cache, no-store, must-revalidate, private")
        .with(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self';"
                + " frame-ancestors 'none'; base-uri 'none'")
        .with("X-Frame-Options", "DENY");
  }

  private static String whole(String title, String content, @Nullable String user) {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s | Sentry sandbox</title>
    <style>
    %s</style>
    </head>
    <body>
    <main>
    <h1>%s</h1>
    %s%s</main>
    </body>
    </html>
    """
        .formatted(
            escape(title),
            STYLE,
            escape(title),
            content,
            user == null ? "" : "<footer>Logged in as " + escape(user) + "</footer>\n");
  }

  private static String csrf(String token) {
    return "<input type=\"hidden\" name=\"csrfmiddlewaretoken\" value=\"" + token + "\">\n";
  }

  private static String error(@Nullable String text) {
    return text == null ? "" : "<p class=\"error\" role=\"alert\">" + escape(text) + "</p>\n";
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
