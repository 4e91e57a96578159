/* support_state.h - what the parts of support share: who waits, who works, what is known.
 *
 * Each list belongs to the part whose header declares its rows; the others only read it:
 *
 *     contact_centre.h     contacts, queue, agents
 *     incident.h           one contact and what became of it
 *     tickets.h            tickets as the desk tells them
 *     desk_news.h          what follows from what it tells
 *     field_technicians.h  technicians and their jobs
 *     bills.h              invoices as the biller sends them
 *     support_ask.h        questions on their way
 *     people_task.h        tasks that wait for an answer, or for time to pass
 */
#ifndef HARNESS_SUPPORT_STATE_H
#define HARNESS_SUPPORT_STATE_H

#include <lua.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/vclock.h"
#include "script/waiter.h"
#include "stage/stage.h"

struct support {
    struct stage *stage;
    lua_State *L;                               /* main state, from the first verb on */
    struct pool *pools;                         /* contact_centre.h */
    struct incident *incidents;                 /* incident.h */
    struct ticket *tickets;                     /* tickets.h */
    struct field_technician *field_technicians; /* field_technicians.h, as the next */
    struct job *done_jobs;
    struct bill *bills;          /* bills.h */
    cJSON *held;                 /* sessions that the biller holds back, as far as that was told */
    struct waiters bill_waiters; /* by person */
    struct ask *asks;            /* support_ask.h */
    struct errand *errands;      /* people_task.h */
    int loading;                 /* playbook() leaves its reference here: playbook.h */
    bool loads;                  /* the file of a playbook runs */
    int64_t since_event, since_invoice;
    int64_t heard_event;      /* the last one that was acted on */
    bool no_desk, no_billing; /* said S_CANNOT */
    bool reading_events, reading_invoices, news;
    bool watched; /* the system under test tells when there is news */
    bool collecting, collected;
    struct vtimer poll, shift;
};

#endif
