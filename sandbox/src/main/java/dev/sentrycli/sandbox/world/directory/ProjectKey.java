package dev.sentrycli.sandbox.world.directory;

import java.time.Instant;

/// A client key of a project. Its public half is the user part of a DSN and, as on a real server,
/// also its id.
public record ProjectKey(
    String publicKey,
    String secretKey,
    long projectId,
    String name,
    boolean active,
    Instant created) {

  public ProjectKey changed(String newName, boolean nowActive) {
    return new ProjectKey(publicKey, secretKey, projectId, newName, nowActive, created);
  }
}
