#!/bin/sh
# Runs one command of the image on a fresh sandbox, logged in to it: 'dist/run.sh org list'.

set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd -P)
sentry=$root/build/image/bin/sentry
work=$(mktemp -d)
trap 'kill "$sandbox" 2>/dev/null || :; rm -rf "$work"' EXIT
"$sentry" sandbox start --port 0 >"$work/sandbox" 2>&1 &
sandbox=$!
while ! grep -q Ctrl-C "$work/sandbox"; do
  kill -0 $sandbox 2>/dev/null || {
    cat "$work/sandbox" >&2
    exit 1
  }
  sleep 0.1
done
SENTRY_CONFIG_DIR=$work/config SENTRY_HOST=$(sed -n 's/.* runs at //p' "$work/sandbox") \
  SENTRY_AUTH_TOKEN=$(sed -n 's/^ *Token *//p' "$work/sandbox") "$sentry" "$@"
