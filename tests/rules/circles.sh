#!/usr/bin/env bash
# title: no files call each other in a circle, but where circles.txt gives a reason
set -u
command -v python3 >/dev/null || { echo "python3 is not installed"; exit 77; }
cd "$SOURCE_DIR" && PYTHONDONTWRITEBYTECODE=1 exec python3 tests/rules/circles.py "$BUILD_DIR"
