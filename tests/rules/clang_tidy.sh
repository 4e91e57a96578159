#!/usr/bin/env bash
# title: clang-tidy finds nothing
set -u
command -v clang-tidy >/dev/null || { echo "clang-tidy is not installed"; exit 77; }
cd "$SOURCE_DIR" || exit 1
find sim harness reports -name '*.c' |
    xargs -P 2 -n 4 clang-tidy --quiet -p "$BUILD_DIR" 2>/dev/null | grep -E 'warning:|error:' | sort -u | head -40 >"/tmp/tidy.$$"
cat "/tmp/tidy.$$"
[ ! -s "/tmp/tidy.$$" ]; rc=$?
rm -f "/tmp/tidy.$$"
exit $rc
