#!/usr/bin/env bash
# title: the installed program finds its scenarios, vendor profiles and man page
# label: release-only
. "$SOURCE_DIR/tests/e2e/lib.sh"
set -e
cmake --install "$BUILD_DIR" --prefix "$tmp/usr" >"$tmp/log" 2>&1 || { cat "$tmp/log"; exit 1; }
[ -f "$tmp/usr/share/man/man1/chargerig.1" ] || { echo "no man page installed"; exit 1; }
for command in $("$tmp/usr/bin/chargerig" help | awk '{print $1}'); do
    page=$tmp/usr/share/man/man1/chargerig-$command.1
    [ -s "$page" ] || { echo "no man page for $command"; exit 1; }
    if command -v man >/dev/null && man --warnings -l "$page" 2>&1 >/dev/null | grep .; then
        echo "man complains about $page"; exit 1
    fi
done
for script in bash-completion/completions/chargerig zsh/vendor-completions/_chargerig fish/vendor_completions.d/chargerig.fish; do
    grep -qF -- last-failed "$tmp/usr/share/$script" || { echo "no completion in share/$script"; exit 1; }
done
ls "$tmp"/usr/share/chargerig/scenarios/*.lua "$tmp"/usr/share/chargerig/vendor-profiles/*.lua >/dev/null
# From elsewhere, with no environment that could point back at the sources.
env -i PATH="$PATH" HOME="$tmp" "$tmp/usr/bin/chargerig" list --format json >list.json
jq -e 'length > 0' list.json >/dev/null || jq -e '.scenarios | length > 0' list.json >/dev/null
env -i PATH="$PATH" HOME="$tmp" "$tmp/usr/bin/chargerig" run --filter happy --out out >run.txt || { cat run.txt; exit 1; }
for f in run.db report.html report.json junit.xml; do
    [ -s "out/$f" ] || { echo "no out/$f"; exit 1; }
done
grep -q 'CHARGERIG_SOURCE_DIR' list.json && exit 1
echo "installed and found"
