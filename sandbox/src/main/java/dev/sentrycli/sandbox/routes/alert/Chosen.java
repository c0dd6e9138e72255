package dev.sentrycli.sandbox.routes.alert;

import dev.sentrycli.sandbox.http.Refusal;
import dev.sentrycli.sandbox.routes.Call;
import dev.sentrycli.sandbox.routes.Gate;
import dev.sentrycli.sandbox.world.alert.Alert;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What lists of workflows and monitors are asked for.
final class Chosen {
  private Chosen() {}

  /// The ids of the projects that `project=` and `projectSlug=` name, by number or slug; none for
  /// all.
  static Set<Long> projects(Call call, Organization organization) {
    Set<Long> chosen = new LinkedHashSet<>();
    List<String> words = new ArrayList<>(call.query().all("project"));
    if (words.contains("-1")) {
      return Set.of();
    }
    words.addAll(call.query().all("projectSlug"));
    for (String word : words) {
      Project project = call.world().projects().get(organization, word);
      if (project == null) {
        throw Gate.forbidden();
      }
      chosen.add(project.id());
    }
    return chosen;
  }

  /// The numbers that `id=` names; none for all.
  static Set<Long> ids(Call call) {
    Set<Long> ids = new LinkedHashSet<>();
    for (String text : call.query().all("id")) {
      try {
        ids.add(Long.valueOf(text));
      } catch (NumberFormatException notANumber) {
        throw Told.wrong("id", "Invalid id value");
      }
    }
    return ids;
  }

  /// In the order that `sortBy=` says.
  static void sort(Call call, List<Alert> all, Map<String, Comparator<Alert>> orders) {
    String wanted = call.query().text("sortBy");
    String word = wanted.isEmpty() ? "id" : wanted;
    boolean down = word.startsWith("-");
    Comparator<Alert> order = orders.get(down ? word.substring(1) : word);
    if (order == null) {
      throw Told.wrong("sortBy", "Invalid sort field");
    }
    all.sort(order);
    if (down) {
      Collections.reverse(all);
    }
  }

  /// Refuses callers that are no person, without a word, as the server does.
  static void demandUser(Call call) {
    if (call.user() == null) {
      throw new Refusal(dev.sentrycli.sandbox.http.Response.empty(401));
    }
  }
}
