#!/usr/bin/env bash
# title: end to end: shards of a run become the run of one machine, with one digest
. "$SOURCE_DIR/tests/e2e/lib.sh"
telling=(out.txt err.txt)
for name in a b c d e f g; do story $name true; done
story broken false 'ocpp = { "1.6", "2.0.1" }'
quiet() { # quiet CODE COMMAND...
    local want=$1
    shift
    "$CHARGERIG" "$@" --log error >out.txt 2>err.txt
    code=$?
    [ $code = "$want" ] || fail "$*: exit $code, not $want"
}
plays() { "$CHARGERIG" run st --list --format json "$@" | jq -r '.[].play'; }
digest() { "$CHARGERIG" report "$1" --format json | jq -r .run.digest; }

# each story is in exactly one shard with all its plays, and stays there when others go
for i in 1 2 3; do plays --shard $i/3 >shard$i.txt; done
cat shard?.txt | sort >all.txt
plays | sort | diff - all.txt >diff.txt || fail "not each once: $(cat diff.txt)"
[ "$(grep -l broken shard?.txt | wc -l)" = 1 ] || fail "the plays of a story are in one shard"
mv st/d.lua d.lua
for i in 1 2 3; do plays --shard $i/3 | diff - <(grep -v st/d.lua shard$i.txt) >diff.txt || fail "shard $i moved: $(cat diff.txt)"; done
mv d.lua st

quiet 1 run st --out whole
for i in 1 2 3; do
    "$CHARGERIG" run st --shard $i/3 --out s$i --log error >out.txt 2>err.txt
    [ $? -le 1 ] || fail "shard $i"
done
quiet 1 merge s2/run.db s3/run.db s1/run.db -o all/run.db
[ "$(digest all/run.db)" = "$(digest whole/run.db)" ] || fail "the whole has another digest"
for key in .verdict .counts '[.scenarios[] | [.scenario, .name, .verdict]]'; do
    [ "$(jq -c "$key" all/report.json)" = "$(jq -c "$key" whole/report.json)" ] || fail "$key of the whole"
done
[ -s all/report.html ] && [ "$(grep -c '<testcase' all/junit.xml)" = "$(grep -c '<testcase' whole/junit.xml)" ] || fail "the reports of the whole"

# what is missing, twice, or of another run
quiet 2 merge s1/run.db s2/run.db -o part/run.db
[ "$(jq -r .run.state part/report.json)" = incomplete ] && grep -q 'missing' out.txt || fail "a shard that is missing"
refused() { # refused WORDS ARGUMENTS...
    local words=$1
    shift
    quiet 3 merge "$@"
    [ "$(wc -l <err.txt)" = 1 ] && grep -qF -- "$words" err.txt || fail "$*: no \"$words\""
}
refused 'given twice' s1/run.db s2/run.db s1/run.db -o x/run.db
refused 'no shard of a run' s1/run.db whole/run.db -o x/run.db
quiet 0 run st/a.lua --out a
quiet 0 run st/b.lua --out b
quiet 0 run st/b.lua --out other --seed 2
quiet 0 merge a/run.db b/run.db -o ab/run.db
[ "$(jq -r '[.scenarios[].name] | join(" ")' ab/report.json)" = 'a b' ] || fail "other files are put behind each other"
refused 'seed are "1" and "2"' a/run.db other/run.db -o x/run.db
refused 'is in more than one of these files' a/run.db a/run.db -o x/run.db
refused 'to be written, and to be read' a/run.db b/run.db -o a/run.db
refused 'needs run files' -o x/run.db
refused 'nothing.db' nothing.db -o x/run.db
refused 'a.lua' st/a.lua -o x/run.db
[ "$(digest a/run.db)" != null ] || fail "what is refused stays as it was"

# a shard may be empty
quiet 0 run st/a.lua --shard 1/50 --out e1
quiet 0 run st/a.lua --shard 2/50 --out e2
for shard in '' 1 0/2 3/2 1/0 a/b 1/2/3 1/5000 -1/2; do
    "$CHARGERIG" run st --shard="$shard" >out.txt 2>err.txt
    [ $? = 3 ] && [ "$(wc -l <err.txt)" = 1 ] && grep -q -- '--shard: expected which of how many' err.txt || fail "takes --shard '$shard'"
done
echo "shards: $(wc -l shard?.txt | xargs)"
