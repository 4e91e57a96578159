/* part.c - the CSMS as a part of the stack: its record, and what makes and unmakes it. */
#include <stdlib.h>

#include "base/mem.h"
#include "refstack/csms/csms.h"
#include "refstack/csms/password.h"
#include "refstack/csms/provision.h"
#include "refstack/csms/routes.h"
#include "refstack/csms/silent_session.h"

static void *make(struct refstack *rs)
{
    struct csms *csms = mem_new(sizeof(*csms));

    rs->state[STACK_PART_csms] = csms;
    csms->rs = rs;
    csms->lost_id = 1000000000;
    csms_password_upgrade(rs);
    db_run(rs->db,
           "UPDATE command SET state = 'offline', done_ms = sent_ms, "
           "error = 'the stack was restarted' WHERE state = 'sent'",
           DB_NONE);
    csms_remember_stations(csms);
    return csms;
}

static void unmake(void *part)
{
    struct csms *csms = part;

    csms_forget_stations(csms);
    free(csms);
}

static bool settled(const void *part)
{
    const struct csms *csms = part;

    return csms->waiting == 0;
}

static void hear(void *part, const struct stack_event *event)
{
    const struct csms *csms = part;

    if (event->kind == STACK_gone)
        csms_end_sessions_of(csms->rs, event->station);
}

const struct stack_part part_csms = {
    .name = "csms",
    .schema = csms_schema,
    .routes = csms_routes,
    .make = make,
    .free = unmake,
    .hear = hear,
    .settled = settled,
};
