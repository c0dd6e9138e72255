package dev.sentrycli.api.gateway.trust;

import java.nio.file.Path;

/// A file of certificate authorities, and the setting that named it.
public record TrustFile(Path path, String setting) {}
