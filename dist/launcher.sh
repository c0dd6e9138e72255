#!/bin/sh
# Starts sentry @VERSION@. All it needs lies beside it; the folder can be moved as a whole.

case $#${1-} in 1--version) echo "@VERSION@" && exit 0 ;; esac

self=$0
case $self in */*) ;; *) self=./$self ;; esac
while [ -h "$self" ]; do
  link=$(readlink "$self")
  case $link in /*) self=$link ;; *) self=${self%/*}/$link ;; esac
done
case $self in /*) ;; *) self=$PWD/${self#./} ;; esac
home=${self%/*}/..
home=${home%/bin/..}

# The JVM cannot start in a folder that was deleted, and says so by a stack trace.
nowhere() {
  case ${PWD-} in /*) [ ! -e "$PWD" ] || return 1 ;; esac
  case $(pwd -P 2>/dev/null) in /*) return 1 ;; esac
}
if nowhere; then
  printf '%s\n\n%s\n' 'Error: The current folder is not there any more' \
    "→ go to another one, for example by 'cd'" >&2
  exit 1
fi

# The first page of help is the same for every reader that is no terminal, which has no width, unless
# the user has aliases, which it lists.
aliased() {
  [ -e "${SENTRY_CONFIG_DIR:-${XDG_CONFIG_HOME:-${HOME-}/.config}/sentry}/command-aliases.json" ] ||
    [ -e "${HOME-}/.sentry/command-aliases.json" ]
}
case $#${1-} in 0 | 1--help | 1-h | 1help)
  # Where it cannot be written, the program tells a reader that has left from a full disk.
  if [ ! -t 1 ] && [ -z "${SENTRY_TERMINAL_SIZE-}" ] && ! aliased; then
    (trap '' PIPE && exec cat "$home/lib/help.txt" 2>/dev/null) && exit 0
  fi
  ;;
esac

# The sandbox explains itself, like all commands, in the program.
serves() {
  case ${2-} in start | try) ;; *) return 1 ;; esac
  for word; do
    case $word in --help | -h) return 1 ;; esac
  done
}

# For each class in the cache the JVM looks for the jar under the name it had when the cache was made,
# again and again unless it finds it there. By way of the open folder it has one name everywhere.
if [ -d /proc/self/fd ] && [ -r "$home" ]; then
  exec 9<"$home"
  jars=/proc/self/fd/9/lib
else
  jars=$home/lib
fi

# The cache holds the classes of exactly this jar. The JVM does not check that they still agree, so
# both carry one content hash in their names; a cache it cannot use it complains about on standard
# output, unless its log is off, and goes on without.
if [ "${1-}" = sandbox ] && serves "$@"; then
  shift
  set -- -XX:AOTCache="$home/lib/@SANDBOX@.aot" -cp "$jars/@SANDBOX@.jar" dev.sentrycli.sandbox.Main "$@"
else
  if [ -t 1 ] && { size=$(stty size <&3 2>/dev/null); } 3<&1; then
    SENTRY_TERMINAL_SIZE=${size#* }x${size% *}
    export SENTRY_TERMINAL_SIZE
  fi
  # Several caches, as one for all would be slower to start from: for what needs no server, for a
  # server over http and over https, and for each of these two with commands on telemetry. With the
  # wrong one it works all the same.
  case " ${SENTRY_HOST:-${SENTRY_URL-}} $* " in
    *' --help '* | *' -h '*) kind=words ;;
    *' http://'*) kind=http ;;
    *) kind=https ;;
  esac
  case $kind-${1-} in
    words-*) ;;
    *-trace* | *-span* | *-log | *-logs | *-explore | *-attribute* | *-replay* | *-dashboard* | \
      *-release* | *-monitor* | *-alert* | *-agent-conversation*) kind=$kind-data ;;
  esac
  case "${1-} ${2-}" in
    ' ' | 'help '* | '__complete '* | 'cli completion') kind=words ;;
  esac
  set -- -XX:AOTCache="$home/lib/@PROGRAM@.$kind.aot" -cp "$jars/@PROGRAM@.jar" dev.sentrycli.cli.Main "$@"
fi

# Options meant for other JVMs, each of which this one would announce on standard error. Programs
# that the commands start get these variables back, so the old values are handed on as properties.
for name in JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS; do
  eval "value=\${$name-}"
  [ -z "$value" ] || set -- "-Dsentry.environment.$name=$value" "$@"
  unset "$name"
done

# The JVM decodes words and file names by the locale: as ASCII where there is none, and where the
# one named is not installed, as happens when a remote login brings its own.
if [ "${LC_ALL-}" != C.UTF-8 ]; then
  set -- "-Dsentry.environment.LC_ALL=${LC_ALL-}" "$@"
  LC_ALL=C.UTF-8
  export LC_ALL
fi

exec "$home/runtime/bin/java" @FLAGS@ -Dsentry.program="$self" "$@"
