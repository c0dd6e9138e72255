package dev.sentrycli.cli.command.replay;

import dev.sentrycli.cli.target.Target;
import org.jspecify.annotations.Nullable;

/// How words name a replay, before any server is asked.
///
/// @param place where it is; with a project if one was named
/// @param id of the replay, or of a trace it took part in
/// @param remark what was left out to get the id, for a warning; null if nothing was
record ReplayReference(Target place, String id, @Nullable String remark) {}
