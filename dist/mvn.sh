#!/bin/sh
# Maven with a JDK that can build this: 'dist/mvn.sh verify'.
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd -P)
. "$root/dist/find-jdk.sh"
find_jdk || exit 1
command -v mvn >/dev/null || {
  echo "sentry is built with Maven: install it ('apt install maven', 'brew install maven')" >&2
  exit 1
}
cd "$root" && exec mvn -B -ntp "$@"
