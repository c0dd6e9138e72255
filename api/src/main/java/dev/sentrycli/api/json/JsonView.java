package dev.sentrycli.api.json;

import com.google.gson.JsonObject;

/// A typed look at a JSON object that keeps everything the server sent. Accessors exist for the
/// fields that code reads; all others pass through untouched.
public interface JsonView {
  JsonObject json();
}
