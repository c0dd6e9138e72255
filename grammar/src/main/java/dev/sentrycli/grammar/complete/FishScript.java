package dev.sentrycli.grammar.complete;

import dev.sentrycli.grammar.complete.Outline.Option;
import dev.sentrycli.grammar.complete.Outline.Place;
import dev.sentrycli.grammar.complete.Outline.Step;
import java.util.ArrayList;
import java.util.List;

/// Completion for fish. One function prints all candidates; fish itself picks those that match.
final class FishScript {
  private static final String LOGIC =
      """
      # The kind of value that a spelling of a flag takes at a path.
      function __F___kind
          for line in (__F___flags $argv[1]) (__F___globals) (__F___hidden)
              set -l entry (string split -m 1 \\t -- $line)[1]
              if test "$entry" = "$argv[2]"
                  return 0
              end
              if string match -q -- "$argv[2]=*" $entry
                  string split -m 1 = -- $entry | tail -n 1
                  return 0
              end
          end
      end

      # Offers the values of one kind: 'ask', 'file', or words joined by bars.
      function __F___offer
          set -l lead $argv[2]
          switch "$argv[1]"
              case ''
                  return
              case ask
                  # The program answers with the lead in place.
                  __F___ask
              case file
                  __fish_complete_path (string sub -s (math (string length -- "$lead") + 1) -- "$argv[3]") | while read -l found
                      printf '%s%s\\n' "$lead" "$found"
                  end
              case '*'
                  for value in (string split '|' -- $argv[1])
                      printf '%s%s\\n' "$lead" "$value"
                  end
          end
      end

      # Runs the program for what only it knows.
      function __F___ask
          set -l words (commandline -opc)
          command $words[1] __complete $words[2..-1] (commandline -ct) 2>/dev/null
      end

      function __F___candidates
          set -l words (commandline -opc)
          set -l cur (commandline -ct)
          set -l path ''
          set -l leaf ''
          set -l awaiting ''
          set -l ended ''
          set -l topic ''
          set -l count 0
          set -l next ''

          for word in $words[2..-1]
              if test -n "$awaiting"
                  set awaiting ''
              else if test -z "$ended" -a x"$word" = x--
                  set ended 1
              else if test -z "$ended"; and string match -q -- '--*=*' $word
                  continue
              else if test -z "$ended"; and string match -q -- '-?*' $word
                  if string match -q -r -- '^-[^-]' $word
                      set word -(string sub -s -1 -- $word)
                  end
                  set awaiting (__F___kind "$path" $word)
              else if test -n "$leaf" -o -n "$ended"
                  set count (math $count + 1)
              else if test -z "$path" -a -z "$topic" -a x"$word" = xhelp
                  set topic 1
              else if set next (__F___step "$path>$word")
                  set path $next
                  test (count (__F___members $path)) -gt 0; or set leaf 1
              else if test -z "$topic"; and set next (__F___fallback $path)
                  set path $next
                  set leaf 1
                  set count 1
              else if test -z "$path" -a -z "$topic"
                  # Perhaps a word of the user's own: only the program knows.
                  __F___ask
                  return
              else
                  return
              end
          end

          if test -n "$awaiting"
              __F___offer $awaiting '' "$cur"
              return
          end
          if test -z "$ended"; and string match -q -- '--*=*' $cur
              set -l spelling (string split -m 1 = -- $cur)[1]
              __F___offer "$(__F___kind "$path" $spelling)" "$spelling=" "$cur"
              return
          end
          if test -z "$ended"; and string match -q -- '-*' $cur
              for line in (__F___flags "$path") (__F___globals)
                  set -l parts (string split -m 1 \\t -- $line)
                  printf '%s\\t%s\\n' (string split -m 1 = -- $parts[1])[1] "$parts[2]"
              end
              return
          end

          set -l kind ''
          if test -z "$topic"
              set -l kinds (__F___arguments "$path")
              if test (count $kinds) -gt $count
                  set kind $kinds[(math $count + 1)]
              else if test (count $kinds) -gt 0; and string match -q -- '*+' $kinds[-1]
                  set kind $kinds[-1]
              end
              set kind (string trim -r -c + -- "$kind")
              if test -z "$path" -a -z "$leaf" -a -z "$ended"
                  # Perhaps a word of the user's own: only the program knows.
                  set kind ask
              end
          end
          if test "$kind" = ask
              set -l found (__F___ask)
              if test (count $found) -gt 0
                  printf '%s\\n' $found
                  return
              end
          end
          if test -z "$leaf" -a -z "$ended"
              if test -n "$topic"
                  __F___members "$path" | string match -v -r '^help\\t'
              else
                  __F___members "$path"
              end
          end
          test "$kind" = ask; or __F___offer "$kind" '' "$cur"
      end

      complete -c __P__ -e
      complete -c __P__ -f -a '(__F___candidates)'
      """;

  private FishScript() {}

  static String of(Outline outline) {
    String name = "_" + outline.functions();
    StringBuilder script = new StringBuilder();
    script.append("# fish completion for ").append(outline.program()).append("\n\n");
    print(script, name + "_globals", entries(outline.globals(), false));
    print(script, name + "_hidden", entries(outline.globals(), true));

    begin(script, name + "_members");
    for (Place place : outline.places()) {
      List<String> members = new ArrayList<>();
      for (Candidate member : place.members()) {
        members.add(member.value() + "\t" + member.description());
      }
      echo(script, place.path(), members);
    }
    end(script, false);

    begin(script, name + "_step");
    for (Place place : outline.places()) {
      for (Step step : place.steps()) {
        List<String> patterns = new ArrayList<>();
        for (String word : step.words()) {
          patterns.add(quoted(place.path() + ">" + word));
        }
        script.append("        case ").append(String.join(" ", patterns)).append('\n');
        script.append("            echo ").append(quoted(step.path())).append('\n');
      }
    }
    end(script, true);

    begin(script, name + "_fallback");
    for (Place place : outline.places()) {
      if (place.fallback() != null) {
        echo(script, place.path(), List.of(place.fallback()));
      }
    }
    end(script, true);

    begin(script, name + "_flags");
    for (Place place : outline.places()) {
      echo(script, place.path(), entries(place.options(), false));
    }
    end(script, false);

    begin(script, name + "_arguments");
    for (Place place : outline.places()) {
      echo(script, place.path(), place.arguments());
    }
    end(script, false);

    script.append(LOGIC.replace("__F__", name).replace("__P__", outline.program()));
    return script.toString();
  }

  private static List<String> entries(List<Option> options, boolean hidden) {
    List<String> entries = new ArrayList<>();
    for (Option option : options) {
      if (option.hidden() == hidden) {
        String value = option.value().isEmpty() ? "" : "=" + option.value();
        entries.add(option.spelling() + value + "\t" + option.brief());
      }
    }
    return entries;
  }

  private static void print(StringBuilder script, String function, List<String> lines) {
    script.append("function ").append(function).append('\n');
    if (!lines.isEmpty()) {
      script.append("    printf '%s\\n' ").append(list(lines)).append('\n');
    }
    script.append("end\n\n");
  }

  private static void begin(StringBuilder script, String function) {
    script.append("function ").append(function).append('\n');
    script.append("    switch \"$argv[1]\"\n");
  }

  private static void echo(StringBuilder script, String path, List<String> lines) {
    if (!lines.isEmpty()) {
      script.append("        case ").append(quoted(path)).append('\n');
      script.append("            printf '%s\\n' ").append(list(lines)).append('\n');
    }
  }

  private static void end(StringBuilder script, boolean failing) {
    if (failing) {
      script.append("        case '*'\n            return 1\n");
    }
    script.append("    end\nend\n\n");
  }

  private static String list(List<String> words) {
    List<String> quoted = new ArrayList<>();
    for (String word : words) {
      quoted.add(quoted(word));
    }
    return String.join(" ", quoted);
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
