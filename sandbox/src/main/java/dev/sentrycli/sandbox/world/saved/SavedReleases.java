package dev.sentrycli.sandbox.world.saved;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.world.World;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Release;
import dev.sentrycli.sandbox.world.release.Commit;
import dev.sentrycli.sandbox.world.release.Deploy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The commits and deploys of releases on disk.
final class SavedReleases {
  private SavedReleases() {}

  static void write(World world, Row out) {
    JsonArray commits = new JsonArray();
    JsonArray deploys = new JsonArray();
    for (Organization organization : world.directory().organizations()) {
      for (Release release : world.projects().releases(organization)) {
        for (Commit one : world.releases().commits(release)) {
          commits.add(commit(release, one));
        }
        for (Deploy one : world.releases().inOrder(release)) {
          deploys.add(deploy(release, one));
        }
      }
    }
    out.put("commits", commits).put("deploys", deploys);
  }

  private static JsonObject commit(Release release, Commit one) {
    return new Row()
        .put("release", release.id())
        .put("id", one.id())
        .put("repository", one.repository())
        .put("message", one.message())
        .put("author", one.authorName())
        .put("email", one.authorEmail())
        .put("date", one.date())
        .json();
  }

  private static JsonObject deploy(Release release, Deploy one) {
    return new Row()
        .put("release", release.id())
        .put("id", one.id())
        .put("environment", one.environment())
        .put("name", one.name())
        .put("url", one.url())
        .put("started", one.started())
        .put("finished", one.finished())
        .json();
  }

  static void read(World world, Row in) throws IOException {
    Map<Long, Release> known = new HashMap<>();
    for (Organization organization : world.directory().organizations()) {
      world.projects().releases(organization).forEach(one -> known.put(one.id(), one));
    }
    Map<Release, List<Commit>> commits = new LinkedHashMap<>();
    for (Row one : in.rows("commits")) {
      commits
          .computeIfAbsent(release(known, one), _ -> new ArrayList<>())
          .add(
              new Commit(
                  one.text("id"),
                  one.text("repository"),
                  one.textOrNull("message"),
                  one.textOrNull("author"),
                  one.textOrNull("email"),
                  one.instant("date")));
    }
    commits.forEach((release, all) -> world.releases().setCommits(release, all));
    for (Row one : in.rows("deploys")) {
      world
          .releases()
          .put(
              release(known, one),
              new Deploy(
                  one.number("id"),
                  one.text("environment"),
                  one.textOrNull("name"),
                  one.textOrNull("url"),
                  one.instantOrNull("started"),
                  one.instant("finished")));
    }
  }

  private static Release release(Map<Long, Release> known, Row one) throws IOException {
    Release release = known.get(one.number("release"));
    if (release == null) {
      throw new IOException("a saved commit or deploy is of no release");
    }
    return release;
  }
}
