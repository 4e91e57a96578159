#!/usr/bin/env bash
# title: end to end: bash, zsh and fish complete every command and every option
. "$SOURCE_DIR/tests/e2e/lib.sh"
telling=(out.txt err.txt)
for shell in bash zsh fish; do
    "$CHARGERIG" completion $shell >$shell.txt 2>err.txt || fail "completion $shell"
    ! command -v $shell >/dev/null || $shell -n $shell.txt 2>err.txt || fail "$shell does not read it"
done
commands=$("$CHARGERIG" help | awk '{print $1}')

# completed WORD...: what bash offers for the last of these words
completed() {
    bash --norc --noprofile -c 'source ./bash.txt; COMP_WORDS=(chargerig "$@") COMP_CWORD=$#; _chargerig; echo "${COMPREPLY[*]}"' - "$@"
}
[ "$(completed '')" = "$(xargs <<<"$commands") --help --version" ] || fail "the commands: $(completed '')"
[ "$(completed sc)" = score ] || fail "sc: $(completed sc)"
[ "$(completed run --fo)" = --format ] || fail "run --fo: $(completed run --fo)"
[ "$(completed run --format '')" = 'table json' ] || fail "run --format: $(completed run --format '')"
[ "$(completed run --format = j)" = json ] && [ "$(completed run --format =)" = 'table json' ] || fail "run --format=j: $(completed run --format = j)"
[ "$(completed list -F j)" = json ] || fail "list -F: $(completed list -F j)"
[ "$(completed run --wire '')" = 'mem ws' ] || fail "run --wire: $(completed run --wire '')"
[ "$(completed help sho)" = show ] && [ "$(completed completion '')" = 'bash zsh fish' ] || fail "arguments"
[ -z "$(completed run scen)" ] || fail "a path is completed as one, by the shell"
for command in $commands; do
    grep -q -- "-a $command " fish.txt && grep -q "^        $command:" zsh.txt || fail "a shell does not know $command"
    offered=" $(completed "$command" -) "
    for option in $("$CHARGERIG" $command --help | grep -oE '^  --[a-z-]+' | sort -u); do
        [[ $offered = *" $option "* ]] || fail "bash: $command $option"
        grep "^    $command) options=" zsh.txt | grep -q -- " $option \|($option " || [ $option = --help ] || fail "zsh: $command $option"
        grep "from $command' " fish.txt | grep -q -- " -l ${option#--}\( \|$\)" || fail "fish: $command $option"
    done
done
run=$("$CHARGERIG" completion 2>&1); [ $? = 3 ] && [[ $run = *'needs one shell: bash, zsh or fish' ]] || fail "no shell"
run=$("$CHARGERIG" completion tcsh 2>&1); [ $? = 3 ] && [[ $run = *'expected bash, zsh or fish, got "tcsh"' ]] || fail "another shell"
