#include "refstack/csms/dialect.h"

#include <stdio.h>
#include <string.h>

#include "refstack/csms/station.h"

const struct csms_dialect *csms_dialect_of(const struct refstack *rs, const char *protocol)
{
    for (const struct csms_dialect *const *d = rs->dialects; protocol && *d; d++)
        if (!strcmp((*d)->version->protocol, protocol))
            return *d;
    return NULL;
}

/* Cuts the next word off a comma-separated list; false when there is none that fits. */
static bool next_word(const char **list, char *word, size_t size)
{
    size_t len;

    *list += strspn(*list, ", \t");
    len = strcspn(*list, ", \t");
    if (len == 0)
        return false;
    snprintf(word, size, "%.*s", (int)len, *list);
    *list += len;
    return true;
}

static bool is_listed(const char *list, const char *wanted)
{
    char word[32];

    while (next_word(&list, word, sizeof(word)))
        if (!strcmp(word, wanted))
            return true;
    return false;
}

bool csms_speaks_all(const struct refstack *rs, const char *list)
{
    char word[32];
    bool any = false;

    while (next_word(&list, word, sizeof(word))) {
        if (!csms_dialect_of(rs, word))
            return false;
        any = true;
    }
    return any;
}

const struct csms_dialect *csms_dialect_common(const struct refstack *rs, const char *offered,
                                               const char *spoken)
{
    const char *list = offered ? offered : "";
    char word[32];

    while (next_word(&list, word, sizeof(word))) {
        const struct csms_dialect *d = csms_dialect_of(rs, word);

        if (d && (!spoken || is_listed(spoken, word)))
            return d;
    }
    return NULL;
}

void csms_forget_memory(struct csms_station *st)
{
    if (st->dialect->forget)
        st->dialect->forget(st);
}

const struct csms_call *csms_call_of(const struct csms_dialect *dialect, const char *action)
{
    for (const struct csms_call *c = dialect->calls; c->action; c++)
        if (!strcmp(c->action, action))
            return c;
    return NULL;
}
