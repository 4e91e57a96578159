/* title: each dialect of the CSMS serves every message of a station and keeps what it notes */
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
