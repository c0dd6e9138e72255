package dev.sentrycli.api.gateway.trust;

import java.nio.file.Path;

/// The files of a client certificate and its key, and the setting that named them.
public record KeyFiles(Path certificate, Path key, String setting) {}
