package dev.sentrycli.cli.session;

import dev.sentrycli.cli.setting.Setting;
import dev.sentrycli.cli.setting.Source;
import dev.sentrycli.cli.state.Defaults;
import dev.sentrycli.cli.state.StateException;
import dev.sentrycli.cli.target.Surroundings;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lets the person at the terminal choose what is meant, and keeps the choice as the default once
/// it has served.
final class TargetChoice implements Surroundings.Picker {
  private record Settled(String organization, @Nullable String project) {}

  private final Session session;
  private @Nullable Settled settled;

  TargetChoice(Session session) {
    this.session = session;
  }

  @Override
  public String pick(String question, List<String> choices) {
    session.workplace().confirm();
    List<Text> shown = new ArrayList<>();
    choices.forEach(choice -> shown.add(Text.of(choice)));
    return choices.get(session.prompt().choose(question, shown));
  }

  @Override
  public void settle(String organization, @Nullable String project) {
    settled = new Settled(organization, project);
  }

  /// Keeps the last choice, unless the organization is settled by something that may say another
  /// one tomorrow.
  void keep() {
    Settled kept = settled;
    if (kept == null) {
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
