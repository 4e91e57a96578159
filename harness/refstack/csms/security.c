#include "refstack/csms/security.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "refstack/csms/command.h"
#include "refstack/csms/password.h"

/* What the CSMS knows of one that asks to come in. */
struct known {
    char *secret, *next; /* sealed; next: what was set, but perhaps not taken */
    int64_t least;       /* security profile */
};

/* The password that it shows, if it was set a moment ago and is not answered yet; else NULL. */
static const char *on_the_way(struct refstack *rs, const struct refstack_caller *caller)
{
    const struct csms_station *st = csms_find(rs, caller->station);

    for (const struct csms_pending *p = st ? st->pending : NULL; p; p = p->next)
        if (p->password &&
            csms_password_fits(rs, p->password, caller->password, caller->password_len))
            return p->password;
    return NULL;
}

/* Of two passwords the one that a station comes with is from then on the only one. */
static void settle_password(struct refstack *rs, const char *station, const char *secret)
{
    db_run(rs->db, "UPDATE credential SET secret = ?, next_secret = NULL WHERE station = ?",
           db_t(secret), db_t(station));
}

/* Basic credentials. */
static bool shows_password(struct refstack *rs, const struct refstack_caller *caller,
                           const struct known *known)
{
    const void *bytes = caller->password;
    const char *used = NULL;

    if (!caller->user || strcmp(caller->user, caller->station) != 0)
        return false;
    if (csms_password_fits(rs, known->secret, bytes, caller->password_len))
        used = known->secret;
    else if (known->next && csms_password_fits(rs, known->next, bytes, caller->password_len))
        used = known->next;
    if (!used)
        used = on_the_way(rs, caller);
    if (used && (known->next || used != known->secret))
        settle_password(rs, caller->station, used);
    return used;
}

const char *csms_must_name_cpo(struct refstack *rs)
{
    free(rs->words);
    rs->words = mem_printf("it is for another organization: its subject must have O=%s",
                           stack_trust(rs)->organization);
    return rs->words;
}

/* Security profile 3: the certificate must lead to the CPO's root and name station and CPO.
 * OCPP 2.0.1 part 2, A00.FR.404 to 409; security whitepaper 2.6
 * @return what is wrong with it; NULL: nothing */
static const char *objection(struct refstack *rs, const struct refstack_caller *caller)
{
    const struct refstack_trust *trust = stack_trust(rs);
    struct certificate_facts facts;
    struct certificate_trial trial = {.chain = caller->certificate,
                                      .roots = trust ? trust->station_roots : NULL,
                                      .use = USE_client,
                                      .now_ms = vclock_now_ms(rs->clk)};
    struct crypto *ks = rs->crypto;
    enum certificate_flaw flaw;

    if (!caller->certificate)
        return "it shows no certificate";
    if (!trust)
        return "no authority of stations is known here";
    flaw = ks->ops->judge(ks, &trial);
    if (flaw != FLAW_none)
        return certificate_flaw_words(flaw);
    if (!ks->ops->read(ks, caller->certificate, &facts))
        return certificate_flaw_words(FLAW_unreadable);
    if (strcmp(facts.common_name, caller->station) != 0)
        return "the certificate is for another station";
    return strcmp(facts.organization, trust->organization) != 0 ? csms_must_name_cpo(rs) : NULL;
}

static bool shows_itself(struct refstack *rs, const struct refstack_caller *caller)
{
    return !objection(rs, caller);
}

static int refuse(const struct refstack_caller *caller, int status, const char *why)
{
    if (caller->why)
        *caller->why = why;
    return status;
}

static int refuse_password(const struct refstack_caller *caller, const struct known *known)
{
    if (!caller->user)
        return refuse(caller, 401, "it shows no password");
    if (!known->secret)
        return refuse(caller, 401, "it must show a password, and was enrolled without one");
    if (strcmp(caller->user, caller->station) != 0)
        return refuse(caller, 401, "it shows a password under another name than its own");
    return refuse(caller, 401, "it shows a wrong password");
}

static int judge(struct refstack *rs, const struct refstack_caller *caller,
                 const struct known *known)
{
    if (known->least >= 2 && !caller->tls)
        return refuse(caller, 403, "it comes without TLS, below its security profile");
    if (caller->certificate && shows_itself(rs, caller))
        return 101;
    if (caller->needs_certificate)
        *caller->needs_certificate = known->least >= 3;
    if (known->least >= 3)
        return refuse(caller, 401, objection(rs, caller));
    if (known->secret && shows_password(rs, caller, known))
        return 101;
    return known->secret || known->least >= 1 ? refuse_password(caller, known) : 101;
}

static char *text_or_null(sqlite3_stmt *q, int column)
{
    return db_null(q, column) ? NULL : mem_text(db_text(q, column));
}

int csms_may_enter(struct refstack *rs, const struct refstack_caller *caller)
{
    sqlite3_stmt *q = db_ask(rs->db,
                             "SELECT secret, next_secret, security FROM credential WHERE "
                             "station = ?",
                             db_t(caller->station));
    struct known known = {NULL, NULL, 0};
    int status;

    if (db_row(rs->db, q)) {
        known = (struct known){text_or_null(q, 0), text_or_null(q, 1), db_int(q, 2)};
        db_done(q);
    }
    status = judge(rs, caller, &known);
    free(known.secret);
    free(known.next);
    return status;
}

/* Who came on a higher profile does not come back on a lower one. OCPP 2.0.1 part 2, A05.FR.02 */
void csms_entered(struct refstack *rs, const struct refstack_caller *caller)
{
    bool shown = caller->certificate && shows_itself(rs, caller);
    bool knows = db_count(rs->db, "SELECT secret IS NOT NULL FROM credential WHERE station = ?",
                          db_t(caller->station));
    int64_t reached = shown ? 3 : caller->tls && knows ? 2 : 0;

    if (reached)
        db_run(rs->db,
               "INSERT INTO credential(station, security) VALUES(?, ?) ON CONFLICT(station) DO "
               "UPDATE SET security = MAX(security, excluded.security)",
               db_t(caller->station), db_i(reached));
}

void csms_provision_security(struct refstack *rs, const char *station, const char *sealed,
                             int64_t security)
{
    db_run(rs->db,
           "INSERT INTO credential(station, secret, security) VALUES(?, ?, ?) "
           "ON CONFLICT(station) DO UPDATE SET secret = excluded.secret, next_secret = NULL, "
           "security = excluded.security",
           db_t(station), db_t(sealed), db_i(security));
}
