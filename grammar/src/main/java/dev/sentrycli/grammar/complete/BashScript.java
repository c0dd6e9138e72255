package dev.sentrycli.grammar.complete;

import dev.sentrycli.grammar.complete.Outline.Option;
import dev.sentrycli.grammar.complete.Outline.Place;
import dev.sentrycli.grammar.complete.Outline.Step;
import java.util.ArrayList;
import java.util.List;

/// Completion for bash, from the 3.2 that macOS brings on, without the bash-completion package.
final class BashScript {
  /// Bash breaks words at `=` and `:` and replaces only what follows the last one, so the words are
  /// put together again first, and the lead is taken off the answers last.
  private static final String LOGIC =
      """
      # Runs the program for what only it knows.
      __F___ask() {
        local line
        while IFS= read -r line; do
          found+=("${line%%$'\\t'*}")
        done < <("${words[0]/#\\~/$HOME}" __complete "${words[@]:1}" 2>/dev/null)
      }

      # Offers the values of one kind: 'ask', 'file', or words joined by bars.
      __F___offer() {
        local value
        case $1 in
          '') ;;
          ask) __F___ask ;;
          file)
            while IFS= read -r value; do
              found+=("$2$value")
            done < <(compgen -f -- "${cur#"$2"}")
            type compopt &>/dev/null && compopt -o filenames 2>/dev/null
            ;;
          *)
            local IFS='|'
            for value in $1; do
              [[ $2$value == "$cur"* ]] && found+=("$2$value")
            done
            ;;
        esac
      }

      # The kind of value that a spelling of a flag takes at a path.
      __F___kind() {
        local entry
        __F___flags "$1"
        for entry in $REPLY $__F___globals $__F___hidden; do
          if [[ $entry == "$2" || $entry == "$2="* ]]; then
            REPLY=${entry#"$2"}
            REPLY=${REPLY#=}
            return
          fi
        done
        REPLY=
      }

      __F__() {
        local IFS=$' \\t\\n'
        local REPLY cur lead piece= rest=${COMP_LINE:0:COMP_POINT} space word entry i
        local path= leaf= kind= awaiting= ended= topic= own= count=0
        local -a words found kinds
        words=() found=() COMPREPLY=()

        for ((i = 0; i <= COMP_CWORD; i++)); do
          word=${COMP_WORDS[i]}
          space=${rest%%[![:space:]]*}
          rest=${rest#"$space"}
          if ((i == COMP_CWORD)); then
            piece=$rest
          else
            piece=$word
            rest=${rest#"$word"}
          fi
          if ((i == 0)) || [[ -n $space ]]; then
            words+=("$piece")
          else
            words[${#words[@]}-1]+=$piece
          fi
        done
        cur=${words[${#words[@]}-1]}
        case $piece in
          = | :) lead=$cur ;;
          *) lead=${cur%"$piece"} ;;
        esac

        for ((i = 1; i < ${#words[@]} - 1; i++)); do
          word=${words[i]}
          if [[ -n $awaiting ]]; then
            awaiting=
          elif [[ -z $ended && $word == -- ]]; then
            ended=1
          elif [[ -z $ended && $word == --*=* ]]; then
            :
          elif [[ -z $ended && $word == -?* ]]; then
            [[ $word == -[!-]* ]] && word=-${word:${#word}-1}
            __F___kind "$path" "$word"
            awaiting=$REPLY
          elif [[ -n $leaf || -n $ended ]]; then
            ((count++))
          elif [[ -z $path && -z $topic && $word == help ]]; then
            topic=1
          elif __F___step "$path" "$word"; then
            path=$REPLY
            __F___members "$path"
            [[ -n $REPLY ]] || leaf=1
          elif [[ -z $topic ]] && __F___fallback "$path"; then
            path=$REPLY leaf=1 count=1
          elif [[ -z $path && -z $topic ]]; then
            # Perhaps a word of the user's own: only the program knows.
            own=1
            break
          else
            return 0
          fi
        done

        if [[ -n $own ]]; then
          __F___ask
        elif [[ -n $awaiting ]]; then
          __F___offer "$awaiting" ''
        elif [[ -z $ended && $cur == --*=* ]]; then
          __F___kind "$path" "${cur%%=*}"
          __F___offer "$REPLY" "${cur%%=*}="
        elif [[ -z $ended && $cur == -* ]]; then
          __F___flags "$path"
          for entry in $REPLY $__F___globals; do
            entry=${entry%%=*}
            [[ $entry == "$cur"* ]] && found+=("$entry")
          done
        else
          if [[ -z $topic ]]; then
            __F___arguments "$path"
            kinds=($REPLY)
            kind=${kinds[count]-}
            if [[ -z $kind && ${#kinds[@]} -gt 0 ]]; then
              entry=${kinds[${#kinds[@]}-1]}
              [[ $entry == *+ ]] && kind=$entry
            fi
            kind=${kind%+}
            if [[ -z $path && -z $leaf && -z $ended ]]; then
              # Perhaps a word of the user's own: only the program knows.
              kind=ask
            fi
            [[ $kind == ask ]] && __F___ask
          fi
          if ((${#found[@]} == 0)); then
            if [[ -z $leaf && -z $ended ]]; then
              __F___members "$path"
              for entry in $REPLY; do
                [[ -n $topic && $entry == help ]] && continue
                [[ $entry == "$cur"* ]] && found+=("$entry")
              done
            fi
            [[ $kind == ask ]] || __F___offer "$kind" ''
          fi
        fi

        for entry in ${found[@]+"${found[@]}"}; do
          if [[ $entry == "$cur"* ]]; then
            printf -v entry '%q' "${entry#"$lead"}"
            COMPREPLY+=("$entry")
          fi
        done
        if ((${#COMPREPLY[@]} == 0)); then
          for entry in ${found[@]+"${found[@]}"}; do
            printf -v entry '%q' "${entry#"$lead"}"
            COMPREPLY+=("$entry")
          done
          # Keeps readline from replacing the word by what these have in common.
          ((${#COMPREPLY[@]} > 1)) && COMPREPLY+=(' ')
        fi
        if ((${#COMPREPLY[@]} == 1)) && [[ ${COMPREPLY[0]} == *[/:=] ]]; then
          type compopt &>/dev/null && compopt -o nospace 2>/dev/null
        fi
        return 0
      }

      complete -F __F__ __P__
      """;

  private BashScript() {}

  static String of(Outline outline) {
    String name = outline.functions();
    StringBuilder script = new StringBuilder();
    script.append("# bash completion for ").append(outline.program()).append("\n\n");
    assign(script, name + "_globals", entries(outline.globals(), false));
    assign(script, name + "_hidden", entries(outline.globals(), true));

    begin(script, name + "_members");
    for (Place place : outline.places()) {
      List<String> members = new ArrayList<>();
      for (Candidate member : place.members()) {
        members.add(member.value());
      }
      reply(script, place.path(), members);
    }
    end(script, "REPLY=");

    script.append(name).append("_step() {\n  case \"$1>$2\" in\n");
    for (Place place : outline.places()) {
      for (Step step : place.steps()) {
        List<String> patterns = new ArrayList<>();
        for (String word : step.words()) {
          patterns.add("'" + place.path() + ">" + word + "'");
        }
        script.append("    ").append(String.join(" | ", patterns));
        script.append(") REPLY='").append(step.path()).append("' ;;\n");
      }
    }
    end(script, "return 1");

    begin(script, name + "_fallback");
    for (Place place : outline.places()) {
      if (place.fallback() != null) {
        script.append("    '").append(place.path()).append("') REPLY='");
        script.append(place.fallback()).append("' ;;\n");
      }
    }
    end(script, "return 1");

    begin(script, name + "_flags");
    for (Place place : outline.places()) {
      reply(script, place.path(), entries(place.options(), false));
    }
    end(script, "REPLY=");

    begin(script, name + "_arguments");
    for (Place place : outline.places()) {
      reply(script, place.path(), place.arguments());
    }
    end(script, "REPLY=");

    script.append(LOGIC.replace("__F__", name).replace("__P__", outline.program()));
    return script.toString();
  }

  private static List<String> entries(List<Option> options, boolean hidden) {
    List<String> entries = new ArrayList<>();
    for (Option option : options) {
      if (option.hidden() == hidden) {
        entries.add(
            option.value().isEmpty()
                ? option.spelling()
                : option.spelling() + "=" + option.value());
      }
    }
    return entries;
  }

  private static void assign(StringBuilder script, String name, List<String> words) {
    script.append(name).append("='").append(String.join(" ", words)).append("'\n\n");
  }

  private static void begin(StringBuilder script, String function) {
    script.append(function).append("() {\n  case $1 in\n");
  }

  private static void reply(StringBuilder script, String path, List<String> words) {
    if (!words.isEmpty()) {
      script.append("    '").append(path).append("') REPLY='");
      script.append(String.join(" ", words)).append("' ;;\n");
    }
  }

  private static void end(StringBuilder script, String otherwise) {
    script.append("    *) ").append(otherwise).append(" ;;\n  esac\n}\n\n");
  }
}
