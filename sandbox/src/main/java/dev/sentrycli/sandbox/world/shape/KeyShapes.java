package dev.sentrycli.sandbox.world.shape;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.world.directory.ProjectKey;

/// Client keys with all the addresses made of them.
final class KeyShapes {
  private KeyShapes() {}

  static JsonObject of(ProjectKey key, String base) {
    int path = base.indexOf("://") + 3;
    String scheme = base.substring(0, path);
    String host = base.substring(path);
    String project = Long.toString(key.projectId());
    String endpoint = base + "/api/" + project + "/";
    String credential = "?sentry_key=" + key.publicKey();
    JsonArray versions = new JsonArray();
    for (String version : new String[] {"latest", "10.x", "9.x"}) {
      JsonArray choice = new JsonArray();
      choice.add(version);
      choice.add(version);
      versions.add(choice);
    }
    return new Answer()
        .put("id", key.publicKey())
        .put("name", key.name())
        .put("label", key.name())
        .put("public", key.publicKey())
        .put("secret", key.secretKey())
        .put("projectId", key.projectId())
        .put("isActive", key.active())
        .put("rateLimit", null)
        .put(
            "dsn",
            new Answer()
                .put(
                    "secret",
                    scheme + key.publicKey() + ":" + key.secretKey() + "@" + host + "/" + project)
                .put("public", scheme + key.publicKey() + "@" + host + "/" + project)
                .put("csp", endpoint + "csp-report/" + credential)
                .put("security", endpoint + "security/" + credential)
                .put("minidump", endpoint + "minidump/" + credential)
                .put("nel", endpoint + "nel/" + credential)
                .put("unreal", endpoint + "unreal/" + key.publicKey() + "/")
                .put("crons", endpoint + "cron/___MONITOR_SLUG___/" + key.publicKey() + "/")
                .put("cdn", base + "/js-sdk-loader/" + key.publicKey() + ".min.js")
                .put("playstation", endpoint + "playstation/" + credential)
                .put("integration", endpoint + "integration/")
                .put("otlp_traces", endpoint + "integration/otlp/v1/traces")
                .put("otlp_logs", endpoint + "integration/otlp/v1/logs")
                .json())
        .put("browserSdkVersion", "10.x")
        .put("browserSdk", new Answer().put("choices", versions).json())
        .put("dateCreated", key.created())
        .put(
            "dynamicSdkLoaderOptions",
            new Answer()
                .put("hasReplay", true)
                .put("hasPerformance", true)
                .put("hasDebug", false)
                .put("hasFeedback", false)
                .put("hasLogsAndMetrics", false)
                .json())
        .put("useCase", "user")
        .json();
  }
}
