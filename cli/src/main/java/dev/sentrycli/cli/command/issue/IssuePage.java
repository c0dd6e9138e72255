package dev.sentrycli.cli.command.issue;

import com.google.gson.JsonObject;
import dev.sentrycli.cli.command.PageWalk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Issues that were fetched, from one organization or several.
///
/// @param next the cursor of what follows, one for each source joined by `|`; null if nothing does
/// @param extras further keys of the JSON frame: what went wrong with single sources
record IssuePage(
    List<JsonObject> issues,
    PageWalk walk,
    @Nullable String next,
    boolean hasPrevious,
    JsonObject extras) {}
