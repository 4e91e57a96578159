#!/usr/bin/env bash
# title: the installed program finds its scenarios, vendor profiles and man page
# label: release-only
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cmake --install "$BUILD_DIR" --prefix "$dir/usr" >"$dir/log" 2>&1 || { cat "$dir/log"; exit 1; }
[ -f "$dir/usr/share/man/man1/chargerig.1" ] || { echo "no man page installed"; exit 1; }
for command in $("$dir/usr/bin/chargerig" help | awk '{print $1}'); do
    page=$dir/usr/share/man/man1/chargerig-$command.1
    [ -s "$page" ] || { echo "no man page for $command"; exit 1; }
    if command -v man >/dev/null && man --warnings -l "$page" 2>&1 >/dev/null | grep .; then
        echo "man complains about $page"; exit 1
    fi
done
ls "$dir"/usr/share/chargerig/scenarios/*.lua "$dir"/usr/share/chargerig/vendor-profiles/*.lua >/dev/null
# From elsewhere, with no environment that could point back at the sources.
cd "$dir"
env -i PATH="$PATH" HOME="$dir" "$dir/usr/bin/chargerig" list --format json >list.json
jq -e 'length > 0' list.json >/dev/null || jq -e '.scenarios | length > 0' list.json >/dev/null
env -i PATH="$PATH" HOME="$dir" "$dir/usr/bin/chargerig" run --filter happy --out out >run.txt || { cat run.txt; exit 1; }
for f in run.db report.html report.json junit.xml; do
    [ -s "out/$f" ] || { echo "no out/$f"; exit 1; }
done
grep -q 'CHARGERIG_SOURCE_DIR' list.json && exit 1
echo "installed and found"
