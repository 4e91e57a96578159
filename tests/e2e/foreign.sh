#!/usr/bin/env bash
# title: end to end: a CSMS in another process is judged for its one flaw, and for nothing else
# label: release-only
# cost: 120
. "$SOURCE_DIR/tests/e2e/lib.sh"
needs python3
PYTHONDONTWRITEBYTECODE=1 python3 "$SOURCE_DIR/tests/e2e/foreign.py"
