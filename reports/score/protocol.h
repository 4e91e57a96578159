/* protocol.h - the protocol scorer at work: what its files share.
 *
 * score_protocol.c    reads the log, keeps the conversations
 * protocol_csms.c     what the CSMS says
 * protocol_station.c  what the station says: its mistakes are ours, unless a scenario made them, or
 *                     it was heard by serve, to which others come
 * protocol_link.c     what the CSMS does to the connection
 *
 * What a version demands of a CSMS, and where, stands in its struct ocpp_version.
 *
 * What a scenario broke on purpose (event tampered) or told the CSMS to answer (csms.script) is
 * held against nobody.
 */
#ifndef REPORTS_PROTOCOL_H
#define REPORTS_PROTOCOL_H

#include "facts/cast.h"
#include "facts/conversation.h"
#include "ocpp/frame.h"
#include "score/scoring.h"

struct protocol {
    struct scoring *sc;
    int64_t answer_ms, end_ms;
    struct conversation *stations;
    size_t count;
    struct cast cast;
    size_t *by_actor; /* 1 + index in stations of each of the cast, 0: none yet */
    int frames, calls, answers, tampered;
    const char *source; /* section that the next finding is about; NULL: the rule's */
    bool heard;         /* by serve: its stations are somebody's, not ours */
    bool takes_time;    /* the wire: an answer sent in this millisecond cannot have arrived */
};

/* One frame, read. */
struct utterance {
    struct conversation *c;
    struct frame frame;
    const char *text; /* what was on the wire, borrowed */
    size_t len;
    uint64_t seq;
    int64_t at_ms;
    bool on_purpose; /* the scenario had the station say it */
};

/** A finding about @p c: the sentence, and where its version has the rule; or the section
 * p->source, which is used up. */
void protocol_tell(struct protocol *p, const struct conversation *c, enum verdict verdict,
                   const char *rule, const uint64_t *seqs, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

/** The server selected a subprotocol that the station does not speak (event subprotocol). */
void protocol_subprotocol(struct conversation *c, const cJSON *data, uint64_t seq);
/** A connection ended or could not be opened: @p end is the data of its event. */
void protocol_connection_ends(struct protocol *p, struct conversation *c, const cJSON *end,
                              uint64_t seq);

/** Judges one frame of the CSMS, or of our station, and keeps the conversation up to date. */
void protocol_csms_speaks(struct protocol *p, struct utterance *u);
void protocol_station_speaks(struct protocol *p, struct utterance *u);

/** Whether @p action may be said while the boot of @p c is not accepted. */
bool protocol_before_boot(const struct conversation *c, const char *action);

#endif
