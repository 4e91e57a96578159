#include "host/run_digest.h"

#include <openssl/evp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/hex.h"
#include "base/mem.h"

/* Hashing letter by letter costs more than the letters. */
struct digest {
    EVP_MD_CTX *md;
    size_t len;
    unsigned char waiting[16384];
};

static void digest_flush(struct digest *d)
{
    EVP_DigestUpdate(d->md, d->waiting, d->len);
    d->len = 0;
}

static void digest_add(struct digest *d, const void *bytes, size_t len)
{
    if (d->len + len > sizeof(d->waiting))
        digest_flush(d);
    if (len > sizeof(d->waiting)) {
        EVP_DigestUpdate(d->md, bytes, len);
        return;
    }
    memcpy(d->waiting + d->len, bytes, len);
    d->len += len;
}

static void digest_row(struct digest *d, sqlite3_stmt *st, int columns)
{
    for (int c = 0; c < columns; c++) {
        char type = (char)('0' + sqlite3_column_type(st, c));
        const void *text;

        if (strcmp(sqlite3_column_name(st, c), "wall_us") == 0)
            continue;
        text = sqlite3_column_text(st, c);
        digest_add(d, &type, 1);
        if (text)
            digest_add(d, text, (size_t)sqlite3_column_bytes(st, c));
        digest_add(d, "", 1);
    }
}

static void digest_table(sqlite3 *db, const char *name, struct digest *d)
{
    char *sql = mem_printf("SELECT * FROM %s ORDER BY scenario, rowid", name);
    sqlite3_stmt *st = NULL;

    digest_add(d, name, strlen(name) + 1);
    if (sqlite3_prepare_v2(db, sql, -1, &st, NULL) == SQLITE_OK)
        while (sqlite3_step(st) == SQLITE_ROW)
            digest_row(d, st, sqlite3_column_count(st));
    sqlite3_finalize(st);
    free(sql);
}

char *run_digest(sqlite3 *db)
{
    static const char tables[] =
        "SELECT name FROM sqlite_schema WHERE type='table' AND name NOT IN "
        "('run','finding','score') ORDER BY rowid";
    struct digest d = {.md = EVP_MD_CTX_new()};
    unsigned char hash[EVP_MAX_MD_SIZE];
    unsigned int len = 0;
    char *text = mem_new(2 * EVP_MAX_MD_SIZE + 1);
    sqlite3_stmt *st = NULL;

    EVP_DigestInit_ex(d.md, EVP_sha256(), NULL);
    if (sqlite3_prepare_v2(db, tables, -1, &st, NULL) == SQLITE_OK)
        while (sqlite3_step(st) == SQLITE_ROW)
            digest_table(db, (const char *)sqlite3_column_text(st, 0), &d);
    sqlite3_finalize(st);
    digest_flush(&d);
    EVP_DigestFinal_ex(d.md, hash, &len);
    EVP_MD_CTX_free(d.md);
    hex_put(hash, len, text);
    return text;
}
