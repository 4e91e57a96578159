#!/usr/bin/env bash
# title: end to end: what cannot be written is said with the reason, never with Success
# errno was read after other calls had changed it, or where a stream had lost it.
set -u
dir=$(mktemp -d) || exit 1
trap 'umount "$dir/readonly" "$dir/full" 2>/dev/null; rm -rf "$dir"' EXIT
cd "$dir" || exit 1
bad=0
story="$SOURCE_DIR/scenarios/happy-session.lua"
full='No space left on device'

# wants TEXT COMMAND...: exit code 3, one line on stderr, which ends in TEXT
wants() {
    local text=$1 code
    shift
    "$@" >out.txt 2>err.txt
    code=$?
    if [ "$code" -ne 3 ] || [ "$(wc -l <err.txt)" -ne 1 ] || [[ $(cat err.txt) != *"$text" ]]; then
        echo "FAILED: $*: want exit 3 and: $text; got exit $code and:"
        sed 's/^/    /' err.txt
        bad=1
    fi
}
to_full() { "$@" >/dev/full; }

# a short file fails when it is closed, a long one long before
mkdir short long
ln -s /dev/full short/report.json
ln -s /dev/full long/report.html
wants "cannot write short/report.json: $full" "$CHARGERIG" run --log error --out short "$story"
wants "cannot write long/report.html: $full" "$CHARGERIG" run --log error --out long "$story"
wants "cannot write /dev/full: $full" "$CHARGERIG" run --log error --out told --junit /dev/full "$story"

# standard output likewise
for command in "list" "show --all told/run.db" "report --format json told/run.db" "report --format html told/run.db" \
    "score told/run.db" "--help" "--version" "help" "help run" "run --help" "manual" "mutants --names"; do
    wants "cannot write standard output: $full" to_full "$CHARGERIG" $command
done

: >file
wants "cannot make the folder file/below/it: Not a directory" "$CHARGERIG" run --out file/below/it "$story"
wants "cannot make the folder file: Not a directory" "$CHARGERIG" run --out file "$story"
wants "cannot write gone/report.json: No such file or directory" \
    "$CHARGERIG" run --log error --out told --junit gone/report.json "$story"
wants "cannot read short: it is a folder" "$CHARGERIG" run --csms wss://127.0.0.1:9/ --ca short
wants "cannot read nothing.txt: No such file or directory" "$CHARGERIG" ocpp check nothing.txt

# a place that is only to be read: mounted so, or without the right to write (which root has always)
mkdir readonly full
why=
if mount -t tmpfs -o ro none readonly 2>/dev/null; then
    why='Read-only file system'
elif [ "$(id -u)" -ne 0 ]; then
    chmod 555 readonly
    why='Permission denied'
fi
if [ -n "$why" ]; then
    wants "cannot make the folder readonly/out: $why" "$CHARGERIG" run --out readonly/out "$story"
    wants "cannot make the folder readonly/a/b/c: $why" "$CHARGERIG" run --out readonly/a/b/c "$story"
    wants "readonly/run.db: $why" "$CHARGERIG" run --out readonly "$story"
    wants "cannot make the folder readonly/ca: $why" "$CHARGERIG" serve --port 0 --tls-port 0 --tls-test-ca readonly/ca
    wants "cannot write readonly/night.lua: $why" "$CHARGERIG" new readonly/night
fi
if mount -t tmpfs -o size=16k none full 2>/dev/null; then
    mkdir full/ca
    head -c 16384 /dev/zero >full/rest 2>/dev/null
    wants "cannot write full/night.lua: $full" "$CHARGERIG" new full/night
    wants "cannot write full/ca/csms-root.pem: $full" "$CHARGERIG" serve --port 0 --tls-port 0 --tls-test-ca full/ca
fi
exit $bad
