#include "security/certificates.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"

struct entry {
    enum certificate_root use;
    char *pem;
    char *issuer;  /* with whoever signed it */
    bool fallback; /* a root of the CSMS whose successor has not proved itself yet */
};

struct certificates {
    struct crypto *ks;
    size_t limit, count;
    struct entry *entries;
};

enum certificate_root certificate_root_of(const char *const words[ROOT_COUNT], const char *text)
{
    int use = 0;

    while (use < ROOT_COUNT && !(words[use] && strcmp(words[use], text) == 0))
        use++;
    return (enum certificate_root)use;
}

struct certificates *certificates_new(struct crypto *ks, size_t limit)
{
    struct certificates *store = mem_new(sizeof(*store));

    store->ks = ks;
    store->limit = limit;
    return store;
}

static void forget(struct entry *e)
{
    free(e->pem);
    free(e->issuer);
}

void certificates_free(struct certificates *store)
{
    if (!store)
        return;
    for (size_t i = 0; i < store->count; i++)
        forget(&store->entries[i]);
    free(store->entries);
    free(store);
}

static bool is_sound(const struct certificates *store, const char *pem, int64_t now_ms)
{
    struct crypto *ks = store->ks;
    struct certificate_facts facts;

    return ks && ks->ops->read(ks, pem, &facts) && !facts.is_request && facts.is_authority &&
           facts.until_ms > now_ms;
}

/* By the root it replaces; the first one has nobody to sign it. */
static bool is_signed(const struct certificates *store, const char *pem, int64_t now_ms)
{
    struct crypto *ks = store->ks;
    char *roots = certificates_believed(store, false);
    bool ok =
        !roots[0] || ks->ops->judge(ks, &(struct certificate_trial){.chain = pem,
                                                                    .roots = roots,
                                                                    .use = USE_authority,
                                                                    .now_ms = now_ms}) == FLAW_none;

    free(roots);
    return ok;
}

static bool is_there(const struct certificates *store, enum certificate_root use, const char *pem)
{
    for (size_t i = 0; i < store->count; i++)
        if (store->entries[i].use == use && strcmp(store->entries[i].pem, pem) == 0)
            return true;
    return false;
}

/* A certificate is known by its issuer's key: one whose issuer is not here cannot be named. */
static char *issuer_of(const struct certificates *store, enum certificate_root use, const char *pem)
{
    struct certificate_hash hash;
    char *roots = certificates_roots(store, use);
    char *all = mem_printf("%s%s", pem, roots);

    free(roots);
    if (store->ks->ops->identify(store->ks, pem, all, "SHA256", &hash))
        return all;
    free(all);
    return NULL;
}

static void drop(struct certificates *store, size_t i)
{
    forget(&store->entries[i]);
    store->count--;
    memmove(&store->entries[i], &store->entries[i + 1],
            (store->count - i) * sizeof(*store->entries));
}

void certificates_drop_fallback(struct certificates *store)
{
    for (size_t i = store->count; i > 0; i--)
        if (store->entries[i - 1].fallback)
            drop(store, i - 1);
}

/* Whoever is believed now becomes the fallback, or is again what is believed. */
static void set_fallback(struct certificates *store, bool fallback)
{
    for (size_t i = 0; i < store->count; i++)
        store->entries[i].fallback = fallback && store->entries[i].use == ROOT_csms;
}

const char *certificates_install(struct certificates *store, enum certificate_root use,
                                 const char *pem, int64_t now_ms, bool check)
{
    bool replaces = check && use == ROOT_csms;
    char *issuer;

    if (!is_sound(store, pem, now_ms))
        return "Rejected";
    if (is_there(store, use, pem))
        return "Accepted";
    if (store->count == store->limit || (replaces && !is_signed(store, pem, now_ms)))
        return "Rejected";
    issuer = issuer_of(store, use, pem);
    if (!issuer)
        return "Rejected";
    if (replaces) {
        certificates_drop_fallback(store);
        set_fallback(store, true);
    }
    store->entries = mem_resize(store->entries, store->count + 1, sizeof(*store->entries));
    store->entries[store->count++] =
        (struct entry){.use = use, .pem = mem_text(pem), .issuer = issuer};
    return "Accepted";
}

static bool is_meant(const struct certificates *store, const struct entry *e, const char *algorithm,
                     const struct certificate_hash *hash)
{
    struct certificate_hash own;

    return store->ks->ops->identify(store->ks, e->pem, e->issuer, algorithm, &own) &&
           strcasecmp(own.issuer_name, hash->issuer_name) == 0 &&
           strcasecmp(own.issuer_key, hash->issuer_key) == 0 &&
           strcasecmp(own.serial, hash->serial) == 0;
}

static bool has_current(const struct certificates *store)
{
    for (size_t i = 0; i < store->count; i++)
        if (store->entries[i].use == ROOT_csms && !store->entries[i].fallback)
            return true;
    return false;
}

const char *certificates_delete(struct certificates *store, const char *algorithm,
                                const struct certificate_hash *hash)
{
    for (size_t i = 0; i < store->count; i++) {
        if (!is_meant(store, &store->entries[i], algorithm, hash))
            continue;
        drop(store, i);
        if (!has_current(store))
            set_fallback(store, false);
        return "Accepted";
    }
    return "NotFound";
}

size_t certificates_count(const struct certificates *store)
{
    return store->count;
}

const char *certificates_at(const struct certificates *store, size_t i, enum certificate_root *use)
{
    assert(i < store->count);
    *use = store->entries[i].use;
    return store->entries[i].pem;
}

const char *certificates_issuer(const struct certificates *store, size_t i)
{
    assert(i < store->count);
    return store->entries[i].issuer;
}

static char *longer(char *text, const char *more)
{
    char *whole = mem_printf("%s%s", text, more);

    free(text);
    return whole;
}

char *certificates_roots(const struct certificates *store, enum certificate_root use)
{
    char *all = mem_text("");

    for (size_t i = 0; i < store->count; i++)
        if (store->entries[i].use == use)
            all = longer(all, store->entries[i].pem);
    return all;
}

bool certificates_has_fallback(const struct certificates *store)
{
    for (size_t i = 0; i < store->count; i++)
        if (store->entries[i].fallback)
            return true;
    return false;
}

char *certificates_believed(const struct certificates *store, bool fallback)
{
    char *all = mem_text("");

    for (size_t i = 0; i < store->count; i++)
        if (store->entries[i].use == ROOT_csms && store->entries[i].fallback == fallback)
            all = longer(all, store->entries[i].pem);
    return all;
}
