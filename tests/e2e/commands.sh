#!/usr/bin/env bash
# title: end to end: readers and helpers work on a run file, and the installed program finds its data
# label: release-only
. "$SOURCE_DIR/tests/e2e/lib.sh"
set -e
has() { grep -qF -- "$1" "$2" || { echo "no '$1' in $2:"; head -40 "$2"; exit 1; }; }

"$CHARGERIG" new night-shift >/dev/null
has 'scenario "night shift"' night-shift.lua
"$CHARGERIG" run night-shift.lua >run.txt 2>err.txt
has 'verdict: pass' run.txt
! grep -q '@[A-Z]*@' night-shift.lua || { echo "new leaves a place empty"; exit 1; }
[ -s out/run.db ] && [ -s out/report.html ] && [ -s out/report.json ] && [ -s out/junit.xml ]
! "$CHARGERIG" new night-shift 2>err.txt || exit 1
has 'cannot write night-shift.lua: File exists' err.txt

"$CHARGERIG" show out/run.db --actor NL-EXA-0001 >show.txt
has 'NL-EXA-0001/1 > authorized' show.txt
! grep -q ' Ann  *> ' show.txt || { echo "another actor shows"; exit 1; }
"$CHARGERIG" score out/run.db --verbose >score.txt
has 'night shift' score.txt
"$CHARGERIG" report out/run.db --format json >report.json
python3 -m json.tool report.json >/dev/null
"$CHARGERIG" list --format json >list.json
python3 -c 'import json,sys; d=json.load(open("list.json")); assert len(d) >= 10 and all(s["source"] and s["about"] for s in d)'
"$CHARGERIG" list --rules >rules.txt
has 'invoice.missing' rules.txt
"$CHARGERIG" mutants --names >names.txt
[ "$(wc -l <names.txt)" -ge 12 ]
"$CHARGERIG" manual wait >manual.txt
has '### wait(duration)' manual.txt
"$CHARGERIG" --help >help.txt
for command in $("$CHARGERIG" help | awk '{print $1}'); do
    has "  $command" help.txt
    "$CHARGERIG" $command --help >one.txt
    has "Usage: chargerig $command" one.txt
done
if command -v luac5.4 >/dev/null; then luac5.4 -p "$BUILD_DIR/docs/chargerig.lua"; fi

cmake --install "$BUILD_DIR" --prefix "$tmp/usr" >install.txt
mv usr moved
env -u CHARGERIG_DATA moved/bin/chargerig doctor >doctor.txt
has "moved/share/chargerig" doctor.txt
[ -s moved/share/man/man1/chargerig.1 ]
if command -v man >/dev/null; then man --warnings -l moved/share/man/man1/chargerig.1 2>man.err >/dev/null; [ ! -s man.err ] || { cat man.err; exit 1; }; fi
moved/bin/chargerig run --filter happy --log error >installed.txt
has 'verdict: pass' installed.txt
