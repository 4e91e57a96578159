#!/usr/bin/env bash
# title: end to end: stock scenarios share no station and no token, their cards can exist, and they say what they need
# label: release-only
. "$SOURCE_DIR/tests/e2e/lib.sh"
needs python3
PYTHONDONTWRITEBYTECODE=1 python3 "$SOURCE_DIR/tests/e2e/stock_scenarios.py"
