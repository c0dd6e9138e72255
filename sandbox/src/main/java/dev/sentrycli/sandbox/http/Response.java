package dev.sentrycli.sandbox.http;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An answer, and how it is put on the wire. Values never change; `with…` returns another one.
public final class Response {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  private final int status;
  private final Map<String, List<String>> headers;
  private final byte[] body;
  private final Delivery delivery;

  private Response(int status, Map<String, List<String>> headers, byte[] body, Delivery delivery) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.delivery = delivery;
  }

  /// An answer without a body.
  public static Response empty(int status) {
    return new Response(status, Map.of(), new byte[0], new Delivery.Whole());
  }

  public static Response json(int status, JsonElement value) {
    return of(status, "application/json", GSON.toJson(value).getBytes(StandardCharsets.UTF_8));
  }

  public static Response json(JsonElement value) {
    return json(200, value);
  }

  public static Response html(int status, String page) {
    return of(status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
  }

  public static Response text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  public static Response of(int status, String contentType, byte[] body) {
    return new Response(
        status, Map.of("Content-Type", List.of(contentType)), body.clone(), new Delivery.Whole());
  }

  /// How the API words a refusal: `{"detail": "…"}`.
  public static Response detail(int status, String detail) {
    JsonObject body = new JsonObject();
    body.addProperty("detail", detail);
    return json(status, body);
  }

  public static Response redirect(int status, String location) {
    return empty(status).with("Location", location);
  }

  public int status() {
    return status;
  }

  public Map<String, List<String>> headers() {
    return headers;
  }

  /// The first header of exactly that spelling, or null.
  public @Nullable String header(String name) {
    List<String> all = headers.get(name);
    return all == null ? null : all.getFirst();
  }

  public byte[] body() {
    return body.clone();
  }

  int length() {
    return body.length;
  }

  public Delivery delivery() {
    return delivery;
  }

  /// With this header alone under its name.
  public Response with(String name, String value) {
    Map<String, List<String>> changed = new LinkedHashMap<>(headers);
    changed.put(name, List.of(value));
    return new Response(status, changed, body, delivery);
  }

  /// With this header besides others of its name.
  public Response withAlso(String name, String value) {
    Map<String, List<String>> changed = new LinkedHashMap<>(headers);
    List<String> all = new ArrayList<>(changed.getOrDefault(name, List.of()));
    all.add(value);
    changed.put(name, all);
    return new Response(status, changed, body, delivery);
  }

  public Response withBody(byte[] other) {
    return new Response(status, headers, other.clone(), delivery);
  }

  public Response delivered(Delivery otherwise) {
    return new Response(status, headers, body, otherwise);
  }

  @Override
  public String toString() {
    return "Response[" + status + ", " + body.length + " bytes]";
  }
}
