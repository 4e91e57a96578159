/* title: each dialect of the CSMS is whole: what a station sends is served and kept */
#include <string.h>

#include "fixture/yard.h"
#include "refstack/csms/dialect.h"
#include "refstack/stack/stack.h"

/* A row of a dialect names a message of its version that goes the right way. */
static bool is_sent(const struct csms_dialect *d, const char *action, bool by_station)
{
    const struct ocpp_message *m = ocpp_message(d->version, action);

    return m && m->direction != (by_station ? OCPP_TO_STATION : OCPP_FROM_STATION);
}

Test(dialects, every_version_of_the_message_tables_is_spoken)
{
    struct yard yard;

    yard_begin(&yard, MUTANT_none);
    for (const struct ocpp_version *const *v = ocpp_versions(); *v; v++)
        cr_expect(csms_dialect_of(yard.rs, (*v)->protocol) != NULL, "%s is in no row of dialects.c",
                  (*v)->name);
    yard_end(&yard);
}

Test(dialects, nothing_of_a_record_is_missing_that_the_others_need)
{
    struct yard yard;

    yard_begin(&yard, MUTANT_none);
    for (const struct csms_dialect *const *at = yard.rs->dialects; *at; at++) {
        const struct csms_dialect *d = *at;
        const struct csms_profile_paths *p = d->profile;
        const struct {
            const char *name;
            bool there;
        } rows[] = {
            {"calls", d->calls},
            {"answers", d->answers},
            {"profile", p && p->id && p->level && p->purpose && p->place && p->by_id &&
                            p->by_level && p->by_purpose && p->by_place},
            {"token", d->token},
            {"token_info", d->token_info},
            {"register_of", d->register_of},
            {"token_status", d->token_status},
            {"limits", d->limits},
            {"password_in", d->password_in},
            {"password_status", d->password_status},
            {"after_boot", d->after_boot},
        };

        for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
            cr_expect(rows[i].there, "%s has no %s", d->version->name, rows[i].name);
    }
    yard_end(&yard);
}

Test(dialects, every_message_of_a_station_has_its_row)
{
    struct yard yard;

    yard_begin(&yard, MUTANT_none);
    for (const struct csms_dialect *const *d = yard.rs->dialects; *d; d++) {
        for (const struct ocpp_message *m = (*d)->version->messages; m->action; m++)
            if (m->direction != OCPP_TO_STATION)
                cr_expect(csms_call_of(*d, m->action) != NULL, "%s of %s is not served", m->action,
                          (*d)->version->name);
        for (const struct csms_call *c = (*d)->calls; c->action; c++)
            cr_expect(is_sent(*d, c->action, true), "no station of %s sends %s",
                      (*d)->version->name, c->action);
    }
    yard_end(&yard);
}

Test(dialects, what_is_noted_says_what_of_it_is_kept)
{
    struct yard yard;

    yard_begin(&yard, MUTANT_none);
    for (const struct csms_dialect *const *d = yard.rs->dialects; *d; d++)
        for (const struct csms_call *c = (*d)->calls; c->action; c++)
            if (c->handle == csms_noted)
                cr_expect(c->told[0].kind != NULL, "nothing is kept of %s of %s", c->action,
                          (*d)->version->name);
    yard_end(&yard);
}

Test(dialects, what_is_kept_of_answers_is_about_commands_of_the_version)
{
    struct yard yard;

    yard_begin(&yard, MUTANT_none);
    for (const struct csms_dialect *const *d = yard.rs->dialects; *d; d++)
        for (const struct csms_answer *a = (*d)->answers; a->action; a++)
            cr_expect(is_sent(*d, a->action, false), "%s is no command of %s", a->action,
                      (*d)->version->name);
    yard_end(&yard);
}
