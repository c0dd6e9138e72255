package dev.sentrycli.cli.command.release;

import com.google.gson.JsonObject;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.git.GitRepository;
import dev.sentrycli.cli.output.Format;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.setting.SettingException;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.nio.file.Path;
import java.util.List;

/// `sentry release propose-version`: a version for what is checked out or built here.
public final class ReleaseProposeVersion implements Command<ReleaseProposeVersion.Options> {
  /// Nothing to choose.
  public record Options() {}

  @Override
  public Usage usage() {
    return Usage.of("Propose a version for what is built here")
        .detail(
            """
            It is what the service that builds says in its variables, SENTRY_RELEASE first, or else \
            the commit that is checked out. Standard output is the version and nothing else.""")
        .examples(
            "sentry release propose-version",
            "sentry release create \"acme/$(sentry release propose-version)\" -p web")
        .field("version", "string", "The version")
        .field("source", "string", "The variable that told it, or 'git'");
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options();
  }

  @Override
  public boolean isOfOrganization() {
    return false;
  }

  @Override
  public Result run(Options options, Session session) {
    BuildVariables.Proposal told = new BuildVariables(session.environment().variables()).version();
    BuildVariables.Proposal proposal =
        told == null ? new BuildVariables.Proposal(head(session), "git") : told;
    JsonObject json = new JsonObject();
    json.addProperty("version", proposal.version());
    json.addProperty("source", proposal.source());
    if (session.format() == Format.HUMAN) {
      session.notices().info("release", "Detected from " + proposal.source());
    }
    return Result.detail(
        json, look -> List.of(new Block.Lines(List.of(Text.of(proposal.version())))));
  }

  private static String head(Session session) {
    Path folder = session.environment().workingFolder();
    GitRepository git = GitRepository.around(folder, session.programs());
    if (git == null) {
      throw SettingException.value(
          "No variable tells a version, and git is not on the PATH",
          "SENTRY_RELEASE names a version");
    }
    String head = git.head();
    if (head == null) {
      SettingException unread = CommitTeller.unread(git, folder);
      if (unread != null) {
        throw unread;
      }
      throw SettingException.value(
          "No variable tells a version, and '" + folder + "' is in no git repository with a commit",
          "SENTRY_RELEASE names a version",
          "or work in a checkout of what is released");
    }
    return head;
  }
}
