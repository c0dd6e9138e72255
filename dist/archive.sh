#!/bin/sh
# Packs the image as build/sentry-VERSION-OS-ARCH.tar.gz, with its checksum beside it.

set -eu
cd "$(dirname -- "$0")/.."
version=$(build/image/bin/sentry --version)
system=$(uname -s | tr '[:upper:]' '[:lower:]')
machine=$(uname -m)
case $machine in amd64) machine=x86_64 ;; arm64) machine=aarch64 ;; esac
name=sentry-$version-$system-$machine

rm -rf "build/$name"
cp -RP build/image "build/$name"
cp dist/install.sh "build/$name/install.sh"
# On a Mac tar would add files of its own, for attributes.
(cd build && COPYFILE_DISABLE=1 tar -cf - "$name" | gzip -9n >"$name.tar.gz" && rm -rf "$name")
cd build
if command -v sha256sum >/dev/null; then
  sha256sum "$name.tar.gz" >"$name.tar.gz.sha256"
else
  shasum -a 256 "$name.tar.gz" >"$name.tar.gz.sha256"
fi
echo "build/$name.tar.gz"
