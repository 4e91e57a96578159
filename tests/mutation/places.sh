#!/usr/bin/env bash
# title: the places that mutation testing breaks are code: no text, comment, size, assert or declaration
. "$SOURCE_DIR/tests/e2e/lib.sh"
needs python3

cat >story.c <<'C'
/* if (a < b) in a comment */
#define LIMIT (1 + \
               2)
static const char *const words[] = {"a < b", "\"1 + 1"};
struct thing { int size[4]; };

static int first(const struct thing *t, int n, char *out)
{
    int list[4] = {0}, most = n * 2;
    cJSON *row;

    assert(n > 0 && n < 4);
    if (!t || n == 3)
        return -1;
    for (int i = 0; i < n; i++) {
        most += t->size[i];
        list[1] = most;
    }
    snprintf(out, 16, "%s < 1", words[0]);
    fprintf(stderr, "no\n");
    free(row);
    if (mutant_is(t, MUTANT_lies) && n > 1)
        return 7;
    api_put_int(row, "n", *t->size);
    return n ? most - 1 : 'x';
}
C
PYTHONDONTWRITEBYTECODE=1 python3 "$SOURCE_DIR/tests/mutation/mutate.py" --list story.c --work work >list.txt || fail "--list"
grep '^+' list.txt >told.txt
cat >wanted.txt <<'T'
+ int list[4] = {1}, most = n * 2;
+ int list[4] = {0}, most = n / 2;
+ int list[4] = {0}, most = n * 3;
+ if (t || n == 3)
+ if (!t && n == 3)
+ if (!(!t || n == 3))
+ if (!t || n != 3)
+ if (!t || n == 4)
+ return -0;
+ for (int i = 1; i < n; i++) {
+ for (int i = 0; i <= n; i++) {
+ for (int i = 0; i >= n; i++) {
+ ;
+ most -= t->size[i];
+ ;
+ list[0] = most;
+ ;
+ snprintf(out, 16, "%s < 1", words[1]);
+ ;
+ return !(n) ? most - 1 : 'x';
+ return n ? most + 1 : 'x';
+ return n ? most - 0 : 'x';
T
diff <(sort wanted.txt) <(sort told.txt) || fail "other places than wanted"
