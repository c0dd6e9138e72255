package dev.sentrycli.cli.command.project;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.project.Project;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Fact;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A project that was created, or would be.
///
/// @param dsn null if there is none, or none that may be seen
/// @param url its page; empty if it was not created
/// @param notes what people should know about it
record CreatedProject(
    Project project,
    String organization,
    String team,
    @Nullable String dsn,
    String url,
    List<String> notes) {
  CreatedProject {
    notes = List.copyOf(notes);
  }

  JsonObject json(boolean dryRun) {
    JsonObject json = new JsonObject();
    json.add("project", project.json());
    json.addProperty("orgSlug", organization);
    json.addProperty("teamSlug", team);
    json.addProperty("dsn", dsn);
    json.addProperty("url", url);
    if (dryRun) {
      json.addProperty("dryRun", true);
    }
    return json;
  }

  List<Block> card(boolean dryRun) {
    List<Block> blocks = new ArrayList<>();
    String title =
        (dryRun ? "Would create project '" : "Created project '")
            + project.name()
            + "' in "
            + organization;
    blocks.add(new Block.Heading(2, Text.of(title)));
    if (!notes.isEmpty()) {
      notes.forEach(note -> blocks.add(new Block.Paragraph(Text.of(note))));
      blocks.add(new Block.Gap());
    }
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Project", Text.of(project.name())));
    facts.add(new Fact("Slug", Text.of(project.slug())));
    facts.add(new Fact("Org", Text.of(organization)));
    facts.add(new Fact("Team", Text.of(team)));
    facts.add(new Fact("Platform", Text.of(Fields.textOr(project.json(), "platform", "Not set"))));
    if (!dryRun) {
      facts.add(new Fact("DSN", Text.of(dsn == null ? "No DSN available" : dsn)));
      facts.add(new Fact("URL", Text.link(url, url)));
    }
    blocks.add(new Block.Facts(facts));
    return blocks;
  }
}
