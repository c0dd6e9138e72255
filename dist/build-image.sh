#!/bin/sh
# Builds the image in build/image: a run-time image of the JDK with only the modules the program
# needs, the program and the sandbox as one jar each, the caches of their loaded classes, and the
# launcher. It takes the place of an older image only when all of it is there.
#
#   --if-needed   for a first run: quiet, and content with what another process has just built
#   --packaged    the jars are there already, Maven is not called

set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$root"
. dist/find-jdk.sh
. dist/commit.sh

if_needed=false
packaged=false
for option; do
  case $option in
    --if-needed) if_needed=true ;;
    --packaged) packaged=true ;;
    *) echo "build-image.sh: unknown option $option" >&2 && exit 2 ;;
  esac
done

# Libraries name more, for parts that are not used: Gson java.sql, JLine java.desktop.
modules=java.base,java.logging,java.net.http,jdk.charsets,jdk.httpserver,jdk.net,jdk.unsupported

# C1 alone, as a run is over before C2 has paid for itself. The log has to be off: see launcher.sh.
flags='-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xlog:disable'
flags="$flags -Djdk.reflect.useNativeAccessorOnly=true"

version=$(sed -n 's:^  <version>\(.*\)</version>$:\1:p' pom.xml)
flags="$flags -Dsentry.version=$version"

sandbox_pid=
front_pid=

say() {
  [ "$if_needed" = true ] || echo "$*" >&2
}

fail() {
  echo "$*" >&2
  exit 1
}

clean_up() {
  [ -z "$sandbox_pid" ] || kill "$sandbox_pid" 2>/dev/null || :
  [ -z "$front_pid" ] || kill "$front_pid" 2>/dev/null || :
  rm -rf "$work" build/lock
}

# One build at a time in a checkout. The lock is a folder, as making one either works or does not. A
# build that was killed leaves it behind: the process it names has to be alive.
lock() {
  mkdir -p build 2>/dev/null || fail "Cannot build here: $root is not writable"
  nameless=0
  while ! mkdir build/lock 2>/dev/null; do
    [ -d build/lock ] || [ -w build ] || fail "Cannot build here: $root/build is not writable"
    owner=$(cat build/lock/pid 2>/dev/null) || owner=
    if [ -z "$owner" ]; then
      nameless=$((nameless + 1))
    fi
    if [ "$nameless" -gt 5 ] || { [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; }; then
      rm -rf build/lock
      nameless=0
    else
      sleep 1
    fi
  done
  echo $$ >build/lock/pid
  work=build/work
  trap clean_up EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  rm -rf $work
  mkdir $work
}

up_to_date() {
  [ -x build/image/bin/sentry ] && [ "$(cat build/commit 2>/dev/null)" = "$commit" ]
}

package() {
  say "Packaging with Maven"
  dist/mvn.sh -pl dist,sandbox -am package -Dmaven.test.skip=true -Dspotless.skip=true \
    >build/maven.log 2>build/maven.err && return
  cat build/maven.err >&2
  grep '^\[ERROR\]' build/maven.log | head -n 20 >&2
  fail "Building sentry failed; all that Maven said is in $root/build/maven.log"
}

link_runtime() {
  say "Linking the run-time image"
  # A JDK whose security settings were edited is as good as any other.
  "$JAVA_HOME/bin/jlink" --add-modules $modules --strip-debug --no-header-files --no-man-pages \
    --ignore-modified-runtime --output $work/image/runtime >build/jlink.log 2>&1 || {
    cat build/jlink.log >&2
    fail "Linking the run-time image failed"
  }
  trim_security $work/image/runtime/conf/security/java.security
}

# The JVM parses this file and looks up every provider in it before its first use of TLS. What goes
# is comments and the providers of modules that are not in the image.
trim_security() {
  awk '
    /^[ \t]*(#|$)/ { next }
    /^security\.provider\.[0-9]+=/ {
      provider = substr($0, index($0, "=") + 1)
      if (provider ~ /^(SUN|SunRsaSign|SunEC|SunJSSE|SunJCE|Apple)$/)
        print "security.provider." ++count "=" provider
      next
    }
    { print }' "$1" >"$1.trimmed"
  mv "$1.trimmed" "$1"
}

# Copies jar $1 as $2, with what our classes would make up at run time put in.
bind_early() {
  "$JAVA_HOME/bin/java" -cp dist/target/classes dev.sentrycli.dist.EarlyBinding "$1" "$2" dev/sentrycli/
}

digest() {
  if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi | cut -c 1-12
}

assemble() {
  link_runtime
  mkdir -p $work/image/lib $work/image/bin $work/image/share/man/man1
  bind_early dist/target/sentry.jar $work/program.jar
  bind_early "sandbox/target/sandbox-$version-all.jar" $work/sandbox.jar
  program=sentry-$version-$(cat $work/program.jar $work/image/runtime/release | digest)
  sandbox=sandbox-$version-$(cat $work/sandbox.jar $work/image/runtime/release | digest)
  mv $work/program.jar "$work/image/lib/$program.jar"
  mv $work/sandbox.jar "$work/image/lib/$sandbox.jar"
  cp LICENSE dist/THIRD-PARTY.txt $work/image/
  cp docs/man/*.1 $work/image/share/man/man1/
  sed -e "s|@VERSION@|$version|g" -e "s|@PROGRAM@|$program|g" -e "s|@SANDBOX@|$sandbox|g" \
    -e "s|@FLAGS@|$flags|g" dist/launcher.sh >$work/image/bin/sentry
  chmod 755 $work/image/bin/sentry
}

# Waits until process $2 has written to file $1 something that matches $3.
wait_for() {
  tries=0
  while ! grep -q "$3" "$1" 2>/dev/null; do
    tries=$((tries + 1))
    if [ $tries -gt 600 ] || ! kill -0 "$2" 2>/dev/null; then
      cat "$1" >&2
      return 1
    fi
    sleep 0.1
  done
}

# Starts the sandbox and an https front for it, lets the program work on both, and keeps what the
# JVM has learned. Paths are relative: the JVM hands them on in a variable, where a blank in the
# name of the checkout would part them.
train() {
  say "Training the caches of loaded classes"
  java=$work/image/runtime/bin/java
  mkdir $work/folder
  # The name by which the launcher calls the jars.
  jars=$work/image/lib
  if [ -d /proc/self/fd ]; then
    exec 9<$work/image
    jars=/proc/self/fd/9/lib
  fi
  # shellcheck disable=SC2086 # the flags are several words
  $java $flags -XX:AOTMode=record -XX:AOTConfiguration=$work/sandbox.config -cp $jars/$sandbox.jar \
    dev.sentrycli.sandbox.Main start --port 0 >$work/sandbox.out 2>&1 &
  sandbox_pid=$!
  wait_for $work/sandbox.out $sandbox_pid Ctrl-C || fail "The sandbox did not start"
  url=$(sed -n 's/.* runs at //p' $work/sandbox.out)
  token=$(sed -n 's/^ *Token *//p' $work/sandbox.out)
  # A checkout of its own, and not changed just now, so that what is found in it is remembered.
  mkdir $work/folder/.git
  echo "dsn = '$(sed -n 's/^ *DSN *//p' $work/sandbox.out)'" >$work/folder/settings.py
  touch -t 202001010000 $work/folder/.git $work/folder/settings.py $work/folder
  $java -cp dist/target/front.jar dev.sentrycli.dist.TlsFront \
    "${url##*:}" $work/authorities.pem >$work/front.out 2>&1 &
  front_pid=$!
  wait_for $work/front.out $front_pid '^[0-9]' || fail "The https front did not start"
  read -r rsa_port ec_port <$work/front.out

  train_on words words=
  train_on http http="$url"
  train_on https http="$url" rsa="https://localhost:$rsa_port" ec="https://localhost:$ec_port"
  train_on http-data http="$url" data="$url"
  train_on https-data http="$url" rsa="https://localhost:$rsa_port" ec="https://localhost:$ec_port" data="$url"
  kill $sandbox_pid $front_pid
  wait $sandbox_pid || :
  sandbox_pid=
  front_pid=
  make_cache $sandbox $work/sandbox.config $sandbox >>build/training.log 2>&1 || {
    cat build/training.log >&2
    fail "Training failed: the sandbox left no cache"
  }
}

# Makes cache $1 from what was recorded in $2 about jar $3. The JVM would do so by itself, but in a
# process that does not have the open folder.
make_cache() {
  # shellcheck disable=SC2086
  $java $flags -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining -XX:AOTMode=create \
    -XX:AOTConfiguration="$2" -XX:AOTCache="$work/image/lib/$1.aot" -cp "$jars/$3.jar" &&
    [ -s "$work/image/lib/$1.aot" ]
}

# Makes cache $1 from the commands for the servers that follow, as name=address. What the JVM would
# note for C2 is left out: nothing here uses it, and reading it costs every start a tenth.
train_on() {
  kind=$1
  shift
  rm -rf $work/home # or it would answer from what it was told before
  mkdir $work/home
  # shellcheck disable=SC2086
  env -i HOME="$root/$work/home" PATH="$PATH" LC_ALL=C.UTF-8 \
    SENTRY_CONFIG_DIR="$root/$work/home" SENTRY_CA_CERT="$root/$work/authorities.pem" \
    SENTRY_HOST="$url" SENTRY_AUTH_TOKEN="$token" \
    $java $flags -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining -XX:AOTMode=record \
    -XX:AOTConfiguration=$work/program.config \
    -cp $jars/$program.jar dev.sentrycli.dist.Trainer dist/training.txt $work/folder "$@" \
    >build/training.log 2>&1 &&
    make_cache $program.$kind $work/program.config $program >>build/training.log 2>&1 || {
    cat build/training.log >&2
    fail "Training failed: a command of dist/training.txt did not end as expected, or there is no cache"
  }
}

# The launcher shows this by itself where it can.
write_help() {
  $work/image/bin/sentry --help >$work/help.txt || fail "The program cannot show its help"
  mv $work/help.txt $work/image/lib/help.txt
}

install_image() {
  rm -rf build/image.old
  [ ! -e build/image ] || mv build/image build/image.old
  mv $work/image build/image
  rm -rf build/image.old
  echo "$commit" >build/commit
}

lock
read_commit "$root"
if [ $if_needed = true ]; then
  up_to_date && exit 0
  echo "Building sentry from its sources, which takes a minute or two" >&2
fi
find_jdk
[ $packaged = true ] || package
assemble
train
write_help
install_image
say "Done: $root/build/image/bin/sentry"
