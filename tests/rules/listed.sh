#!/usr/bin/env bash
# title: nothing is written and stays unlisted: commands, scorers, report writers, verbs, faults
set -u
command -v python3 >/dev/null || { echo "python3 is not installed"; exit 77; }
cd "$SOURCE_DIR" && PYTHONDONTWRITEBYTECODE=1 exec python3 tests/rules/listed.py "$BUILD_DIR"
