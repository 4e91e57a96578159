# Sourced by what needs packages of npm.
#
#   npm_get FOLDER FILE PACKAGE...   installs them into FOLDER, once: FILE of it is there then. Where npm, its
#                                    registry or the way there is missing the test is skipped, within seconds and
#                                    not after npm's minutes of trying again; those behind it skip at once
npm_get() {
    local folder=$1 file=$2
    shift 2
    command -v node >/dev/null && command -v npm >/dev/null || { echo "skipped: no node or npm here"; exit 77; }
    mkdir -p "$folder"
    (
        flock 9
        [ ! -e "$folder/$file" ] || exit 0
        [ -z "$(find "$folder" -maxdepth 1 -name failed -mmin -5)" ] || exit 1
        cd "$folder" || exit 1
        npm install --no-audit --no-fund --no-update-notifier --fetch-retries 0 --fetch-timeout 10000 --prefix . "$@" >install.log 2>&1 ||
            { touch failed; exit 1; }
        rm -f failed
    ) 9>"$folder/lock" || {
        tail -n 3 "$folder/install.log"
        echo "skipped: npm cannot install $* (offline?), so this is not tested: $(sed -n '2s/^# title: //p' "$0")"
        exit 77
    }
}
