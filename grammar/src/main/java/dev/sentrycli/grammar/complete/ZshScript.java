package dev.sentrycli.grammar.complete;

import dev.sentrycli.grammar.complete.Outline.Option;
import dev.sentrycli.grammar.complete.Outline.Place;
import dev.sentrycli.grammar.complete.Outline.Step;
import java.util.ArrayList;
import java.util.List;

/// Completion for zsh. Works from a folder of `$fpath` and sourced alike.
final class ZshScript {
  private static final String LOGIC =
      """
      # Runs the program for what only it knows.
      __F___ask() {
        local line value
        local -a plain open near all
        for line in ${(f)"$(_call_program values ${(q)words[1]/#\\~/$HOME} __complete ${(q)typed} 2>/dev/null)"}; do
          value=${${line%%$'\\t'*}#$lead}
          all+=($value)
          [[ $value == (#i)${(b)PREFIX}* ]] || continue
          line=${value//:/\\\\:}${${line#*$'\\t'}:+:${line#*$'\\t'}}
          [[ $value == *[/:=] ]] && open+=($line) || plain+=($line)
        done
        (( $#all )) || return 1
        if (( $#plain + $#open )); then
          (( $#open )) && _describe -t values value open -S '' -M 'm:{a-zA-Z}={A-Za-z}'
          (( $#plain )) && _describe -t values value plain -M 'm:{a-zA-Z}={A-Za-z}'
        else
          # Nothing starts with what was typed: show what resembles it, insert it only if it is one.
          (( $#all > 1 )) && compstate[insert]= compstate[list]='list force'
          compadd -U -a all
        fi
        return 0
      }

      # Offers the values of one kind: 'ask', 'file', or words joined by bars.
      __F___offer() {
        local -a values
        case $1 in
          '') return 1 ;;
          ask) __F___ask ;;
          file) _files ;;
          *)
            values=(${(s:|:)1})
            compadd -a values
            ;;
        esac
      }

      # The kind of value that a spelling of a flag takes at a path.
      __F___kind() {
        local entry
        __F___flags "$1"
        for entry in "${reply[@]}" "${__F___globals[@]}" "${__F___hidden[@]}"; do
          entry=${entry%%:*}
          if [[ $entry == $2 || $entry == $2=* ]]; then
            REPLY=${${entry#$2}#=}
            return
          fi
        done
        REPLY=
      }

      __F__() {
        setopt localoptions extendedglob no_ksharrays
        local REPLY word line_path= leaf= kind= awaiting= ended= topic= lead= i entry
        local -a reply typed kinds members flags
        integer count=0
        typed=("${(@Q)words[2,CURRENT-1]}" "$PREFIX")

        for (( i = 2; i < CURRENT; i++ )); do
          word=${(Q)words[i]}
          if [[ -n $awaiting ]]; then
            awaiting=
          elif [[ -z $ended && $word == -- ]]; then
            ended=1
          elif [[ -z $ended && $word == --*=* ]]; then
            :
          elif [[ -z $ended && $word == -?* ]]; then
            [[ $word == -[^-]* ]] && word=-${word[-1]}
            __F___kind "$line_path" "$word"
            awaiting=$REPLY
          elif [[ -n $leaf || -n $ended ]]; then
            (( ++count ))
          elif [[ -z $line_path && -z $topic && $word == help ]]; then
            topic=1
          elif __F___step "$line_path" "$word"; then
            line_path=$REPLY
            __F___members "$line_path"
            (( $#reply )) || leaf=1
          elif [[ -z $topic ]] && __F___fallback "$line_path"; then
            line_path=$REPLY leaf=1 count=1
          elif [[ -z $line_path && -z $topic ]]; then
            # Perhaps a word of the user's own: only the program knows.
            if [[ $PREFIX == --*=* ]]; then
              lead=${PREFIX%%=*}=
              compset -P 1 '*='
            fi
            __F___ask
            return
          else
            return 1
          fi
        done

        if [[ -n $awaiting ]]; then
          __F___offer $awaiting
          return
        fi
        if [[ -z $ended && $PREFIX == --*=* ]]; then
          __F___kind "$line_path" "${PREFIX%%=*}"
          lead=${PREFIX%%=*}=
          compset -P 1 '*='
          __F___offer $REPLY
          return
        fi
        if [[ -z $ended && $PREFIX == -* ]]; then
          __F___flags "$line_path"
          for entry in "${reply[@]}" "${__F___globals[@]}"; do
            flags+=("${${entry%%:*}%%=*}:${entry#*:}")
          done
          _describe -o -t flags flag flags
          return
        fi

        if [[ -z $topic ]]; then
          __F___arguments "$line_path"
          kinds=("${reply[@]}")
          kind=${kinds[count+1]}
          [[ -z $kind && ${kinds[-1]} == *+ ]] && kind=${kinds[-1]}
          kind=${kind%+}
          if [[ -z $line_path && -z $leaf && -z $ended ]]; then
            # Perhaps a word of the user's own: only the program knows.
            kind=ask
          fi
        fi
        if [[ $kind == ask ]] && __F___ask; then
          return 0
        fi
        if [[ -z $leaf && -z $ended ]]; then
          __F___members "$line_path"
          members=("${reply[@]}")
          [[ -n $topic ]] && members=("${(@)members:#help:*}")
          (( $#members )) && _describe -t commands command members
        fi
        [[ $kind == ask ]] || __F___offer $kind
      }

      if [[ $funcstack[1] == __F__ ]]; then
        __F__ "$@"
      else
        (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
        compdef __F__ __P__
      fi
      """;

  private ZshScript() {}

  static String of(Outline outline) {
    String name = outline.functions();
    StringBuilder script = new StringBuilder();
    script.append("#compdef ").append(outline.program()).append('\n');
    script.append("# zsh completion for ").append(outline.program()).append("\n\n");
    script.append("typeset -ga ").append(name).append("_globals ").append(name);
    script.append("_hidden\n");
    script.append(name).append("_globals=(").append(list(entries(outline.globals(), false)));
    script.append(")\n");
    script.append(name).append("_hidden=(").append(list(entries(outline.globals(), true)));
    script.append(")\n\n");

    begin(script, name + "_members");
    for (Place place : outline.places()) {
      List<String> members = new ArrayList<>();
      for (Candidate member : place.members()) {
        members.add(member.value() + ":" + member.description());
      }
      reply(script, place.path(), members);
    }
    end(script, "reply=()");

    script.append(name).append("_step() {\n  case \"$1>$2\" in\n");
    for (Place place : outline.places()) {
      for (Step step : place.steps()) {
        List<String> patterns = new ArrayList<>();
        for (String word : step.words()) {
          patterns.add(quoted(place.path() + ">" + word));
        }
        script.append("    (").append(String.join("|", patterns)).append(") REPLY=");
        script.append(quoted(step.path())).append(" ;;\n");
      }
    }
    end(script, "return 1");

    begin(script, name + "_fallback");
    for (Place place : outline.places()) {
      if (place.fallback() != null) {
        script.append("    (").append(quoted(place.path())).append(") REPLY=");
        script.append(quoted(place.fallback())).append(" ;;\n");
      }
    }
    end(script, "return 1");

    begin(script, name + "_flags");
    for (Place place : outline.places()) {
      reply(script, place.path(), entries(place.options(), false));
    }
    end(script, "reply=()");

    begin(script, name + "_arguments");
    for (Place place : outline.places()) {
      reply(script, place.path(), place.arguments());
    }
    end(script, "reply=()");

    script.append(LOGIC.replace("__F__", name).replace("__P__", outline.program()));
    return script.toString();
  }

  /// `--limit=ask:How many`, as the script takes it apart.
  private static List<String> entries(List<Option> options, boolean hidden) {
    List<String> entries = new ArrayList<>();
    for (Option option : options) {
      if (option.hidden() == hidden) {
        String value = option.value().isEmpty() ? "" : "=" + option.value();
        entries.add(option.spelling() + value + ":" + option.brief());
      }
    }
    return entries;
  }

  private static void begin(StringBuilder script, String function) {
    script.append(function).append("() {\n  case $1 in\n");
  }

  private static void reply(StringBuilder script, String path, List<String> words) {
    if (!words.isEmpty()) {
      script.append("    (").append(quoted(path)).append(") reply=(");
      script.append(list(words)).append(") ;;\n");
    }
  }

  private static void end(StringBuilder script, String otherwise) {
    script.append("    (*) ").append(otherwise).append(" ;;\n  esac\n}\n\n");
  }

  private static String list(List<String> words) {
    List<String> quoted = new ArrayList<>();
    for (String word : words) {
      quoted.add(quoted(word));
    }
    return String.join(" ", quoted);
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
