#!/usr/bin/env bash
# title: end to end: real sockets give the same verdicts as the in-memory wire, scorer by scorer
. "$SOURCE_DIR/tests/e2e/lib.sh"
set -e
for wire in mem ws; do
    "$CHARGERIG" run --wire $wire --out "$tmp/$wire" >"$tmp/$wire.txt" 2>"$tmp/$wire.err" ||
        { cat "$tmp/$wire.txt" "$tmp/$wire.err"; exit 1; }
done
# Tests of the reference stack to the millisecond are skipped over sockets, and say so; nothing else is.
sqlite3 "$tmp/ws/run.db" "SELECT s.name FROM scenario s JOIN event e USING (scenario) WHERE e.kind='skipped' AND
    json_extract(e.data, '$.why') LIKE '%as only wire mem keeps.'" >"$tmp/skipped"
for wire in mem ws; do
    sqlite3 "$tmp/$wire/run.db" "SELECT s.name, c.scorer, c.verdict FROM scenario s JOIN score c USING (scenario)
        ORDER BY 1, 2" | awk -F'|' 'NR == FNR { skipped[$0] = 1; next } !($1 in skipped)' "$tmp/skipped" - >"$tmp/$wire.verdicts"
done
rows=$(wc -l <"$tmp/mem.verdicts")
[ "$rows" -ge 100 ] || { echo "only $rows verdicts to compare"; exit 1; }
diff "$tmp/mem.verdicts" "$tmp/ws.verdicts" && echo "$rows verdicts agree"
