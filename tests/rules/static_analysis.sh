#!/usr/bin/env bash
# title: cppcheck reads every source and finds nothing but what was planted
#
# A file that cppcheck cannot read it passes in silence, so the same run is made over a copy in which every
# source ends with a null dereference: each must be found.
set -u
command -v cppcheck >/dev/null || { echo "cppcheck is not installed"; exit 77; }
cd "$SOURCE_DIR" || exit 1
check() {
    cppcheck --quiet --std=c11 --enable=warning,portability --inline-suppr --error-exitcode=1 -j 2 \
        --library="$SOURCE_DIR/tests/rules/cppcheck.cfg" --suppress=missingInclude \
        --suppress=invalidPrintfArgType_sint -Isim -Iharness -Ireports sim harness reports
}
check || exit 1

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
cp -r sim harness reports "$copy" && cd "$copy" || exit 1
sources=$(find sim harness reports -name '*.c')
for f in $sources; do
    printf 'int planted(int n);\nint planted(int n)\n{\n    int *p = 0;\n    return n > 9 ? *p : n;\n}\n' >>"$f"
done
check 2>&1 | sed -nE 's/^([^:]+):[0-9]+:.*\[nullPointer[A-Za-z]*\]$/\1/p' | sort -u >found
unseen=$(printf '%s\n' $sources | sort | comm -23 - found)
[ -z "$unseen" ] || { echo "cppcheck is blind in:"; echo "$unseen"; exit 1; }
