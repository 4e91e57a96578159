#!/usr/bin/env bash
# title: end to end: real sockets give the same verdicts as the in-memory wire, scorer by scorer
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
for wire in mem ws; do
    "$CHARGERIG" run --wire $wire --out "$dir/$wire" >"$dir/$wire.txt" 2>"$dir/$wire.err" ||
        { cat "$dir/$wire.txt" "$dir/$wire.err"; exit 1; }
    sqlite3 "$dir/$wire/run.db" "SELECT s.name, c.scorer, c.verdict FROM scenario s JOIN score c USING (scenario)
        ORDER BY 1, 2" >"$dir/$wire.verdicts"
done
rows=$(wc -l <"$dir/mem.verdicts")
[ "$rows" -ge 100 ] || { echo "only $rows verdicts to compare"; exit 1; }
diff "$dir/mem.verdicts" "$dir/ws.verdicts" && echo "$rows verdicts agree"
