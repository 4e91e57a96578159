#!/usr/bin/env bash
# title: the Debian package says what it needs, and holds a program that plays
# label: release-only
. "$SOURCE_DIR/tests/e2e/lib.sh"
set -e
for tool in dpkg-shlibdeps dpkg-deb file; do
    command -v "$tool" >/dev/null || { echo "no $tool: no package can be built"; exit 77; }
done
cpack --config "$BUILD_DIR/CPackConfig.cmake" -B "$tmp/made" >log 2>&1 || { cat log; exit 1; }
deb=$(ls made/chargerig_*.deb)

# What it is called, and what it cannot do without: the libraries it is linked against, the loop
# that libwebsockets loads by itself, the zones.
version=$("$CHARGERIG" --version | awk '{print $2}')
[ "$(dpkg-deb -f "$deb" Version)" = "$version" ] || { dpkg-deb -f "$deb"; exit 1; }
for needed in $(ldd "$CHARGERIG" | awk '$3 ~ /^\// {print $3}' | xargs -n1 readlink -f | xargs -n1 basename); do
    case $needed in
    libcjson.*) package=libcjson1 ;;
    libsqlite3.*) package=libsqlite3-0 ;;
    liblua5.4.*) package=liblua5.4-0 ;;
    libwebsockets.*) package=libwebsockets17 ;;
    libuv.*) package=libuv1 ;;
    libssl.*) package=libssl3 ;;
    libevent-*) package=libevent-2.1-7 ;;
    *) continue ;;
    esac
    dpkg-deb -f "$deb" Depends | grep -q "$package" || { echo "it does not depend on $package"; exit 1; }
done
for package in libwebsockets-evlib-uv tzdata; do
    dpkg-deb -f "$deb" Depends | grep -q "$package" || { echo "it does not depend on $package"; exit 1; }
done

dpkg-deb -x "$deb" laid
for page in $(laid/usr/bin/chargerig help | awk '{print "chargerig-" $1}') chargerig; do
    [ -s "laid/usr/share/man/man1/$page.1.gz" ] || { echo "no manual page $page"; exit 1; }
done
zcat laid/usr/share/doc/chargerig/changelog.gz | grep -q "^## $version" ||
    { echo "the changelog has nothing about $version"; exit 1; }
if find laid -type f -perm /o+w | grep .; then echo "anybody may write these"; exit 1; fi

# From elsewhere, with no environment that could point back at the sources.
mkdir empty && cd empty
env -i PATH=/usr/bin:/bin HOME="$tmp" "$tmp/laid/usr/bin/chargerig" run --filter happy --out out >run.txt ||
    { cat run.txt; exit 1; }
[ -s out/report.html ]
env -i PATH=/usr/bin:/bin HOME="$tmp" "$tmp/laid/usr/bin/chargerig" new story >/dev/null
env -i PATH=/usr/bin:/bin HOME="$tmp" "$tmp/laid/usr/bin/chargerig" run story.lua --out out >run.txt ||
    { cat run.txt; exit 1; }
