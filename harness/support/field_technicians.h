/* field_technicians.h - technicians and the jobs that the desk gives them, one after the other.
 *
 * A job is a task of the technician's playbook.  The way takes as long as it is long; what holds
 * them up on it is known only when they stand in it.
 */
#ifndef HARNESS_FIELD_TECHNICIANS_H
#define HARNESS_FIELD_TECHNICIANS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/rng.h"
#include "base/vclock.h"
#include "people/driver.h"
#include "people/staff.h"
#include "station/station.h"

struct support;
struct task;
struct ticket;

/* A technician and the jobs given to them, one after the other. */
struct field_technician {
    struct field_technician *next;
    struct technician *who;
    struct rng rng;
    int playbook;
    struct job *jobs; /* the first is being done */
};

struct job {
    struct job *next; /* in the list of its technician, or of what is done */
    struct support *support;
    struct field_technician *field_technician;
    struct ticket *ticket;
    struct station *station;
    int connector;
    struct driver *driver; /* who asked for help, NULL for an alarm */
    char *name;            /* "job of case 1" */
    bool under_way, there, called_off;
    int64_t left_ms, arrive_ms;
    struct task *task; /* parked in drives_to */
    struct vtimer timer;
    int64_t held_ms; /* of the hold-up in front of them, 0: none */
    char *held_why;
};

/** @p who works from now on; @p playbook is a reference in the Lua registry. */
struct field_technician *field_technicians_add(struct support *su, struct technician *who,
                                               int playbook);

/** NULL when @p who is not one of them. */
struct field_technician *field_technicians_find(const struct support *su,
                                                const struct technician *who);

/** Tells the desk where everybody is and who is free. */
void field_technicians_report(struct support *su);

/** The desk sends @p technician to the station of @p t. */
void field_technicians_dispatch(struct support *su, struct ticket *t, const char *technician);

/** The desk calls @p technician off from @p t: whoever is under way turns back. */
void field_technicians_call_off(struct support *su, const struct ticket *t, const char *technician);

/** Parks @p task until they are there, held up or called off; it resumes with "arrived", with "held
 * up", minutes and why, or with "called off". */
void field_technicians_drive(struct job *job, struct task *task);

/** Has anybody a job? */
bool field_technicians_busy(const struct support *su);

/** Frees the technicians and their jobs, done or not. */
void field_technicians_free(struct support *su);

#endif
