#include "refstack/csms/connection.h"

#include <stdlib.h>

#include "base/mem.h"
#include "refstack/csms/command.h"
#include "refstack/csms/csms.h"
#include "refstack/csms/delayed_answer.h"
#include "refstack/csms/dialect.h"
#include "refstack/csms/frame_in.h"
#include "refstack/csms/security.h"
#include "refstack/csms/station.h"

const char *refstack_protocol(struct refstack *rs, const char *station, const char *offered)
{
    sqlite3_stmt *q = db_ask(rs->db, "SELECT protocol FROM station WHERE id = ?", db_t(station));
    /* whom nobody knows will be told 404, not that the protocol is wrong */
    const char *spoken = db_row(rs->db, q) ? db_text(q, 0) : NULL;
    const struct csms_dialect *d = csms_dialect_common(rs, offered, spoken);

    db_done(q);
    return d ? d->version->protocol : NULL;
}

const char *refstack_selects(const struct refstack *rs, const char *protocol)
{
    return mutant_is(rs, MUTANT_selects_no_subprotocol) ? "" : protocol;
}

bool refstack_pongs(const struct refstack *rs)
{
    return !mutant_is(rs, MUTANT_answers_no_pings);
}

/* The station keeps its place; whoever holds the old connection learns from it that it is over. */
static void replace(struct csms_station *st)
{
    struct refstack_conn *old = st->conn;

    if (!old)
        return;
    call_queue_set_state(st->queue, CALL_QUEUE_offline);
    csms_forget_delayed(st);
    st->conn = NULL;
    old->peer.close(old->ctx, 1000, "the station has a newer connection");
}

/* What the memory of the version before held is added up anew from the record. */
static void speak(struct csms_station *st, const struct csms_dialect *dialect)
{
    csms_forget_memory(st);
    st->dialect = dialect;
}

struct refstack_conn *refstack_open(struct refstack *rs, const struct refstack_caller *caller,
                                    const struct refstack_peer *peer, void *ctx, int *http_status)
{
    struct csms_station *st = csms_find(rs, caller->station);
    struct refstack_conn *conn;

    if (!st && caller->why)
        *caller->why = "no station of this name is enrolled";
    *http_status = !st ? 404 : csms_may_enter(rs, caller);
    if (*http_status != 101)
        return NULL;
    replace(st);
    conn = mem_new(sizeof(*conn));
    conn->rs = rs;
    conn->station = st;
    conn->peer = *peer;
    conn->ctx = ctx;
    conn->next = rs->conns;
    if (conn->next)
        conn->next->prev = conn;
    rs->conns = conn;
    st->conn = conn;
    speak(st, csms_dialect_of(rs, caller->protocol));
    csms_entered(rs, caller);
    csms_note_absence(st);
    csms_heard_of(st);
    call_queue_set_state(st->queue, CALL_QUEUE_online);
    return conn;
}

void refstack_text(struct refstack_conn *conn, const char *text, size_t len)
{
    struct csms_station *st = conn->station;

    if (!st || st->conn != conn)
        return; /* hung up or replaced: what it still says is not heard */
    csms_heard_of(st);
    if (mutant_is(st->rs, MUTANT_drops_connections) && ++st->heard % 10 == 0)
        conn->peer.close(conn->ctx, 1011, "an error in the handler of messages");
    else
        csms_frame_in(st, text, len);
    csms_send_kept(st);
}

void refstack_closed(struct refstack_conn *conn)
{
    struct csms_station *st = conn->station;

    if (st && st->conn == conn) {
        st->conn = NULL;
        st->gone_ms = vclock_now_ms(st->rs->clk);
        csms_keep_last_seen(st);
        csms_forget_delayed(st);
        call_queue_set_state(st->queue, CALL_QUEUE_offline);
    }
    if (conn->prev)
        conn->prev->next = conn->next;
    else
        conn->rs->conns = conn->next;
    if (conn->next)
        conn->next->prev = conn->prev;
    free(conn);
}

void csms_hang_up(struct refstack *rs)
{
    for (struct refstack_conn *conn = rs->conns, *next; conn; conn = next) {
        next = conn->next;
        if (!conn->station)
            continue;
        conn->station = NULL;
        conn->peer.close(conn->ctx, 1012, "the CSMS is restarted");
    }
}

void csms_forget_connections(struct refstack *rs)
{
    while (rs->conns) {
        struct refstack_conn *conn = rs->conns;

        rs->conns = conn->next;
        free(conn);
    }
}
