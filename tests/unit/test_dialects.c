/* title: the record of each version of OCPP says all that the core of a station asks for */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "charging/charging_json.h"
#include "dialects.h"
#include "station/profile.h"

Test(dialects, each_version_has_a_dialect_and_says_where_its_rules_stand)
{
    const char *names[OCPP_VERSION_COUNT + 1];

    ocpp_version_names(names);
    for (int i = 0; i < OCPP_VERSION_COUNT; i++) {
        const struct ocpp_version *v = ocpp_versions()[i];

        cr_expect(eq(str, (char *)v->name, (char *)names[i]));
        cr_expect(ne(ptr, (void *)dialect_of(v->name), NULL), "%s: no dialect", v->name);
        cr_expect(ocpp_version(v->protocol) == v, "%s: its subprotocol is another's", v->name);
        cr_expect(strlen(v->name) < sizeof(((struct profile *)NULL)->ocpp),
                  "%s: too long for a profile", v->name);
        cr_expect(v->last_type >= 4, "%s: it knows no CALLERROR", v->name);
        for (int topic = 0; topic < OCPP_TOPIC_COUNT; topic++)
            cr_expect(ne(ptr, (void *)v->sections[topic], NULL), "%s: no section for topic %d",
                      v->name, topic);
    }
    cr_expect(eq(ptr, (void *)names[OCPP_VERSION_COUNT], NULL));
    cr_expect(eq(ptr, (void *)dialect_of("2.0"), NULL));
}

Test(dialects, each_says_all_that_the_core_asks_for)
{
    for (int i = 0; i < OCPP_VERSION_COUNT; i++) {
        const struct dialect *d = dialect_of(ocpp_versions()[i]->name);
        const char *name = d->ocpp->name;
        bool forgets = d->forget != NULL;

        cr_expect(d->boot && d->call, "%s: boot, call", name);
        cr_expect(d->status && d->station_status && d->changes && d->due, "%s: status", name);
        cr_expect(d->authorize && d->begins && d->ends && d->samples, "%s: transactions", name);
        cr_expect(forgets == (d->make != NULL), "%s: what is made is forgotten", name);
        cr_expect(d->charging && d->charging->id, "%s: the form of charging profiles", name);
        for (int p = 0; d->charging && p < CHARGING_PURPOSE_COUNT; p++)
            cr_expect(p == CHARGING_external || d->charging->purposes[p],
                      "%s: no word for purpose %d", name, p);
    }
}
