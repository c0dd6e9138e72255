package dev.sentrycli.cli.command.issue.change;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.api.issue.Merged;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.IssueArgument;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.setting.SettingException;
import dev.sentrycli.cli.target.IssueReference;
import dev.sentrycli.cli.target.IssueSyntax;
import dev.sentrycli.cli.target.IssueTarget;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `sentry issue merge`: makes one issue of several.
public final class IssueMerge implements Command<IssueMerge.Options> {
  private static final Flag<@Nullable String> INTO =
      Flag.text("into", "issue", "Which one the others should become part of").letter('i');

  /// @param into the last of the issues if it was not named among them; null if the server chooses
  public record Options(List<IssueReference> issues, @Nullable IssueReference into) {}

  @Override
  public Usage usage() {
    return Usage.of("Make one issue of several")
        .detail(
            """
            The issues must be errors of one project. The server decides which of them stays, \
            usually the largest; --into says which one you would like.""")
        .examples(
            "sentry issue merge WEB-1A WEB-2B", "sentry issue merge WEB-2B WEB-3C --into WEB-1A")
        .takes(IssueArgument.several("Issue IDs are required: 'sentry issue merge WEB-1A WEB-2B'"))
        .flags(INTO)
        .field("org", "string", "The organization")
        .field("parent", "object", "The issue that stays: shortId, id, url")
        .field("children", "array", "Those that became part of it: shortId, id")
        .asDestructive();
  }

  @Override
  public Options read(Arguments arguments) {
    List<IssueReference> issues = new ArrayList<>();
    arguments.positionals().forEach(word -> issues.add(IssueSyntax.parse(word)));
    String into = arguments.get(INTO);
    if (into == null && issues.size() == 1) {
      throw tooFew(arguments.positionals().getFirst());
    }
    return new Options(issues, into == null ? null : IssueSyntax.parse(into));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    Map<String, IssueTarget> targets = new LinkedHashMap<>();
    for (IssueReference reference : new LinkedHashSet<>(options.issues())) {
      add(session.issueTargets().find(reference, targets.values()), targets);
    }
    IssueTarget wanted = null;
    if (options.into() != null) {
      wanted = session.issueTargets().find(options.into(), targets.values());
      add(wanted, targets);
    }
    IssueTarget first = targets.values().iterator().next();
    if (targets.size() < 2) {
      throw tooFew(first.name());
    }
    Merged merged =
        session.api().issues().merge(first.organization(), List.copyOf(targets.keySet()));
    IssueTarget parent = targets.getOrDefault(merged.parent(), first);
    if (wanted != null && !wanted.id().equals(merged.parent())) {
      session
          .notices()
          .warn(
              "issue",
              "The server kept "
                  + parent.name()
                  + " rather than "
                  + wanted.name()
                  + ", which became part of it");
    }
    List<IssueTarget> children = new ArrayList<>();
    for (IssueTarget target : targets.values()) {
      if (merged.children().contains(target.id())) {
        children.add(target);
      }
    }
    return shown(parent, children, session);
  }

  private static SettingException tooFew(String issue) {
    return SettingException.value(
        "Two different issues are needed, and all that was named is " + issue,
        "sentry issue merge " + issue + " <another issue>");
  }

  private static void add(IssueTarget target, Map<String, IssueTarget> targets) {
    for (IssueTarget other : targets.values()) {
      if (!other.organization().equals(target.organization())) {
        throw SettingException.value(
            "Issues of several organizations can't be merged: "
                + other.organization()
                + " and "
                + target.organization(),
            "name issues of one organization only");
      }
      String project = target.issue().project();
      String otherProject = other.issue().project();
      if (project != null && otherProject != null && !otherProject.equals(project)) {
        throw SettingException.value(
            "Issues of several projects can't be merged: "
                + other.name()
                + " is of "
                + otherProject
                + " and "
                + target.name()
                + " of "
                + project,
            "name issues of one project only");
      }
    }
    targets.putIfAbsent(target.id(), target);
  }

  private static Result shown(IssueTarget parent, List<IssueTarget> children, Session session) {
    String url =
        Fields.textOr(
            parent.issue().json(),
            "permalink",
            session.links().issue(parent.organization(), parent.id()));
    JsonObject json = new JsonObject();
    json.addProperty("org", parent.organization());
    JsonObject kept = named(parent);
    kept.addProperty("url", url);
    json.add("parent", kept);
    JsonArray list = new JsonArray();
    List<Text> names = new ArrayList<>();
    for (IssueTarget child : children) {
      list.add(named(child));
      names.add(Text.of(child.name()));
    }
    json.add("children", list);
    return Result.detail(
            json,
            look ->
                List.of(
                    new Block.Paragraph(
                        Text.done(
                            "Merged %d issue%s into %s"
                                .formatted(
                                    children.size(),
                                    children.size() == 1 ? "" : "s",
                                    parent.name()))),
                    new Block.Bullets(names),
                    new Block.Paragraph(Text.of("See: ").plus(Text.link(url, url)))))
        .note(
            true,
            parent.name()
                + " stays; in the browser, "
                + (url.endsWith("/") ? url : url + "/")
                + "merged/ takes them apart again");
  }

  private static JsonObject named(IssueTarget issue) {
    JsonObject json = new JsonObject();
    json.addProperty("shortId", issue.name());
    json.addProperty("id", issue.id());
    return json;
  }
}
