#!/bin/sh
# Installs the image this script belongs to: 'install.sh [PREFIX]', ~/.local unless told otherwise.
# The image goes to PREFIX/lib/sentry as a whole. PREFIX/bin/sentry is a link into it, and so are the
# pages for man in PREFIX/share/man/man1.

set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd -P)
image=$here
[ -x "$image/bin/sentry" ] || image=$here/../build/image
[ -x "$image/bin/sentry" ] || {
  echo "There is no image to install yet: 'make image' builds it" >&2
  exit 1
}
prefix=${1:-$HOME/.local}
mkdir -p "$prefix/bin" "$prefix/lib"
prefix=$(CDPATH= cd -- "$prefix" && pwd -P)

if [ -e "$prefix/bin/sentry" ] && [ ! -h "$prefix/bin/sentry" ]; then
  echo "$prefix/bin/sentry exists and is no link of ours: move it away first" >&2
  exit 1
fi
if [ -e "$prefix/lib/sentry" ] && ! grep -q dev.sentrycli.cli.Main "$prefix/lib/sentry/bin/sentry" 2>/dev/null; then
  echo "$prefix/lib/sentry exists and is not this program: move it away first" >&2
  exit 1
fi
# Jar and cache belong together, so the folder is replaced in one go and never file by file.
rm -rf "$prefix/lib/.sentry.new" "$prefix/lib/.sentry.old"
cp -RP "$image" "$prefix/lib/.sentry.new"
[ ! -e "$prefix/lib/sentry" ] || mv "$prefix/lib/sentry" "$prefix/lib/.sentry.old"
mv "$prefix/lib/.sentry.new" "$prefix/lib/sentry"
rm -rf "$prefix/lib/.sentry.old"
ln -sf ../lib/sentry/bin/sentry "$prefix/bin/sentry"

# Links, so that the pages are those of the program after an upgrade, too. A page that is somebody
# else's stays.
manual=$prefix/share/man/man1
pages=../../../lib/sentry/share/man/man1
mkdir -p "$manual"
for page in "$manual"/sentry.1 "$manual"/sentry-*.1; do
  [ ! -h "$page" ] || case $(readlink "$page") in "$pages"/*) rm -f "$page" ;; esac
done
for page in "$prefix/lib/sentry/share/man/man1"/*.1; do
  link=$manual/${page##*/}
  if [ -e "$link" ] || [ -h "$link" ]; then
    echo "$link exists and is no page of ours: it stays as it is" >&2
  else
    ln -s "$pages/${page##*/}" "$link"
  fi
done

echo "Installed sentry $("$prefix/bin/sentry" --version) as $prefix/bin/sentry"
echo "Its manual is in $manual: 'man sentry' shows it"
case :$PATH: in
  *:"$prefix/bin":*) ;;
  *) echo "Add $prefix/bin to your PATH to call it from anywhere" ;;
esac
