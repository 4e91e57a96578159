#!/usr/bin/env bash
# title: end to end: a server that is no CSMS ends a run soon, with one sentence
. "$SOURCE_DIR/tests/e2e/lib.sh"
needs python3
PYTHONDONTWRITEBYTECODE=1 python3 "$SOURCE_DIR/tests/e2e/handshakes.py"
