package dev.sentrycli.sandbox;

import dev.sentrycli.sandbox.fault.Faults;
import dev.sentrycli.sandbox.http.Listener;
import dev.sentrycli.sandbox.http.RequestLog;
import dev.sentrycli.sandbox.oauth.OAuthServer;
import dev.sentrycli.sandbox.oauth.Scopes;
import dev.sentrycli.sandbox.world.World;
import dev.sentrycli.sandbox.world.credential.DeviceCode;
import dev.sentrycli.sandbox.world.credential.OAuthApplication;
import dev.sentrycli.sandbox.world.credential.Token;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.ProjectKey;
import dev.sentrycli.sandbox.world.directory.User;
import dev.sentrycli.sandbox.world.saved.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A running self-hosted Sentry inside this process.
///
/// ```java
/// try (Sandbox sandbox = Sandbox.start(SandboxOptions.DEFAULT)) {
///   … sandbox.url(), sandbox.token() …
///   assertThat(sandbox.requests().matching("POST *")).isEmpty();
/// }
/// ```
///
/// With [SandboxOptions#data()] a folder keeps everything that happened; without one it is
/// forgotten at the end.
public final class Sandbox implements AutoCloseable {
  /// The password of every account on the login page.
  public static final String PASSWORD = "sandbox";

  private final Listener listener;
  private final World world;
  private final String url;
  private final String publicUrl;
  private final RequestLog requests = new RequestLog();
  private final Faults faults;
  private final OAuthServer oauth;
  private final @Nullable Autosave autosave;

  private Sandbox(
      SandboxOptions options, World world, Listener listener, @Nullable Autosave autosave) {
    this.listener = listener;
    this.world = world;
    this.url = address(options, listener.port());
    String announced = options.publicUrl();
    this.publicUrl = announced == null ? url : announced.replaceAll("/+$", "");
    this.faults = new Faults(listener::pause);
    this.oauth =
        new OAuthServer(
            world.credentials(),
            world.directory(),
            options.oauth(),
            publicUrl,
            options.pathPrefix(),
            options.tls() != null,
            PASSWORD,
            options.clock());
    this.autosave = autosave;
  }

  /// The demo on a free loopback port.
  public static Sandbox start() {
    return start(SandboxOptions.DEFAULT);
  }

  /// @throws UncheckedIOException if the port is taken, or the data can't be read, can't be saved,
  ///   or belongs to a sandbox that runs
  public static Sandbox start(SandboxOptions options) {
    try {
      Listener listener =
          Listener.open(options.host(), options.port(), options.tls(), options.clock());
      DataFolder folder = null;
      try {
        Path data = options.data();
        folder = data == null ? null : DataFolder.claim(data);
        World world = world(options);
        world.edition(options.edition());
        furnish(world);
        Autosave autosave = folder == null ? null : new Autosave(world, folder);
        Sandbox sandbox = new Sandbox(options, world, listener, autosave);
        listener.serve(sandbox.front(options));
        return sandbox;
      } catch (IOException | RuntimeException failed) {
        listener.close();
        if (folder != null) {
          folder.close();
        }
        throw failed;
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Front front(SandboxOptions options) {
    return new Front(
        options, world, publicUrl, oauth, requests, faults, this::decide, this::changed);
  }

  private static World world(SandboxOptions options) throws IOException {
    Path data = options.data();
    if (data != null && Snapshot.isIn(data)) {
      return Snapshot.load(data, options.clock());
    }
    return switch (options.seed()) {
      case DEMO -> World.demo(options.clock());
      case EMPTY -> World.empty(options.clock());
    };
  }

  /// Sees to it that there is a token and an application to log in with.
  private static void furnish(World world) {
    User user = world.directory().users().getFirst();
    if (world.credentials().tokens(user).isEmpty()) {
      world.credentials().addPersonal(user, "sandbox", Scopes.all());
    }
    if (publicApplication(world) == null) {
      world.credentials().addApplication(user, "Sentry CLI", false);
    }
  }

  private static @Nullable OAuthApplication publicApplication(World world) {
    for (OAuthApplication one : world.credentials().applications()) {
      if (one.active() && !one.confidential()) {
        return one;
      }
    }
    return null;
  }

  private static String address(SandboxOptions options, int port) {
    boolean anywhere = options.host().equals("0.0.0.0") || options.host().equals("::");
    String host = anywhere ? "localhost" : options.host();
    return (options.tls() == null ? "http://" : "https://")
        + (host.indexOf(':') < 0 ? host : "[" + host + "]")
        + ":"
        + port
        + options.pathPrefix();
  }

  /// The address to reach it at, with the path prefix and without a final slash.
  public String url() {
    return url;
  }

  /// The address it gives itself in answers.
  public String publicUrl() {
    return publicUrl;
  }

  public int port() {
    return listener.port();
  }

  /// A personal token of the first user.
  public String token() {
    return world.credentials().tokens(user()).getFirst().value();
  }

  /// An organization token of the first organization, made anew each time.
  public String organizationToken() {
    Token token =
        world
            .credentials()
            .addOrganizational(
                world.directory().organizations().getFirst(), user(), "sandbox", publicUrl);
    return token.value();
  }

  /// The client id of a public OAuth application.
  public String clientId() {
    OAuthApplication application = publicApplication(world);
    if (application == null) {
      throw new IllegalStateException("There is no active public application any more");
    }
    return application.clientId();
  }

  /// A set-up code for the first user, made anew each time.
  public String setupCode() {
    return oauth.setupCodes().issue(user());
  }

  /// The DSN of the first project.
  public String dsn() {
    Project project = world.projects().all().getFirst();
    ProjectKey key = world.projects().keys(project).getFirst();
    URI base = URI.create(publicUrl);
    return "%s://%s@%s%s/%d"
        .formatted(
            base.getScheme(),
            key.publicKey(),
            base.getRawAuthority(),
            base.getRawPath(),
            project.id());
  }

  /// The first user, who owns [#token()] and approves in [#approve].
  public User user() {
    return world.directory().users().getFirst();
  }

  public World world() {
    return world;
  }

  public RequestLog requests() {
    return requests;
  }

  public Faults faults() {
    return faults;
  }

  /// Approves a device login in the place of a person with a browser.
  ///
  /// @throws IllegalArgumentException if no login with this code waits
  public void approve(String userCode) {
    requireWaiting(userCode, decide(userCode, true));
  }

  /// Denies a device login.
  ///
  /// @throws IllegalArgumentException if no login with this code waits
  public void deny(String userCode) {
    requireWaiting(userCode, decide(userCode, false));
  }

  private static void requireWaiting(String userCode, boolean waited) {
    if (!waited) {
      throw new IllegalArgumentException("No device login waits with the code " + userCode);
    }
  }

  /// @return whether a login with this code waited
  private boolean decide(String userCode, boolean approves) {
    DeviceCode code = oauth.approvals().pending(userCode);
    if (code == null) {
      return false;
    }
    if (approves) {
      oauth.approvals().approve(code, user());
    } else {
      oauth.approvals().deny(code);
    }
    changed();
    return true;
  }

  /// Waits until [#close()].
  void awaitClose() throws InterruptedException {
    listener.awaitClose();
  }

  private void changed() {
    if (autosave != null) {
      autosave.changed();
    }
  }

  /// Ends all connections and frees the port; saves what is to be kept.
  @Override
  public void close() {
    listener.close();
    if (autosave != null) {
      autosave.close();
    }
  }
}
