#!/usr/bin/env bash
# title: end to end: a hostile CSMS ends no run but by its verdict, and is blamed for what it did and for nothing else
# label: release-only
# All modes take some minutes; every fifth of them, of each class and in both versions, is enough for every day.
. "$SOURCE_DIR/tests/e2e/lib.sh"
needs python3 openssl
HOSTILE_EVERY=${HOSTILE_EVERY:-5} PYTHONDONTWRITEBYTECODE=1 python3 "$SOURCE_DIR/tests/e2e/hostile.py"
