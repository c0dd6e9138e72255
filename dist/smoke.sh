#!/bin/bash
# Tries out the image as it would be shipped: what only shows in whole processes, and no unit test
# sees. Speaks TAP; ends with 1 if anything failed.

set -u
cd "$(dirname -- "$0")/.."
root=$PWD
image=$root/build/image
program=$(basename "$image"/lib/sentry-*.jar .jar)
work=$(mktemp -d)
pids=()
trap '[ ${#pids[@]} -eq 0 ] || kill "${pids[@]}" 2>/dev/null; chmod -R u+w "$work"; rm -rf "$work"' EXIT
count=0
failures=0

# Every run starts from an empty home, outside the checkout.
export HOME=$work/home SENTRY_CONFIG_DIR=$work/home/config LC_ALL=C.UTF-8
unset "${!JAVA@}" "${!SENTRY_H@}" "${!SENTRY_A@}" "${!SENTRY_T@}" JDK_JAVA_OPTIONS _JAVA_OPTIONS
mkdir -p "$HOME"
cd "$HOME" || exit 1

ok() { # NAME, then a command that has to succeed
  local name=$1
  shift
  count=$((count + 1))
  if "$@" >"$work/log" 2>&1; then
    echo "ok $count - $name"
  else
    failures=$((failures + 1))
    echo "not ok $count - $name"
    sed 's/^/# /' "$work/log"
  fi
}

same() { # EXPECTED ACTUAL
  [ "$1" = "$2" ] || {
    echo "expected: $1"
    echo "but got:  $2"
    return 1
  }
}

contains() { # TEXT PART
  case $1 in
    *"$2"*) ;;
    *)
      echo "expected to see: $2"
      echo "in: $1"
      return 1
      ;;
  esac
}

# What a program that prints its arguments and environment gets from the launcher in place of java.
copy_with_fake_java() {
  mkdir -p "$1"
  cp -RP "$image/bin" "$image/lib" "$1"
  mkdir -p "$1/runtime/bin"
  cat >"$1/runtime/bin/java" <<'JAVA'
#!/bin/sh
for word; do printf '<%s>\n' "$word"; done
env
JAVA
  chmod +x "$1/runtime/bin/java"
}

# ---------------------------------------------------------------- the launcher

version=$(sed -n 's:^  <version>\(.*\)</version>$:\1:p' "$root/pom.xml")

prints_version() { same "$version" "$("$1" --version)"; }
ok "--version prints the version of the pom and nothing else" prints_version "$image/bin/sentry"
ok "--version needs no JVM" bash -c 'PATH=/nowhere "$0" --version' "$image/bin/sentry"

fake=$work/with\ blanks/image
copy_with_fake_java "$fake"

hands_words_on() {
  local got
  got=$("$fake/bin/sentry" issue list 'a "quoted" word' '' '$HOME' '*' @file -Dx)
  contains "$got" $'<dev.sentrycli.cli.Main>\n<issue>\n<list>\n<a "quoted" word>\n<>\n<$HOME>\n<*>\n<@file>\n<-Dx>\n'
}
ok "words reach the program as they were typed" hands_words_on

sandbox_has_its_own_jar() {
  local got
  got=$("$fake/bin/sentry" sandbox try --port 0)
  contains "$got" $'.jar>\n<dev.sentrycli.sandbox.Main>\n<try>\n<--port>\n<0>\n' &&
    contains "$got" "<-Dsentry.program=$fake/bin/sentry>"
}
ok "'sandbox' starts the sandbox, which learns how to call the program" sandbox_has_its_own_jar

hides_java_options() {
  local got
  got=$(JAVA_TOOL_OPTIONS='-Da=1 -Db=2' JDK_JAVA_OPTIONS=-Dc _JAVA_OPTIONS=-Dd "$fake/bin/sentry" org list)
  contains "$got" '<-Dsentry.environment.JAVA_TOOL_OPTIONS=-Da=1 -Db=2>' &&
    ! contains "$got" $'\nJAVA_TOOL_OPTIONS=' >/dev/null &&
    ! contains "$got" $'\n_JAVA_OPTIONS=' >/dev/null &&
    ! contains "$got" $'\nJDK_JAVA_OPTIONS=' >/dev/null
}
ok "options meant for other JVMs are kept from ours, but not lost" hides_java_options

knows_terminal_size() {
  local got
  # With a standard input that ends, 'script' ends too, before it has passed everything on.
  mkfifo "$work/keys" && exec 9<>"$work/keys"
  got=$(script -qec "stty cols 61 rows 20; '$fake/bin/sentry' org list" /dev/null <&9 | tr -d '\r')
  exec 9<&-
  contains "$got" 'SENTRY_TERMINAL_SIZE=61x20'
}
ok "the size of the terminal is handed on" knows_terminal_size

no_size_in_pipe() { ! "$fake/bin/sentry" org list | grep SENTRY_TERMINAL_SIZE; }
ok "there is no terminal size in a pipe" no_size_in_pipe

keeps_the_locale_for_others() {
  contains "$(LC_ALL=de_DE.UTF-8 "$fake/bin/sentry" org list)" '<-Dsentry.environment.LC_ALL=de_DE.UTF-8>' &&
    contains "$(env -u LC_ALL "$fake/bin/sentry" org list)" '<-Dsentry.environment.LC_ALL=>'
}
ok "the user's locale is not lost" keeps_the_locale_for_others

reads_utf8() {
  contains "$(env -i "$@" PATH="$PATH" HOME="$HOME" "$image/bin/sentry" größe 2>&1)" größe
}
ok "words are UTF-8 without a locale" reads_utf8
ok "words are UTF-8 in the C locale" reads_utf8 LC_ALL=C
ok "words are UTF-8 in a locale that is not installed" reads_utf8 LANG=xx_XX.UTF-8

called_in_odd_ways() {
  ln -s "$image/bin/sentry" "$work/first" &&
    mkdir -p "$work/sub" &&
    ln -s ../first "$work/sub/second" &&
    prints_help "$work/sub/second" &&
    (cd "$work/sub" && prints_help ./second) &&
    (cd "$image/bin" && prints_help ./sentry && same "$help" "$(sh sentry issue --help)") &&
    (PATH=$work/sub:$PATH && prints_help second)
}
help=$("$image/bin/sentry" issue --help)
prints_help() { same "$help" "$("$1" issue --help 2>&1)"; }
ok "--help says something" test -n "$help"
prepared_help() {
  local whole
  whole=$(SENTRY_TERMINAL_SIZE=80x24 "$image/bin/sentry" --help) && contains "$whole" 'issue list' &&
    same "$whole" "$("$image/bin/sentry" --help)" && same "$whole" "$("$image/bin/sentry")" &&
    same "$whole" "$("$image/bin/sentry" help)" && same "$whole" "$("$image/bin/sentry" -h)"
}
ok "the prepared first page is what the program would print" prepared_help
ok "it can be called through links, by relative paths and from the PATH" called_in_odd_ways
ok "it can be called through ./sentry of the checkout" prints_help "$root/sentry"

noise_free() {
  same "$help" "$(JAVA_TOOL_OPTIONS=-Dx=1 _JAVA_OPTIONS=-Dx=2 "$image/bin/sentry" issue --help 2>&1)"
}
ok "JAVA_TOOL_OPTIONS makes no noise" noise_free

closed_streams() {
  "$image/bin/sentry" --help <&- >/dev/null || return 1
  "$image/bin/sentry" --help | true
  same 0 "${PIPESTATUS[0]}"
}
ok "a closed pipe is no failure" closed_streams

passes_exit_code() {
  "$image/bin/sentry" no-such-command
  local code=$?
  [ $code -ne 0 ] && [ $code -ne 1 ] && [ $code -lt 126 ]
}
ok "the exit code is the program's" passes_exit_code

# ---------------------------------------------------------------- copies

copied() {
  cp -RP "$image" "$work/an other place" && prints_help "$work/an other place/bin/sentry"
}
ok "a copy works, at a path with blanks" copied

read_only() {
  chmod -R a-w "$work/an other place" && prints_help "$work/an other place/bin/sentry"
}
ok "a read-only copy works" read_only

other_user() {
  chmod a+x "$work" && same "$help" \
    "$(cd / && setpriv --reuid 65534 --regid 65534 --clear-groups env -i PATH="$PATH" "$work/an other place/bin/sentry" issue --help 2>&1)"
}
if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
  ok "another user can run it" other_user
fi

installs() {
  local prefix=$work/prefix\ x
  "$root/dist/install.sh" "$prefix" && "$root/dist/install.sh" "$prefix" &&
    prints_help "$prefix/bin/sentry" && same "$version" "$("$prefix/bin/sentry" --version)"
}
ok "it can be installed, and again over itself" installs

installs_manual() {
  local prefix=$work/with-manual manual=$work/with-manual/share/man/man1
  "$root/dist/install.sh" "$prefix" >/dev/null && same "$(ls "$root/docs/man")" "$(ls "$manual")" || return 1
  ln -s ../../../lib/sentry/share/man/man1/sentry-gone.1 "$manual/sentry-gone.1"
  rm "$manual/sentry-cli.1"
  echo "somebody else's" | tee "$manual/sentry-cli.1" >"$manual/sentry-other.1"
  contains "$("$root/dist/install.sh" "$prefix" 2>&1)" "$manual/sentry-cli.1 exists and is no page of ours" &&
    [ ! -h "$manual/sentry-gone.1" ] && cmp "$root/docs/man/sentry-org.1" "$manual/sentry-org.1" &&
    same "somebody else's" "$(cat "$manual/sentry-other.1")" &&
    same "somebody else's" "$(cat "$manual/sentry-cli.1")"
}
ok "its manual is installed, pages of older versions go, those of others stay" installs_manual

packs() {
  "$root/dist/archive.sh" && mkdir "$work/unpacked" && cd "$work/unpacked" &&
    (cd "$root/build" && sha256sum -c sentry-"$version"-*.tar.gz.sha256) &&
    tar -xzf "$root"/build/sentry-"$version"-*.tar.gz &&
    prints_help ./sentry-*/bin/sentry && ./sentry-*/install.sh "$work/from-archive" &&
    prints_help "$work/from-archive/bin/sentry" &&
    cmp "$root/docs/man/sentry.1" "$work/from-archive/share/man/man1/sentry.1"
}
ok "the archive unpacks, runs and installs" packs

replaced() { # what to say to the installed program; it has to start afterwards
  local program=$work/from-archive/bin/sentry
  "$program" cli upgrade "$@" && prints_help "$program" &&
    prints_help "$work/from-archive/lib/sentry.previous/bin/sentry" &&
    same 0 "$(find "$work/from-archive/lib" -maxdepth 1 -name '.sentry-*' | wc -l)"
}
archive=$(echo "$root"/build/sentry-"$version"-*.tar.gz)
ok "the archive takes the place of an installed program" replaced --from "$archive" --force
ok "the program before comes back" replaced undo

torn() {
  local message
  head -c 20000000 "$archive" >"$work/torn.tar.gz"
  message=$("$work/from-archive/bin/sentry" cli upgrade --force --from "$work/torn.tar.gz" \
    --checksum "$(sha256sum <"$work/torn.tar.gz" | cut -d ' ' -f 1)" 2>&1)
  same 50 $? && contains "$message" "cut off" && prints_help "$work/from-archive/bin/sentry"
}
ok "an archive that was cut off changes nothing" torn

uninstalls() {
  "$work/from-archive/bin/sentry" cli uninstall --keep-config --yes || return 1
  same "" "$(find "$work/from-archive" -mindepth 2 ! -type d)"
}
ok "it takes itself away" uninstalls

in_no_folder() {
  local said status=0
  said=$(mkdir "$work/gone" && cd "$work/gone" && rmdir "$work/gone" && "$image/bin/sentry" org list 2>&1) || status=$?
  same 1 $status && [[ $said == *"The current folder is not there any more"* && $said != *java* ]]
}
ok "in a folder that was deleted it says so" in_no_folder

# ---------------------------------------------------------------- the cache

broken_cache() { # what to do to the file
  local copy=$work/broken
  rm -rf "$copy"
  cp -RP "$image" "$copy"
  "$@" "$copy/lib/$program.words.aot"
  same "$help" "$("$copy/bin/sentry" issue --help 2>&1)"
}
ok "without its cache the program runs all the same" broken_cache rm
ok "a cache that was cut off is passed over in silence" broken_cache truncate -s 1000000
fill() { head -c 3000000 /dev/urandom >"$1"; }
ok "a cache of garbage is passed over in silence" broken_cache fill

loaded_classes() { # JVM options and program words; prints a line per class
  "$image/runtime/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData \
    -Djdk.reflect.useNativeAccessorOnly=true -Xlog:class+load:file="$work/classes" \
    -cp "$image/lib/$program.jar" "$@" >/dev/null 2>&1
  cat "$work/classes"
}
# Events of the flight recorder are the JVM's own and in no cache.
uses_cache() { # KIND, then words
  local kind=$1 classes
  shift
  classes=$(loaded_classes -XX:AOTCache="$image/lib/$program.$kind.aot" dev.sentrycli.cli.Main "$@")
  [ "$(grep -c 'shared objects file' <<<"$classes")" -gt 1000 ] || return 1
  classes=$(grep -v -e 'shared objects file' -e jdk.internal.event <<<"$classes")
  echo "$classes"
  [ "$(grep -c . <<<"$classes")" -le "${MOST:-6}" ]
}
ok "help starts from the cache" uses_cache words --help
ok "a command's help starts from the cache" uses_cache words issue view --help
ok "completion starts from the cache" uses_cache words __complete issue list acme

help_stays_light() {
  local classes
  classes=$(loaded_classes -Xshare:off dev.sentrycli.cli.Main "$@" | grep -E 'gateway\.wire|javax\.net\.ssl|java\.net\.http|org\.jline')
  same "" "$classes"
}
ok "--help loads nothing of HTTP, TLS or JLine" help_stays_light --help
ok "a group's help loads nothing of HTTP, TLS or JLine" help_stays_light issue --help
ok "a command's help loads nothing of HTTP, TLS or JLine" help_stays_light issue list --help
ok "an unknown command loads nothing of HTTP, TLS or JLine" help_stays_light isue list

# ---------------------------------------------------------------- with a server

tries_itself_out() {
  local got
  got=$("$image/bin/sentry" sandbox try </dev/null) || return 1
  contains "$got" 'Logged in to' && contains "$got" PAYMENTS-API-1
}
ok "'sandbox try' goes through a login, lists and a view" tries_itself_out

"$image/bin/sentry" sandbox start --port 0 >"$work/sandbox" 2>&1 &
pids+=($!)
wait_for() { # FILE WORD
  for _ in $(seq 300); do
    grep -q "$2" "$1" 2>/dev/null && return
    sleep 0.1
  done
  return 1
}
ok "the sandbox starts" wait_for "$work/sandbox" Ctrl-C
url=$(sed -n 's/.* runs at //p' "$work/sandbox")
client=$(sed -n 's/^ *Client id *//p' "$work/sandbox")
SENTRY_AUTH_TOKEN=$(sed -n 's/^ *Token *//p' "$work/sandbox")
export SENTRY_AUTH_TOKEN SENTRY_HOST=$url SENTRY_ORG=acme

ok "'org list' starts from the cache" uses_cache http org list
ok "'issue list' starts from the cache" uses_cache http issue list acme/
ok "'issue list --json' starts from the cache" uses_cache http issue list acme/ --json
ok "'issue view' starts from the cache" uses_cache http issue view @latest
ok "'auth status' starts from the cache" uses_cache http auth status
ok "an error of the server starts from the cache" uses_cache http issue view acme/NOPE-1

follows_its_window() {
  local got seen=$work/window
  : >"$seen"
  mkfifo "$work/no-keys" && exec 9<>"$work/no-keys"
  TERM=xterm timeout 90 script -qfc "stty cols 61 rows 40
    (
      until grep -q 'Slow pages' '$seen'; do sleep 0.2; done
      stty cols 118 </dev/tty
      until grep -q '╮╭' '$seen'; do sleep 0.2; done
      kill -INT \$\$
    ) &
    exec '$image/bin/sentry' dashboard view 901 --refresh 3600" /dev/null <&9 >"$seen"
  exec 9<&-
  got=$(tr -d '\r' <"$seen")
  # Two widgets side by side are too much for 61 columns.
  ! contains "${got%%Slow pages*}" '╮╭' >/dev/null && contains "${got##*Storefront Health}" '╮╭'
}
ok "what is shown for ever follows the size of the window" follows_its_window

leaves_no_spinner() {
  local seen=$work/waiting
  : >"$seen"
  mkfifo "$work/no-answer" && exec 9<>"$work/no-answer"
  TERM=xterm timeout 30 script -qfc "
    (
      until grep -q 'Waiting for' '$seen'; do sleep 0.1; done
      kill -INT \$\$
    ) &
    SENTRY_CONFIG_DIR='$work/nobody' SENTRY_HOST=http://127.0.0.1:9 SENTRY_AUTH_TOKEN=x \\
      exec '$image/bin/sentry' org list" /dev/null <&9 >"$seen"
  exec 9<&-
  same $'\r\033[K' "$(tail -c 4 "$seen")"
}
ok "Ctrl-C leaves no sign of waiting" leaves_no_spinner

stops_with() { # SIGNAL CODE
  timeout --preserve-status -s "$1" 3 env -u SENTRY_AUTH_TOKEN SENTRY_CONFIG_DIR="$work/nobody" \
    SENTRY_CLIENT_ID="$client" "$image/bin/sentry" auth login
  same "$2" $?
}
ok "Ctrl-C ends a waiting login with 130" stops_with INT 130
ok "SIGTERM ends it with 143" stops_with TERM 143

cut_off_change() {
  local said plan
  said=$(timeout --preserve-status -s INT 6 "$image/bin/sentry" issue bulk acme/ \
    --query is:unresolved --archive --batch 1 --yes 2>&1)
  same 130 $? || return 1
  plan=$(printf '%s\n' "$said" | sed -n "s/^Cut off: 'sentry issue bulk --apply \(.*\)' goes on.*/\1/p")
  [ -f "$plan" ] && "$image/bin/sentry" issue bulk --undo "$plan" --yes
}
ok "a bulk change that is cut off says how to go on, and can be put back" cut_off_change

reader_leaves() {
  "$image/bin/sentry" issue list acme/ --json | head -n 1 >/dev/null
  same 0 "${PIPESTATUS[0]}"
}
ok "a reader that has seen enough is no failure" reader_leaves

"$image/runtime/bin/java" -cp "$root/dist/target/front.jar" \
  dev.sentrycli.dist.TlsFront "${url##*:}" "$work/authorities.pem" >"$work/front" 2>&1 &
pids+=($!)
ok "the https front starts" wait_for "$work/front" '^[0-9]'
read -r rsa ec <"$work/front"

over_https() {
  contains "$(SENTRY_HOST=https://localhost:$1 SENTRY_CA_CERT=$work/authorities.pem "$image/bin/sentry" org list)" lantern
}
ok "https works with an RSA certificate" over_https "$rsa"
ok "https works with an EC certificate" over_https "$ec"

unknown_authority() {
  local message
  message=$(SENTRY_NO_CACHE=1 SENTRY_HOST=https://localhost:$ec "$image/bin/sentry" org list 2>&1)
  same 30 $? && contains "$message" SENTRY_CA_CERT
}
ok "an unknown authority is refused, with what to do" unknown_authority

export SENTRY_CA_CERT=$work/authorities.pem
# The JDK makes some classes of its own at run time over TLS.
MOST=60
SENTRY_HOST=https://localhost:$ec
ok "'issue list' over https starts from the cache" uses_cache https issue list acme/
MOST=6
unset SENTRY_AUTH_TOKEN SENTRY_HOST SENTRY_ORG SENTRY_CA_CERT

# ---------------------------------------------------------------- building

names_the_jdks() {
  local fake_jdk=$work/jdk-17 message
  mkdir -p "$fake_jdk/bin"
  echo 'JAVA_VERSION="17.0.9"' >"$fake_jdk/release"
  printf '#!/bin/sh\n' | tee "$fake_jdk/bin/javac" >"$fake_jdk/bin/jlink"
  chmod +x "$fake_jdk"/bin/*
  message=$(FAKE=$fake_jdk sh -c '. "$0/dist/find-jdk.sh"; jdk_homes() { echo "$FAKE"; }; find_jdk' "$root" 2>&1)
  same 1 $? && contains "$message" "JDK 25" && contains "$message" "found JDK 17 in $fake_jdk" &&
    same 1 "$(wc -l <<<"$message")"
}
ok "without a JDK 25 it says what to install and what it found" names_the_jdks

no_jdk_at_all() {
  contains "$(sh -c '. "$0/dist/find-jdk.sh"; jdk_homes() { :; }; find_jdk' "$root" 2>&1)" "found no JDK at all"
}
ok "without any JDK it says so" no_jdk_at_all

# A checkout with the jars at hand and a Maven that only notes that it was called.
checkout=$work/check\ out
mkdir -p "$checkout/dist/target" "$checkout/sandbox/target" "$work/bin"
cp "$root/sentry" "$root/pom.xml" "$root/LICENSE" "$checkout"
cp "$root"/dist/*.* "$checkout/dist"
cp -R "$root/docs" "$checkout/docs"
cp -R "$root/dist/target/classes" "$root/dist/target/sentry.jar" "$root/dist/target/front.jar" "$checkout/dist/target"
cp "$root"/sandbox/target/*-all.jar "$checkout/sandbox/target"
cat >"$work/bin/mvn" <<MVN
#!/bin/sh
echo called >>"$work/mvn-calls"
MVN
chmod +x "$work/bin/mvn"

no_maven() {
  local message
  mkdir -p "$work/few"
  for tool in sh bash dirname sed grep head cat mkdir rm git readlink sleep; do
    ln -sf "$(command -v $tool)" "$work/few/$tool"
  done
  message=$(PATH=$work/few "$checkout/sentry" --version 2>&1)
  same 1 $? && contains "$message" "built with Maven: install it"
}
ok "without Maven it says what to install" no_maven

two_first_runs() {
  export PATH=$work/bin:$PATH
  "$checkout/sentry" issue --help >"$work/one" 2>"$work/one.err" &
  local first=$!
  "$checkout/sentry" issue --help >"$work/two" 2>"$work/two.err" &
  wait $first || { cat "$work/one.err"; return 1; }
  wait $! || { cat "$work/two.err"; return 1; }
  same "$help" "$(cat "$work/one")" && same "$help" "$(cat "$work/two")" &&
    same 1 "$(wc -l <"$work/mvn-calls")" &&
    same 1 "$(cat "$work/one.err" "$work/two.err" | wc -l)" && [ ! -e "$checkout/build/lock" ]
}
ok "two first runs at once build one image, with one line of progress" two_first_runs

killed_build() {
  rm -rf "$checkout/build/image"
  mkdir -p "$checkout/build/lock"
  sh -c 'echo $$' >"$checkout/build/lock/pid"
  PATH=$work/bin:$PATH "$checkout/sentry" --version
}
ok "a build that was killed does not block the next" killed_build

failed_build() {
  local message
  rm -rf "$checkout/build/image"
  printf '#!/bin/sh\necho "[INFO] noise"\necho "[ERROR] Broken.java: does not compile"\nexit 1\n' >"$work/bin/mvn"
  message=$(PATH=$work/bin:$PATH "$checkout/sentry" org list 2>&1)
  same 1 $? && contains "$message" "Broken.java: does not compile" && contains "$message" "build/maven.log" &&
    ! contains "$message" noise >/dev/null && [ ! -e "$checkout/build/lock" ]
}
ok "a build that fails shows the errors and where to read more" failed_build

echo "1..$count"
if [ $failures -gt 0 ]; then
  echo "# $failures of $count failed"
  exit 1
fi
