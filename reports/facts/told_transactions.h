/* told_transactions.h - what the stations of a scenario told the CSMS of their transactions, by the
 * frames that left them.
 *
 * The truth of a session (table truth) is not what a CSMS can know: a register may be read wrongly,
 * a message may be broken on purpose, and the end of a session may wait in a station that is
 * offline. Whoever judges a CSMS or a biller looks here for what it was told, and when. Heard is
 * what was answered, with a result or an error.
 */
#ifndef REPORTS_TOLD_TRANSACTIONS_H
#define REPORTS_TOLD_TRANSACTIONS_H

#include "facts/field.h"
#include "facts/runfile.h"
#include "facts/stamp.h"

/* One transaction; *_ms are INT64_MAX and registers -1 where they were not told. */
struct told_transaction {
    int64_t actor;             /* the station */
    char id[TRANSACTION_TEXT]; /* as its CSMS knows it: a number (1.6), or the station's text */
    /* As the station dated its first and its last message; where the CSMS had told it another time
     * than the story's, turned back. */
    int64_t begun_ms, ended_ms;
    int64_t stopped_ms;         /* the moment that ended_ms stands for */
    int64_t begun_wh, ended_wh; /* the first and the last of several registers, in Wh */
    bool ended_sent;            /* its end left the station */
    int64_t ended_heard_ms;     /* when its end was answered */
    uint64_t end;               /* seq of the frame that tells its end, 0 */
};

struct told_transactions {
    struct told_transaction *list;
    size_t count;
    struct told_call *calls; /* all CALLs of stations, in order */
    size_t call_count;
    struct stamp_clocks clocks;
    cJSON *stations; /* name, id of the actor, power_w of a connector as the CSMS was told it */
};

/** To be emptied with told_transactions_fini(). */
void told_transactions_init(struct told_transactions *told, struct runfile *rf, int scenario);
void told_transactions_fini(struct told_transactions *told);

/** What @p station told of transaction @p id, of one without an id ("") of that which it ended at
 * @p ended_ms in truth; NULL: nothing. */
const struct told_transaction *told_transactions_find(const struct told_transactions *told,
                                                      const char *station, const char *id,
                                                      int64_t ended_ms);
/** The number of actor @p station; 0: there is none. */
int told_transactions_actor(const struct told_transactions *told, const char *station);
/** When the CSMS first answered a CALL that @p station sent at @p ms or later; INT64_MAX: never. */
int64_t told_transactions_heard_ms(const struct told_transactions *told, const char *station,
                                   int64_t ms);
/** When @p station last sent a CALL that was answered, until @p ms; INT64_MIN: never. */
int64_t told_transactions_last_ms(const struct told_transactions *told, const char *station,
                                  int64_t ms);
/** What a connector of @p station can deliver, in W, as the CSMS was told; 0: it was not. */
int64_t told_transactions_power_w(const struct told_transactions *told, const char *station);

#endif
