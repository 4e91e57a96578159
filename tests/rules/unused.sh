#!/usr/bin/env bash
# title: every function is used by a program, but those that unused.txt gives a reason for
set -u
command -v python3 >/dev/null || { echo "python3 is not installed"; exit 77; }
cd "$SOURCE_DIR" && PYTHONDONTWRITEBYTECODE=1 exec python3 tests/rules/unused.py "$BUILD_DIR"
