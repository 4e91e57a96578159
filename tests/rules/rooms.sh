#!/usr/bin/env bash
# title: each room includes only what rooms.txt allows, in no circle, and none is a hall
set -u
command -v python3 >/dev/null || { echo "python3 is not installed"; exit 77; }
cd "$SOURCE_DIR" && PYTHONDONTWRITEBYTECODE=1 exec python3 tests/rules/rooms.py
