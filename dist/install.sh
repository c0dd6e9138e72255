#!/bin/sh
# Installs the image this script belongs to: 'install.sh [PREFIX]', ~/.local unless told otherwise.
# The image goes to PREFIX/lib/sentry as a whole, PREFIX/bin/sentry is a link into it, and the pages
# for man are copied to PREFIX/share/man/man1.

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
# Jar and cache belong together, so the folder is replaced in one go and never file by file.
rm -rf "$prefix/lib/.sentry.new" "$prefix/lib/.sentry.old"
cp -RP "$image" "$prefix/lib/.sentry.new"
[ ! -e "$prefix/lib/sentry" ] || mv "$prefix/lib/sentry" "$prefix/lib/.sentry.old"
mv "$prefix/lib/.sentry.new" "$prefix/lib/sentry"
rm -rf "$prefix/lib/.sentry.old"
ln -sf ../lib/sentry/bin/sentry "$prefix/bin/sentry"

# Pages of an older version may be on commands there are no more, so all of ours go; a page that is
# somebody else's stays.
manual=$prefix/share/man/man1
is_ours() {
  [ "$(head -n 1 "$1")" = '.\" Made from the commands of sentry, not written by hand.' ]
}
for page in "$manual"/sentry.1 "$manual"/sentry-*.1; do
  [ ! -f "$page" ] || ! is_ours "$page" || rm -f "$page"
done
mkdir -p "$manual"
for page in "$prefix/lib/sentry/share/man/man1"/*.1; do
  copy=$manual/${page##*/}
  if [ -e "$copy" ]; then
    echo "$copy exists and is no page of ours: it stays as it is" >&2
  else
    cp "$page" "$copy"
    chmod 644 "$copy"
  fi
done

echo "Installed sentry $("$prefix/bin/sentry" --version) as $prefix/bin/sentry"
echo "Its manual is in $manual: 'man sentry' shows it"
case :$PATH: in
  *:"$prefix/bin":*) ;;
  *) echo "Add $prefix/bin to your PATH to call it from anywhere" ;;
esac
