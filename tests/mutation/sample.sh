#!/usr/bin/env bash
# title: mutants that are planted are told right: noticed by a verdict or a test, or equivalent
# label: release-only
# cost: 450
# Drawing at random is for the hand (CONTRIBUTING.md): a sample that means something takes longer than CI has.
. "$SOURCE_DIR/tests/e2e/lib.sh"
needs python3 cmake ninja nm
export PYTHONDONTWRITEBYTECODE=1
mutate() {
    python3 "$SOURCE_DIR/tests/mutation/mutate.py" --work "$BUILD_DIR/mutation" --no-coverage --quick "$@" 2>progress.txt
    code=$?
    [ $code = 0 ] || { tail -n 40 progress.txt; fail "exit $code: mutate.py $*"; }
}
mutate --table "$SOURCE_DIR/tests/mutation/planted.txt"
