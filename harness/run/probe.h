/* probe.h - is a CSMS somewhere else still there when a story is over?
 *
 * A station of the story comes in anew, says one CALL that the CSMS has answered in that story, and
 * leaves. So the story in which a CSMS stops serving is the one that says so, and the next does not
 * begin with somebody who is gone.
 */
#ifndef HARNESS_PROBE_H
#define HARNESS_PROBE_H

#include <stdbool.h>

struct evlog_event;
struct stage;

struct probe {
    char *station, *protocol; /* who was connected last, and how; NULL: nobody */
    bool beats;               /* a Heartbeat of a station was answered */
    char last[80];            /* "StopTransaction of CP-1" */
};

void probe_fini(struct probe *p);
/** An event of the story passed. @p name is that of its actor, NULL where it has none. */
void probe_hear(struct probe *p, const struct evlog_event *ev, const char *name);

/** Says goodbye for all stations of @p st, knocks, and tells the log where nobody serves any more.
 * @return why not, which the caller frees; NULL: it is there, or nobody was connected before */
char *probe_after(const struct probe *p, struct stage *st);
/** Knocks as @p station once more, for at most @p patience_ms of wall time. @return as above */
char *probe_again(struct stage *st, const char *station, const char *protocol, int patience_ms);

#endif
