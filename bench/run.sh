#!/bin/bash
# Measures the program against the official ones, on a sandbox, and writes the table of bench/README.md.
# Needs Node (npm) and python3; installs what else is missing with apt. ROUNDS=n for more or fewer rounds.

set -euo pipefail
cd "$(dirname -- "$0")/.."
root=$PWD
scratch=$root/bench/scratch
mkdir -p "$scratch"

install() { # COMMAND PACKAGE
  command -v "$1" >/dev/null && return
  if [ "$(id -u)" = 0 ]; then
    apt-get install -q -y "$2" >/dev/null
  else
    sudo apt-get install -q -y "$2" >/dev/null
  fi
}
install hyperfine hyperfine
[ -x /usr/bin/time ] || install gnu-time time
npm install --silent --no-save --no-audit --no-fund --prefix "$scratch" sentry@0.49.0 @sentry/cli@3.8.0
[ -x build/image/bin/sentry ] && [ -f dist/target/front.jar ] || dist/build-image.sh

pids=()
trap 'kill "${pids[@]}" 2>/dev/null || :' EXIT

wait_for() { # FILE WORD
  for _ in $(seq 100); do
    grep -q "$2" "$1" 2>/dev/null && return
    sleep 0.2
  done
  cat "$1" >&2
  return 1
}

build/image/bin/sentry sandbox start --port 0 >"$scratch/sandbox.out" 2>&1 &
pids+=($!)
wait_for "$scratch/sandbox.out" Ctrl-C
url=$(sed -n 's/.* runs at //p' "$scratch/sandbox.out")

build/image/runtime/bin/java -cp dist/target/front.jar \
  dev.sentrycli.dist.TlsFront "${url##*:}" "$scratch/authorities.pem" >"$scratch/front.out" 2>&1 &
pids+=($!)
wait_for "$scratch/front.out" '^[0-9]'
read -r rsa ec <"$scratch/front.out"

python3 bench/measure.py --scratch "$scratch" --program "$root/build/image/bin/sentry" --url "$url" \
  --rsa "https://localhost:$rsa" --ec "https://localhost:$ec" \
  --token "$(sed -n 's/^ *Token *//p' "$scratch/sandbox.out")" \
  --dsn "$(sed -n 's/^ *DSN *//p' "$scratch/sandbox.out")" \
  --rounds "${ROUNDS:-7}" --readme bench/README.md
