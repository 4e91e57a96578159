#!/usr/bin/env bash
# title: cppcheck finds nothing
set -u
command -v cppcheck >/dev/null || { echo "cppcheck is not installed"; exit 77; }
cd "$SOURCE_DIR" || exit 1
cppcheck --quiet --std=c11 --enable=warning,portability --inline-suppr --error-exitcode=1 -j 2 \
    --suppress=missingInclude --suppress=unknownMacro --suppress=invalidPrintfArgType_sint \
    -Isim -Iharness -Ireports sim harness reports
