#!/usr/bin/env bash
# title: SIGKILL at any moment of a run or of serve loses nothing that was a second old or acknowledged
# label: release-only
# A few times here; KILL9_RUNS=200 KILL9_SERVES=100 by hand.
. "$SOURCE_DIR/tests/e2e/lib.sh"
needs python3
PYTHONDONTWRITEBYTECODE=1 python3 "$SOURCE_DIR/tests/e2e/kill9.py"
