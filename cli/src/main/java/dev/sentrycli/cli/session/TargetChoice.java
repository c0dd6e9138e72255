package dev.sentrycli.cli.session;

import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.cli.setting.Setting;
import dev.sentrycli.cli.setting.Source;
import dev.sentrycli.cli.state.Defaults;
import dev.sentrycli.cli.state.StateException;
import dev.sentrycli.cli.target.Surroundings;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lets the person at the terminal choose what is meant, and keeps the choice as the default once
/// it has served.
final class TargetChoice implements Surroundings.Picker {
  private record Settled(String organization, @Nullable String project) {}

  private final Session session;
  private final Map<String, String> chosen = new HashMap<>();
  private @Nullable Settled settled;

  /// @param before what was chosen in a run that failed and is made again; null if there was none
  TargetChoice(Session session, @Nullable TargetChoice before) {
    this.session = session;
    if (before != null) {
      chosen.putAll(before.chosen);
    }
  }

  @Override
  public String pick(String question, List<String> choices) {
    String known = chosen.get(question);
    if (known != null && choices.contains(known)) {
      return known;
    }
    session.workplace().confirm();
    List<Text> shown = new ArrayList<>();
    choices.forEach(choice -> shown.add(Text.of(choice)));
    String choice = choices.get(session.prompt().choose(question, shown));
    chosen.put(question, choice);
    return choice;
  }

  @Override
  public void settle(String organization, @Nullable String project) {
    settled = new Settled(organization, project);
  }

  /// Keeps the last choice, unless the organization or the instance is settled by something that
  /// may say another one tomorrow.
  void keep() {
    Settled kept = settled;
    if (kept == null || isElsewhere()) {
      return;
    }
    Setting<String> named = session.places().organization();
    if (named != null && !(named.source() instanceof Source.Stored)) {
      return;
    }
    String organization = kept.organization();
    String project = kept.project();
    try {
      session.defaults().set(Defaults.Key.ORGANIZATION, organization);
      if (project != null) {
        session.defaults().set(Defaults.Key.PROJECT, project);
      } else {
        // an older one may be of another organization
        session.defaults().clear(Defaults.Key.PROJECT);
      }
    } catch (StateException unwritable) {
      session.notices().warn("target", unwritable.getMessage() + ", so the choice is not kept");
      return;
    }
    tell(organization, project);
  }

  /// Whether this run asks another instance than one without a word would.
  private boolean isElsewhere() {
    Setting<BaseUrl> base = session.base();
    if (base.source() instanceof Source.Variable) {
      // This is how many name their only one.
      String usual = session.defaults().get(Defaults.Key.URL);
      return usual != null && !usual.equals(base.value().toString());
    }
    return !base.source().isConfirmed() || base.source() instanceof Source.Flag;
  }

  private void tell(String organization, @Nullable String project) {
    String forget = "'sentry cli defaults organization --clear'";
    session
        .notices()
        .info(
            "target",
            project == null
                ? organization + " is the default from now on (" + forget + " forgets it)"
                : organization
                    + "/"
                    + project
                    + " is the default from now on ("
                    + forget
                    + " and '… project --clear' forget it)");
  }
}
