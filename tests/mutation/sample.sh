#!/usr/bin/env bash
# title: mutants that are drawn at random are noticed, by a verdict or a test, and those planted are told right
# label: release-only
# The floor lies below what is reached, as a sample is small; the whole is measured by hand (CONTRIBUTING.md).
. "$SOURCE_DIR/tests/e2e/lib.sh"
needs python3 cmake ninja nm
export PYTHONDONTWRITEBYTECODE=1
seed=${SEED:-$RANDOM}

mutate() {
    python3 "$SOURCE_DIR/tests/mutation/mutate.py" --work "$BUILD_DIR/mutation" --jobs 2 --no-coverage --quick "$@" 2>progress.txt
    code=$?
    [ $code = 0 ] || { tail -n 40 progress.txt; fail "seed $seed: exit $code: mutate.py $*"; }
}
mutate --table "$SOURCE_DIR/tests/mutation/planted.txt"
mutate --part refstack --seed "$seed" --count 60 --seconds 90 --floor 25
mutate --part reports --seed "$seed" --count 60 --seconds 90 --floor 25
