#!/usr/bin/env bash
# title: end to end: of every field that can be expected, a value that means nothing ends the scenario at its line
. "$SOURCE_DIR/tests/e2e/lib.sh"
needs python3
PYTHONDONTWRITEBYTECODE=1 python3 "$SOURCE_DIR/tests/e2e/expectations.py"
