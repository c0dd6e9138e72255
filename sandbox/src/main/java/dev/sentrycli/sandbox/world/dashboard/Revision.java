package dev.sentrycli.sandbox.world.dashboard;

import com.google.gson.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a dashboard was before it was changed.
///
/// @param source what changed it: `edit` or `pre-restore`
/// @param author the user who changed it, null for none
public record Revision(
    long id,
    long dashboardId,
    String title,
    JsonObject content,
    String source,
    @Nullable Long author,
    Instant created) {}
