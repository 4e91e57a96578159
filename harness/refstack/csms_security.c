#include <stdlib.h>
#include <string.h>

#include "keysmith.h"
#include "mem.h"
#include "refstack/csms_inside.h"

/* Takes the same time wherever the two differ. */
static bool same_secret(const char *given, size_t len, const char *known, size_t known_len)
{
    unsigned int differ = 0;

    if (known_len != len)
        return false;
    for (size_t i = 0; i < len; i++)
        differ |= (unsigned int)(unsigned char)given[i] ^ (unsigned char)known[i];
    return differ == 0;
}

static int digit_of(char c)
{
    static const char digits[] = "0123456789abcdef";
    const char *at = c ? strchr(digits, c | 0x20) : NULL;

    return at && (c > '9' ? c >= 'A' : c >= '0') ? (int)(at - digits) : -1;
}

size_t csms_unhex(const char *hex, char *bytes, size_t room)
{
    size_t n = strlen(hex) / 2;

    if (strlen(hex) % 2 || n > room)
        return 0;
    for (size_t i = 0; i < n; i++) {
        int high = digit_of(hex[2 * i]), low = digit_of(hex[2 * i + 1]);

        if (high < 0 || low < 0)
            return 0;
        bytes[i] = (char)(high << 4 | low);
    }
    return n;
}

/* Basic credentials; @p known is the password, as hex where it was given as an AuthorizationKey. */
static bool is_known(const struct refstack_caller *caller, const char *known, bool hex)
{
    char key[64];
    size_t len = hex ? csms_unhex(known, key, sizeof(key)) : strlen(known);

    return caller->user && caller->password && !strcmp(caller->user, caller->station) &&
           same_secret(caller->password, caller->password_len, hex ? key : known, len);
}

/* Security profile 3: the certificate must lead to the CPO's root and name station and CPO.
 * OCPP 2.0.1 part 2, A00.FR.404 to 409; security whitepaper 2.6 */
static bool shows_itself(struct refstack *rs, const struct refstack_caller *caller)
{
    const struct refstack_trust *trust = refstack_trusts(rs);
    struct certificate_facts facts;
    struct certificate_trial trial = {.chain = caller->certificate,
                                      .roots = trust ? trust->station_roots : NULL,
                                      .use = USE_client,
                                      .now_ms = vclock_now_ms(rs->clk)};
    struct keysmith *ks = trust ? trust->keysmith : NULL;

    return ks && caller->certificate && ks->ops->judge(ks, &trial) == FLAW_none &&
           ks->ops->read(ks, caller->certificate, &facts) &&
           !strcmp(facts.common_name, caller->station) &&
           !strcmp(facts.organization, trust->organization);
}

static int judge(struct refstack *rs, const struct refstack_caller *caller, sqlite3_stmt *q)
{
    const char *password = db_text(q, 0), *key = db_text(q, 1);
    int64_t least = db_int(q, 2);

    if (least >= 2 && !caller->tls)
        return 403;
    if (caller->certificate && shows_itself(rs, caller))
        return 101;
    if (least >= 3)
        return 401;
    if (key)
        return is_known(caller, key, true) ? 101 : 401;
    if (password)
        return is_known(caller, password, false) ? 101 : 401;
    return least >= 1 ? 401 : 101;
}

int csms_may_enter(struct refstack *rs, const struct refstack_caller *caller)
{
    sqlite3_stmt *q = db_ask(rs->db,
                             "SELECT password, auth_key, COALESCE(security, 0) FROM station "
                             "LEFT JOIN credential ON station = id WHERE id = ?",
                             "t", caller->station);
    int status = 404;

    if (db_row(rs->db, q)) {
        status = judge(rs, caller, q);
        db_done(q);
    }
    return status;
}

/* Who came on a higher profile does not come back on a lower one. OCPP 2.0.1 part 2, A05.FR.02 */
void csms_entered(struct refstack *rs, const struct refstack_caller *caller)
{
    bool shown = caller->certificate && shows_itself(rs, caller);
    int64_t reached = shown ? 3 : caller->tls && caller->user ? 2 : 0;

    if (reached > 0)
        db_run(rs->db,
               "INSERT INTO credential(station, security) VALUES(?, ?) ON CONFLICT(station) DO "
               "UPDATE SET security = MAX(security, excluded.security)",
               "ti", caller->station, reached);
}

void csms_provision_security(struct refstack *rs, const char *station, const char *key,
                             int64_t security)
{
    db_run(rs->db,
           "INSERT INTO credential(station, auth_key, security) VALUES(?, ?, ?) "
           "ON CONFLICT(station) DO UPDATE SET auth_key = excluded.auth_key, "
           "security = excluded.security",
           "tti", station, key, security);
}

void csms_security_schema(struct db *db)
{
    db_script(db, "CREATE TABLE IF NOT EXISTS credential(station TEXT PRIMARY KEY, auth_key TEXT, "
                  "security INT NOT NULL DEFAULT 0) WITHOUT ROWID");
}
