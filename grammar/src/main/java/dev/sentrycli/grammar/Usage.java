package dev.sentrycli.grammar;

import java.util.ArrayList;
import java.util.List;

/// How a command is called and explained: the one description its help, parser, completion and
/// documentation read.
///
/// @param brief one line without a full stop
/// @param detail paragraphs separated by blank lines; may be empty
/// @param examples command lines, each optionally followed by ` # note`
/// @param jsonFields the fields of its JSON output worth naming
/// @param destructive whether it deletes or changes what can't be brought back
/// @param anonymous whether it works without any credential
/// @param apart whether another program reads its line, so that it takes no flags but its own
public record Usage(
    String brief,
    String detail,
    List<String> examples,
    List<Flag<?>> flags,
    List<Positional> positionals,
    List<JsonField> jsonFields,
    boolean destructive,
    boolean anonymous,
    boolean apart) {

  /// A field of a command's JSON output.
  ///
  /// @param type `string`, `number`, `boolean`, `object`, `array`
  public record JsonField(String name, String type, String description, boolean optional) {}

  public static Usage of(String brief) {
    return new Usage(brief, "", List.of(), List.of(), List.of(), List.of(), false, false, false);
  }

  public Usage detail(String detail) {
    return new Usage(
        brief, detail, examples, flags, positionals, jsonFields, destructive, anonymous, apart);
  }

  public Usage examples(String... examples) {
    return new Usage(
        brief,
        detail,
        List.of(examples),
        flags,
        positionals,
        jsonFields,
        destructive,
        anonymous,
        apart);
  }

  public Usage flags(Flag<?>... flags) {
    return new Usage(
        brief,
        detail,
        examples,
        List.of(flags),
        positionals,
        jsonFields,
        destructive,
        anonymous,
        apart);
  }

  public Usage takes(Positional... positionals) {
    return new Usage(
        brief,
        detail,
        examples,
        flags,
        List.of(positionals),
        jsonFields,
        destructive,
        anonymous,
        apart);
  }

  /// Adds a field of the JSON output.
  public Usage field(String name, String type, String description) {
    return withField(new JsonField(name, type, description, false));
  }

  public Usage asDestructive() {
    return new Usage(
        brief, detail, examples, flags, positionals, jsonFields, true, anonymous, apart);
  }

  public Usage asAnonymous() {
    return new Usage(
        brief, detail, examples, flags, positionals, jsonFields, destructive, true, apart);
  }

  public Usage asApart() {
    return new Usage(
        brief, detail, examples, flags, positionals, jsonFields, destructive, anonymous, true);
  }

  /// Adds a field of the JSON output that may be absent.
  public Usage optionalField(String name, String type, String description) {
    return withField(new JsonField(name, type, description, true));
  }

  /// The words the command takes by their place, as a line of usage spells them; may be empty.
  public String positionalSynopsis() {
    List<String> words = new ArrayList<>();
    for (Positional positional : positionals) {
      words.add(positional.synopsis());
    }
    return String.join(" ", words);
  }

  private Usage withField(JsonField field) {
    List<JsonField> more = new ArrayList<>(jsonFields);
    more.add(field);
    return new Usage(
        brief,
        detail,
        examples,
        flags,
        positionals,
        List.copyOf(more),
        destructive,
        anonymous,
        apart);
  }
}
