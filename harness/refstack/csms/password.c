#include "refstack/csms/password.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hex.h"
#include "base/mem.h"
#include "refstack/csms/dialect.h"
#include "refstack/csms/station.h"

/* The least that NIST SP 800-132 (5.2) allows, half a millisecond: the passwords of stations are
 * not chosen by people (16 random bytes and more), and a thousand stations may come back at once
 * after a power cut. The number stands in what is kept, so that it can be raised. */
#define ROUNDS    1000
#define SALT      16
#define SEALED_IN "pbkdf2-sha256"
#define MAX_HEX   128

/* "pbkdf2-sha256:ROUNDS:SALT:HASH", both in hex. */
char *csms_password_seal(struct refstack *rs, const void *bytes, size_t len)
{
    unsigned char salt[SALT], hash[CRYPTO_STRETCHED];
    struct key_stretch what = {bytes, salt, len, sizeof(salt), ROUNDS};
    char salt_hex[2 * SALT + 1], hash_hex[2 * CRYPTO_STRETCHED + 1];

    sqlite3_randomness(sizeof(salt), salt);
    rs->crypto->ops->stretch(rs->crypto, &what, hash);
    hex_put(salt, sizeof(salt), salt_hex);
    hex_put(hash, sizeof(hash), hash_hex);
    return mem_printf(SEALED_IN ":%d:%s:%s", ROUNDS, salt_hex, hash_hex);
}

char *csms_password_seal_key(struct refstack *rs, const char *key)
{
    char bytes[MAX_HEX / 2];
    size_t len = hex_read(key, bytes, sizeof(bytes));

    return len ? csms_password_seal(rs, bytes, len) : csms_password_seal(rs, key, strlen(key));
}

/* Takes the same time wherever the two differ. */
static bool same(const unsigned char *a, const unsigned char *b, size_t len)
{
    unsigned int differ = 0;

    for (size_t i = 0; i < len; i++)
        differ |= (unsigned int)a[i] ^ b[i];
    return differ == 0;
}

bool csms_password_fits(struct refstack *rs, const char *sealed, const void *bytes, size_t len)
{
    unsigned char salt[SALT], kept[CRYPTO_STRETCHED], hash[CRYPTO_STRETCHED];
    struct key_stretch what = {bytes, salt, len, sizeof(salt), 0};
    char salt_hex[2 * SALT + 1], hash_hex[2 * CRYPTO_STRETCHED + 1];

    /* NOLINTNEXTLINE(cert-err34-c): widths keep the number small */
    if (sscanf(sealed, SEALED_IN ":%7d:%32[0-9a-f]:%64[0-9a-f]", &what.rounds, salt_hex,
               hash_hex) != 3 ||
        what.rounds < 1 || hex_read(salt_hex, salt, sizeof(salt)) != sizeof(salt) ||
        hex_read(hash_hex, kept, sizeof(kept)) != sizeof(kept))
        return false;
    rs->crypto->ops->stretch(rs->crypto, &what, hash);
    return same(hash, kept, sizeof(hash));
}

/* ---- a password that the CSMS sets: A01 ---- */

/* What is accepted replaces the old one, what is refused does not (A01.FR.09, FR.10).  Whether one
 * was taken whose answer got lost, or is in use before the next reboot, shows when the station
 * comes back: until then both let it in. */
void csms_password_done(struct csms_station *st, const char *sealed, enum call_queue_end how,
                        const cJSON *answer)
{
    const char *status = st->dialect->password_status(answer);

    if (status && !strcmp(status, "Accepted"))
        db_run(st->rs->db,
               "INSERT INTO credential(station, secret) VALUES(?, ?) ON CONFLICT(station) DO "
               "UPDATE SET secret = excluded.secret, next_secret = NULL",
               db_t(st->id), db_t(sealed));
    else if (how == CALL_QUEUE_timed_out || how == CALL_QUEUE_lost ||
             (status && !strcmp(status, "RebootRequired")))
        db_run(st->rs->db,
               "INSERT INTO credential(station, next_secret) VALUES(?, ?) ON CONFLICT(station) DO "
               "UPDATE SET next_secret = excluded.next_secret",
               db_t(st->id), db_t(sealed));
}

/* ---- databases of format 2 and before: a password in clear, and a key in hex ---- */

/* Secrets of one kind that are still in clear. */
static void seal_all(struct refstack *rs, const char *sql, bool hex)
{
    sqlite3_stmt *q = db_ask(rs->db, sql, DB_NONE);

    while (db_row(rs->db, q)) {
        const char *clear = db_text(q, 1);
        char *sealed =
            hex ? csms_password_seal_key(rs, clear) : csms_password_seal(rs, clear, strlen(clear));

        db_run(rs->db, "UPDATE credential SET secret = ? WHERE station = ?", db_t(sealed),
               db_t(db_text(q, 0)));
        free(sealed);
    }
}

void csms_password_upgrade(struct refstack *rs)
{
    if (db_count(rs->db,
                 "SELECT COUNT(*) FROM pragma_table_info('credential') WHERE name = 'auth_key'",
                 DB_NONE) == 0)
        return;
    db_begin(rs->db);
    seal_all(rs, "SELECT station, password FROM credential WHERE password IS NOT NULL", false);
    seal_all(rs, "SELECT station, auth_key FROM credential WHERE auth_key IS NOT NULL", true);
    db_script(rs->db, "ALTER TABLE credential DROP COLUMN password; "
                      "ALTER TABLE credential DROP COLUMN auth_key");
    db_commit(rs->db);
    db_script(rs->db, "VACUUM"); /* nor in pages that are free */
}
