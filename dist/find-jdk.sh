# Sourced by the scripts that build: 'find_jdk' sets JAVA_HOME to a JDK 25 or newer, or says what to
# install.

# Where JDKs are usually found, one folder a line, best first.
jdk_homes() {
  on_path=$(command -v javac) && on_path=$(readlink -f "$on_path") && echo "${on_path%/bin/javac}"
  for home in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/*jdk* /opt/*jdk* /opt/java/* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.gradle/jdks/* \
    "$HOME"/.asdf/installs/java/* "$HOME"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ ! -h "$home" ] || continue
    [ ! -d "$home" ] || echo "$home"
  done
}

# The feature release of the JDK in folder $1, from its own description: no JVM has to start.
jdk_release() {
  [ -x "$1/bin/javac" ] && [ -x "$1/bin/jlink" ] && [ -r "$1/release" ] || return 1
  jdk_version=$(sed -n 's/^JAVA_VERSION="\{0,1\}\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' "$1/release")
  [ -n "$jdk_version" ] && echo "$jdk_version"
}

find_jdk() {
  found=
  if [ -n "${JAVA_HOME:-}" ] && release=$(jdk_release "$JAVA_HOME"); then
    [ "$release" -lt 25 ] || return 0
    found="JDK $release in $JAVA_HOME (JAVA_HOME)"
  fi
  # Not a pipe: the loop has to run in this shell.
  while IFS= read -r home; do
    release=$(jdk_release "$home") || continue
    if [ "$release" -ge 25 ]; then
      JAVA_HOME=$home
      export JAVA_HOME
      return 0
    fi
    case $found in *" $home"*) ;; *) found="${found:+$found, }JDK $release in $home" ;; esac
  done <<HOMES
$(jdk_homes)
HOMES
  echo "sentry is built with JDK 25: install one (Temurin 25, for example) or set JAVA_HOME to it;" \
    "found ${found:-no JDK at all}" >&2
  return 1
}
