#!/usr/bin/env bash
# title: no version of OCPP is asked for by name where every version passes
set -u
command -v python3 >/dev/null || { echo "python3 is not installed"; exit 77; }
cd "$SOURCE_DIR" && PYTHONDONTWRITEBYTECODE=1 exec python3 tests/rules/versions.py
