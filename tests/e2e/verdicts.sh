#!/usr/bin/env bash
# title: end to end: each small breakage of tests/verdicts gets the right verdict for the right reason
# label: sanitized-only
# cost: 200
. "$SOURCE_DIR/tests/e2e/lib.sh"
needs python3
PYTHONDONTWRITEBYTECODE=1 python3 "$SOURCE_DIR/tests/e2e/verdicts.py"
