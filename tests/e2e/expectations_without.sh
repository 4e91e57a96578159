#!/usr/bin/env bash
# title: end to end: an expectation whose object never came about is what its row says, and never green
. "$SOURCE_DIR/tests/e2e/lib.sh"
needs python3
PYTHONDONTWRITEBYTECODE=1 python3 "$SOURCE_DIR/tests/e2e/expectations_without.py"
