#!/usr/bin/env bash
# title: sources are formatted and no file or function outgrows its limit
set -u
cd "$SOURCE_DIR" || exit 1
bad=0
sources=$(git ls-files 'sim/*.[ch]' 'harness/*.[ch]' 'reports/*.[ch]' 'tests/*.[ch]' 2>/dev/null)
[ -n "$sources" ] || sources=$(find sim harness reports tests -name '*.[ch]')
if command -v clang-format >/dev/null; then
    clang-format --dry-run -Werror $sources >/tmp/style.$$ 2>&1 || { grep -E 'error' /tmp/style.$$ | head -20; bad=1; }
    rm -f /tmp/style.$$
else
    echo "clang-format is not installed: formatting not looked at"; exit 77
fi
for f in $sources; do
    n=$(wc -l <"$f")
    [ "$n" -le 600 ] || { echo "$f has $n lines; the limit is 600"; bad=1; }
done
# Lua: the prelude is a file a noun, a scenario is one story.
lua=$(git ls-files '*.lua' 2>/dev/null)
[ -n "$lua" ] || lua=$(find harness scenarios vendor-profiles tests -name '*.lua')
for f in $lua; do
    n=$(wc -l <"$f")
    [ "$n" -le 200 ] || { echo "$f has $n lines; the limit is 200"; bad=1; }
done
# A function runs from a line that is only "{" to a line that is only "}".
awk 'FNR==1{start=0} /^\{$/{start=FNR} /^\}$/{ if (start && FNR-start-1>70) { printf "%s:%d: function of %d lines; the limit is 70\n", FILENAME, start, FNR-start-1; bad=1 } start=0 } END{exit bad}' \
    $(printf '%s\n' $sources | grep '\.c$') || bad=1
if grep -nE '\bcJSON_(GetObjectItem|HasObjectItem|ReplaceItemInObject|DeleteItemFromObject)\(' $(printf '%s\n' $sources | grep -v '^tests/'); then
    echo "cJSON look-ups without CaseSensitive ignore case"; bad=1
fi
if grep -nE '/(work|root)/|TODO|FIXME|XXX' $sources; then echo "left-overs"; bad=1; fi
exit $bad
