/* play_state.h - a play while it is under way; private to the files play*.c of this room. */
#ifndef HARNESS_PLAY_STATE_H
#define HARNESS_PLAY_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "host/store.h"
#include "run/play.h"
#include "run/probe.h"
#include "stage/stage.h"

enum { SCENARIO_BYTES = 1 << 20 }; /* a file of a scenario has at most */

/* A stage, and how the play on it goes. */
struct play {
    struct stage stage;
    const struct play_watch *watch;
    int unanswered;       /* questions of the set-up that wait for the SUT */
    int64_t stood_ms;     /* the present moment, */
    int stood;            /* and what happened in it so far */
    int64_t last_sale_ms; /* the last moment at which something became billable, or VCLOCK_NEVER */
    bool reached;         /* a station was connected once */
    bool strange;         /* a server accepted a handshake and selected a strange subprotocol */
    bool cut;             /* the story cannot be told */
    struct probe probe;   /* of a CSMS somewhere else */
    char **names;         /* of actors, by id */
    int name_room;
    char *out_of_reach; /* why the last attempt to connect failed */
    char *trouble;      /* the sentence that ends the story in an error */
};

/** Raises the curtain: the stage of @p name, whose log goes to @p store as scenario @p id. */
void play_init(struct play *p, const struct stage_options *options, struct store *store, int id,
               const char *name);
void play_fini(struct play *p);

/** Reads the file: what it declares is on the stage then. @return false with @p why */
bool play_load(struct stage *st, char **why);

#endif
