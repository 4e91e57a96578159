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
