package dev.sentrycli.api.conversation;

import com.google.gson.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that was recorded of one conversation.
///
/// @param title null if it has none
/// @param stats sums over all of it; null on servers that do not add up
/// @param truncated whether there is more than was asked for
public record Transcript(
    @Nullable String title,
    @Nullable JsonObject stats,
    List<JsonObject> spans,
    boolean truncated) {}
