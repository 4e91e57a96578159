#!/usr/bin/env bash
# title: every field that a system under test tells has a row that says who judges it
set -u
command -v python3 >/dev/null || { echo "python3 is not installed"; exit 77; }
cd "$SOURCE_DIR" && PYTHONDONTWRITEBYTECODE=1 exec python3 tests/rules/fields.py "$BUILD_DIR"
