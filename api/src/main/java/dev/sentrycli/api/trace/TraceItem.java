package dev.sentrycli.api.trace;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.JsonStream;
import dev.sentrycli.api.json.JsonView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A span or an error of a trace with what is below it. Traces can be large, so what is needed of
/// each is kept, and not a tree of JSON.
public final class TraceItem implements JsonView {
  /// What is told by texts and numbers, by the names that servers of different ages use.
  public enum Member {
    DESCRIPTION("description"),
    DURATION("duration"),
    END("end_timestamp"),
    EVENT("event_id"),
    ISSUE("issue_id"),
    KIND("event_type"),
    LEVEL("level"),
    MESSAGE("message"),
    OP("op"),
    PARENT("parent_span_id"),
    PROJECT("project"),
    PROJECT_ID("project_id"),
    PROJECT_SLUG("project_slug"),
    SHORT_ID("short_id"),
    SPAN("span_id"),
    SPAN_OP("span.op"),
    START("start_timestamp"),
    TIMESTAMP("timestamp"),
    TITLE("title"),
    TRANSACTION("transaction"),
    TRANSACTION_DURATION("transaction.duration"),
    TRANSACTION_OP("transaction.op");

    private static final List<Member> ALL = List.of(values());
    private static final Map<String, Member> BY_NAME = new HashMap<>();

    static {
      for (Member member : ALL) {
        BY_NAME.put(member.spelling, member);
      }
    }

    private final String spelling;

    Member(String spelling) {
      this.spelling = spelling;
    }

    /// Where an item has it. Nothing outlives a run that depends on it.
    @SuppressWarnings("EnumOrdinal")
    int place() {
      return ordinal();
    }
  }

  private static final String CHILDREN = "children";

  /// Lists of what went wrong during a span.
  private static final List<String> WRONG = List.of("errors", "occurrences", "performance_issues");

  /// What people are shown of what went wrong during a span.
  private static final Set<String> SHOWN =
      Set.of(
          "description",
          "event_id",
          "issue_id",
          "level",
          "message",
          "project_slug",
          "short_id",
          "title");

  private final @Nullable String[] texts = new @Nullable String[Member.ALL.size()];
  private List<TraceItem> children = List.of();
  private List<JsonObject> wrong = List.of();
  private @Nullable JsonObject json;

  private TraceItem() {}

  /// With all that the server told. What is below is looked at when it is asked for, as it may be
  /// nested deep.
  public static TraceItem of(JsonObject json) {
    TraceItem item = new TraceItem();
    item.json = json;
    for (Member member : Member.ALL) {
      item.put(member, Fields.textOrNull(json, member.spelling));
    }
    for (String list : WRONG) {
      item.addWrong(Fields.objects(json, list));
    }
    return item;
  }

  /// With no more than people are shown.
  ///
  /// @param parser at the beginning of an object
  static TraceItem read(JsonParser parser) throws IOException {
    TraceItem item = new TraceItem();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      Member member = Member.BY_NAME.get(name);
      if (member != null) {
        item.put(member, text(parser, value));
      } else if (value == JsonToken.START_ARRAY && name.equals(CHILDREN)) {
        item.children = JsonStream.objects(parser, TraceItem::read);
      } else if (value == JsonToken.START_ARRAY && WRONG.contains(name)) {
        item.addWrong(JsonStream.objects(parser, object -> JsonStream.object(object, SHOWN)));
      } else {
        parser.skipChildren();
      }
    }
    return item;
  }

  private static @Nullable String text(JsonParser parser, @Nullable JsonToken value)
      throws IOException {
    if (value == JsonToken.VALUE_STRING
        || value == JsonToken.VALUE_NUMBER_INT
        || value == JsonToken.VALUE_NUMBER_FLOAT) {
      return parser.getText();
    }
    parser.skipChildren();
    return null;
  }

  private void put(Member member, @Nullable String text) {
    if (text != null) {
      texts[member.place()] = text;
    }
  }

  private void addWrong(List<JsonObject> found) {
    if (found.isEmpty()) {
      return;
    }
    if (wrong.isEmpty()) {
      wrong = new ArrayList<>();
    }
    wrong.addAll(found);
  }

  /// Null if the server does not tell.
  public @Nullable String text(Member member) {
    return texts[member.place()];
  }

  /// Null if the server does not tell, or no number.
  public @Nullable Double number(Member member) {
    return Fields.numberOrNull(text(member));
  }

  public List<TraceItem> children() {
    JsonArray below = Fields.arrayOrNull(json, CHILDREN);
    if (below != null) {
      return list(below);
    }
    return children.isEmpty() ? children : Collections.unmodifiableList(children);
  }

  /// What went wrong during it: errors and issues of other kinds.
  public List<JsonObject> wrong() {
    return wrong.isEmpty() ? wrong : Collections.unmodifiableList(wrong);
  }

  /// All that the server told, or else no more than people are shown, without what is below.
  @Override
  public JsonObject json() {
    JsonObject told = json;
    if (told == null) {
      told = new JsonObject();
      for (Member member : Member.ALL) {
        String text = text(member);
        if (text != null) {
          told.addProperty(member.spelling, text);
        }
      }
      json = told;
    }
    return told;
  }

  /// The objects of a list; other elements are left out.
  public static List<TraceItem> list(JsonArray answer) {
    List<TraceItem> items = new ArrayList<>();
    for (JsonElement element : answer) {
      if (element instanceof JsonObject object) {
        items.add(of(object));
      }
    }
    return items;
  }
}
