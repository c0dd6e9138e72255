package dev.sentrycli.cli.occurrence;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.api.event.Event;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The replays in which an issue was seen.
public record SeenReplays(List<String> ids) {
  public SeenReplays {
    ids = List.copyOf(ids);
  }

  /// Asks for the replays of an issue. Servers without replays have none.
  public static SeenReplays ofIssue(String organization, String issue, Session session) {
    try {
      return new SeenReplays(session.api().replays().ofIssue(organization, issue));
    } catch (ApiException unavailable) {
      session.notices().debug("replay", "No replays: " + unavailable.getMessage());
      return new SeenReplays(List.of());
    }
  }

  /// The same with the replay of an event before all others.
  public SeenReplays after(@Nullable JsonObject event) {
    String own = event == null ? null : new Event(event).replay();
    if (own == null) {
      return this;
    }
    Set<String> all = new LinkedHashSet<>();
    all.add(own);
    all.addAll(ids);
    return new SeenReplays(List.copyOf(all));
  }

  public JsonArray json() {
    return Fields.array(ids);
  }

  /// For people; nothing if there are none.
  public List<Block> blocks() {
    if (ids.isEmpty()) {
      return List.of();
    }
    List<Text> items = new ArrayList<>();
    for (String replay : ids) {
      items.add(Text.of(replay));
    }
    return List.of(
        new Block.Gap(),
        new Block.Paragraph(Text.of("Related Replays", Style.BOLD)),
        new Block.Bullets(items));
  }
}
