/* What a CSMS says of a token beside its status (idTagInfo, idTokenInfo), against what it was told
 * of that token (csms.enrol): the group that it belongs to, and until when and where it is worth
 * something. A cache may forget a token earlier than that, but not later. What it leaves out is no
 * wrong word, and of a token that nobody told it of it may know more than we. */
#include <stdio.h>
#include <strings.h>

#include "base/json_read.h"
#include "facts/stamp.h"
#include "invariant/invariant.h"

#define SAME_MS 1000 /* dates are told to the second */

struct told_of {
    struct invariants *in;
    const struct exchange *x;
    const cJSON *info; /* idTagInfo, idTokenInfo */
    const char *token;
    const cJSON *told; /* args of csms.enrol */
};

static void find(const struct told_of *t, const char *what, const char *said, const char *truth)
{
    uint64_t seqs[] = {t->x->seq, t->x->answer_seq, 0};

    scoring_find(t->in->sc, VERDICT_fail, "invariant.token_info", seqs,
                 "%s is told that %s %s %s; the CSMS was told %s.", t->x->station, t->token, what,
                 said, truth);
}

static void judge_group(const struct told_of *t)
{
    const cJSON *group = field(t->info, "groupIdToken");
    const char *said = group ? field_text(group, "idToken") : field_text(t->info, "parentIdTag");
    const char *parent = field_text(t->told, "parent");

    if (*said && strcasecmp(said, parent) != 0)
        find(t, "belongs to the group", said, *parent ? parent : "of no group");
}

static void judge_expiry(const struct told_of *t)
{
    bool cached = field(t->info, "cacheExpiryDateTime") != NULL;
    int64_t said = stamp_field(t->info, cached ? "cacheExpiryDateTime" : "expiryDate");
    int64_t until = json_int(t->told, "expires_ms", INT64_MAX);
    char at[32], truth[32];

    if (said == STAMP_NONE || until == INT64_MAX)
        return;
    if (said > until + SAME_MS || (!cached && said < until - SAME_MS))
        find(t, cached ? "may be kept until" : "expires at", invariant_time(t->in, said, at),
             invariant_time(t->in, until, truth));
}

/* It is good everywhere: nothing tells a CSMS of a token that is for some EVSEs only. */
static void judge_place(const struct told_of *t)
{
    const cJSON *list = field(t->info, "evseId"), *item;
    int64_t here = field_int(field(t->x->call, "evse"), "id");
    char words[32];

    if (!list || !here)
        return;
    cJSON_ArrayForEach (item, list)
        if (cJSON_GetNumberValue(item) == (double)here)
            return;
    snprintf(words, sizeof(words), "EVSE %lld", (long long)here);
    find(t, "may not charge at", words, "of no such limit");
}

void invariant_token_info(struct invariants *in)
{
    const struct exchange_book *book = &in->told.exchanges;

    if (!scoring_can(in->sc, "csms.enrol"))
        return;
    for (const struct exchange *x = NULL; (x = exchange_next(book, x));) {
        struct told_of t = {.in = in, .x = x, .token = exchange_presents(x).token};

        t.info = field(x->answer, field(x->call, "idToken") ? "idTokenInfo" : "idTagInfo");
        if (!t.info || x->script)
            continue;
        t.told = token_book_told(in->tokens, t.token, (int64_t)x->seq);
        if (!t.told)
            continue;
        in->judged = true;
        judge_group(&t);
        judge_expiry(&t);
        judge_place(&t);
    }
}
