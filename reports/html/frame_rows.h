/* frame_rows.h - the OCPP frames of a scenario as the sequence diagram shows them.
 *
 * Each frame is read in the version that its connection had agreed on, tied to the CALL that it
 * answers and held against the schema. A CALL and its answer that repeat the two before them, and
 * that no finding points to, are counted with those; a long run shows its beginning.
 */
#ifndef REPORTS_FRAME_ROWS_H
#define REPORTS_FRAME_ROWS_H

#include "facts/runfile.h"
#include "facts/story.h"
#include "ocpp/frame.h"
#include "ocpp/message.h"

struct frame_row {
    const struct ocpp_version *version; /* of the connection it was sent on */
    struct frame frame;
    struct ocpp_violation violation;
    bool out, valid;
    int station; /* column */
    int64_t seq, ms;
    char *text;
    char action[48]; /* of the CALL this answers */
    int alike;       /* further exchanges like this one that are not drawn */
};

#define FRAME_STATIONS_MAX 6

struct frame_rows {
    struct frame_row *rows;
    size_t count;
    int64_t left_out;                 /* frames that are not shown */
    int stations[FRAME_STATIONS_MAX]; /* actor of each column */
    int station_count;
};

/** Reads the frames of @p scenario; @p story tells which are evidence. To be emptied with
 * frame_rows_fini(). */
void frame_rows_init(struct frame_rows *f, struct runfile *rf, int scenario,
                     const struct story *story);
void frame_rows_fini(struct frame_rows *f);

/** Is it one of the messages that a station sends all day long? */
bool frame_row_is_routine(const struct frame_row *r);

#endif
