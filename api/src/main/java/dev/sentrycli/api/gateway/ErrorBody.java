package dev.sentrycli.api.gateway;

import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/// What an answer without success says about itself.
///
/// @param text the server's own words, or the usual phrase for the status
/// @param isSpoken whether the words are the server's own
/// @param isPage whether it was HTML
record ErrorBody(
    String text,
    boolean isSpoken,
    boolean isPage,
    @Nullable String code,
    JsonObject extra,
    @Nullable String errorId) {}
