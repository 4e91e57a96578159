/* play.h - plays a scenario: from the first line of its file to the last bill.
 *
 * The roof over verbs, people and system under test: a play puts them on a stage (stage.h), sets up
 * the system under test, lets the stations boot, tells the story, waits for what it leaves behind
 * (answers, bills), and writes all of it into the run file.
 */
#ifndef HARNESS_PLAY_H
#define HARNESS_PLAY_H

#include <cjson/cJSON.h>
#include <stdbool.h>

#include "host/store.h"
#include "stage/scenario_head.h"
#include "stage/stage.h"

/* What became of a play. Skipped and lacking: it was not begun, since it does not apply to this
 * system under test, or needs what that does not have (stage/needs.h). Cut: its story could not be
 * told to its end because of the system under test, of which the scorers say more, or because a
 * limit of wall time was over. */
enum play_outcome {
    PLAY_complete,
    PLAY_skipped,
    PLAY_lacking,
    PLAY_cut,
    PLAY_interrupted,
    PLAY_error
};

/* Hears now and then how far a story is; may be NULL. */
typedef void play_watch_fn(void *ctx, const struct stage *st);

struct play_watch {
    play_watch_fn *fn;
    void *ctx;
};

/** Plays @p name (FILE[ROW]@VERSION, see play_choice.h) into @p store as scenario @p id. @p why
 * gets the sentence that goes with an error; the caller frees it. */
enum play_outcome play_run(const struct stage_options *options, struct store *store, int id,
                           const char *name, const struct play_watch *watch, char **why);

/** Writes into @p store that @p name, scenario @p id, was not played: @p why is a sentence. */
void play_leave_out(const struct stage_options *options, struct store *store, int id,
                    const char *name, const char *why);

/** Reads the head of the scenario in @p file without playing it; scenario_head_fini() frees it,
 * also after a failure.
 * @return false with @p why, a sentence the caller frees */
bool play_head(const struct stage_options *options, const char *file, struct scenario_head *head,
               char **why);

/** What must be there before @p name (FILE[ROW]@VERSION) is played: needs_list() of it, which
 * the caller deletes; NULL with @p why. */
cJSON *play_needs(const struct stage_options *options, const char *name, char **why);

/** What would become of @p name (FILE[ROW]@VERSION) if it were played: an object with play,
 * name, tags, state (plays, skipped, lacking, error) and why, which the caller deletes. */
cJSON *play_prospect(const struct stage_options *options, const char *name);

/** The plays that @p play (FILE, or FILE[ROW] or FILE@VERSION of several) stands for: an array of
 * texts, FILE[ROW]@VERSION; @p play alone where its file cannot be read. Of several versions only
 * that of the options, if they name one. */
cJSON *play_plays(const struct stage_options *options, const char *play);

#endif
