#!/usr/bin/env bash
# title: end to end: serve keeps its database over a restart, guards its API and says why it cannot start
. "$SOURCE_DIR/tests/e2e/lib.sh"
get() { curl -s -m 5 "$@"; }
status() { get -o /dev/null -w '%{http_code}' "$@"; }

serve_start --port 0 --db "$tmp/stack.db"
[ "$(wc -l <"$tmp/out")" = 1 ] || fail "more than one line on stdout"
get -d '{"station":"KEPT-1","protocol":"ocpp1.6","connectors":1}' "$url/api/csms/stations" >/dev/null

# the port is taken
"$CHARGERIG" serve --port "$port" >"$tmp/second.out" 2>"$tmp/second.err"
[ $? = 3 ] || fail "a taken port is not exit 3"
[ "$(wc -l <"$tmp/second.err")" = 1 ] && grep -q "in use" "$tmp/second.err" || fail "a taken port: $(cat "$tmp/second.err")"
[ ! -s "$tmp/second.out" ] || fail "a stack that cannot start says it is ready"

# its database is nobody else's, while it lives, and nothing else is its database
cannot() { # cannot WORDS FILE: serve does not take the file, and says so in one sentence
    "$CHARGERIG" serve --port 0 --db "$2" >"$tmp/second.out" 2>"$tmp/second.err"
    [ $? = 3 ] || fail "--db $2 is not exit 3"
    [ "$(wc -l <"$tmp/second.err")" = 1 ] && grep -q "$1" "$tmp/second.err" || fail "--db $2: $(cat "$tmp/second.err")"
}
cannot 'is in use by another chargerig serve' "$tmp/stack.db"
"$CHARGERIG" run --log error --out "$tmp/run" "$SOURCE_DIR/scenarios/happy-session.lua" >/dev/null || fail "a run"
cannot 'not one of chargerig serve' "$tmp/run/run.db"
echo 'This is a text.' >"$tmp/text.db"
cannot 'no database, or a damaged one' "$tmp/text.db"
cp "$tmp/run/run.db" "$tmp/torn.db" && dd if=/dev/zero of="$tmp/torn.db" bs=4096 seek=2 count=3 conv=notrunc 2>/dev/null
cannot 'no database, or a damaged one' "$tmp/torn.db"
cannot 'Is a directory\|is no file' "$tmp"
cannot 'No such file' "$tmp/nowhere/stack.db"

# what is asked wrongly
[ "$(status "$url/nowhere")" = 404 ] || fail "unknown path"
[ "$(status -X DELETE "$url/api/csms/stations")" = 405 ] || fail "wrong method"
[ "$(status -d '{bad' "$url/api/csms/stations")" = 400 ] || fail "bad JSON"
head -c 1100000 /dev/zero | tr '\0' ' ' >"$tmp/big"
[ "$(status --data-binary "@$tmp/big" "$url/api/csms/stations")" = 413 ] || fail "long body"
[ "$(status -H 'Origin: http://elsewhere.example' "$url/api/health")" = 403 ] || fail "a page from elsewhere"
for path in /nowhere /api/nowhere; do
    get "$url$path" | jq -e '.error | length > 0' >/dev/null || fail "no JSON error at $path"
done

stop
[ $code = 0 ] || fail "SIGTERM: exit $code"
[ "$(wc -l <"$tmp/err")" = 1 ] && grep -q "a page from elsewhere asks" "$tmp/err" || fail "it talks on stderr of more than who was refused"

TOKEN_OF_TEST=s3cret serve_start --port "$port" --db "$tmp/stack.db" --token-env TOKEN_OF_TEST
[ "$(status "$url/api/csms/stations")" = 401 ] || fail "no token"
[ "$(status -H 'Authorization: Bearer s3creT' "$url/api/csms/stations")" = 401 ] || fail "wrong token"
get -H 'Authorization: Bearer s3cret' "$url/api/csms/stations" | jq -e '.stations[0].station == "KEPT-1"' >/dev/null ||
    fail "the station did not survive the restart"
[ "$(status "$url/")" = 200 ] || fail "the page asks for a token by itself"
stop "$pid" INT
[ $code = 130 ] || fail "SIGINT: exit $code"

# a damaged row has it bill no ages day by day: it answers, and ends when told to
cp "$tmp/stack.db" "$tmp/kept.db"
for due in -9007199254740992 -1 0; do
    cp "$tmp/kept.db" "$tmp/stack.db"
    sqlite3 "$tmp/stack.db" "INSERT INTO billing_account(account, person, delivery, period, due_ms)
        VALUES('Ann','Ann','email','day',$due)" || fail "due_ms=$due is not written"
    serve_start --port 0 --db "$tmp/stack.db"
    [ "$(status "$url/api/health")" = 200 ] || fail "a bill due at $due: no answer"
    stop
    [ $code = 0 ] || fail "a bill due at $due: SIGTERM: exit $code"
done
# a value that a column cannot have is no data of ours: due 'soon', a bill had serve wake up for ever
refused() { # refused COLUMN WHAT SET
    cp "$tmp/kept.db" "$tmp/stack.db"
    sqlite3 "$tmp/stack.db" "INSERT INTO billing_account(account, person, delivery, period, due_ms)
        VALUES('Ann','Ann','email','day',1); UPDATE billing_account SET $3" || fail "$3 is not written"
    timeout 20 "$CHARGERIG" serve --port 0 --db "$tmp/stack.db" >"$tmp/second.out" 2>"$tmp/second.err"
    [ $? = 3 ] || fail "$3: not exit 3"
    grep -q "stack.db is a damaged database: $1 of table billing_account holds what is no $2" "$tmp/second.err" ||
        { cat "$tmp/second.err"; fail "$3: no sentence"; }
}
refused due_ms 'number to reckon with' "due_ms = 'soon'"
refused due_ms 'number to reckon with' 'due_ms = 1e300'
refused due_ms 'number to reckon with' 'due_ms = 9007199254740993'
refused due_ms 'number to reckon with' "due_ms = x'00'"
refused person text "person = x'416e6e'"
refused person text "person = 'Ann' || char(0) || 'e'"
cp "$tmp/kept.db" "$tmp/stack.db"
"$CHARGERIG" serve --host 0.0.0.0 --port 0 >/dev/null 2>"$tmp/second.err" && fail "an open host without a token"
"$CHARGERIG" serve --port 0 --db /nonexistent/x.db >/dev/null 2>"$tmp/second.err"
[ $? = 3 ] || fail "a database that cannot be made"
echo "serve: restarted, guarded, refused"
