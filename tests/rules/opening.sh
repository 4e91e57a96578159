#!/usr/bin/env bash
# title: every source says at its top what it models and promises, or its header does
set -u
command -v python3 >/dev/null || { echo "python3 is not installed"; exit 77; }
cd "$SOURCE_DIR" && PYTHONDONTWRITEBYTECODE=1 exec python3 tests/rules/opening.py
