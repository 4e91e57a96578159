#!/usr/bin/env bash
# title: end to end: every field that the stock stories tell has a row that says who judges it
# label: release-only
. "$SOURCE_DIR/tests/e2e/lib.sh"
"$CHARGERIG" run --log error --out out >run.txt || { grep -v ' pass ' run.txt | head; fail "the stock run"; }
"$CHARGERIG" list --rules --format json >rules.json
PYTHONDONTWRITEBYTECODE=1 python3 "$SOURCE_DIR/tests/e2e/told_fields.py" out/run.db rules.json
