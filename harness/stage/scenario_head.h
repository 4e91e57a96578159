/* scenario_head.h - what the head of a scenario says: scenario "name" { begins = ..., ... }.
 *
 * Plain values: the verb `scenario` writes them (verbs/verbs_scenario.c), the run file's row of the
 * scenario and the lists of scenarios show them.
 */
#ifndef HARNESS_SCENARIO_HEAD_H
#define HARNESS_SCENARIO_HEAD_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stdint.h>

/* All text but asked and ocpp is owned; NULL where the head says nothing (yet). */
struct scenario_head {
    char *file;        /* without the row and version of a play */
    char *row;         /* the row that is played, in the [ ] of the play */
    char *name;        /* with row and version of the play where there are several */
    char *about;       /* the comment its file begins with */
    char *source;      /* where the story comes from */
    char *conformance; /* id of the test case that it plays */
    char *zone, *zone_rule;
    cJSON *catches;    /* array of mutant names, never NULL */
    cJSON *tags;       /* array: words to choose it by; NULL: it says nothing */
    cJSON *needs;      /* array: what it says it needs (needs.h); NULL: it says nothing */
    cJSON *versions;   /* array: the story is told once in each of them */
    cJSON *rows;       /* array: the names of the rows; the story is told once for each */
    const char *asked; /* which of them, behind the @ of the play; NULL: none */
    const char *ocpp;  /* what a station speaks that does not say; NULL: as its profile has it */
    int64_t begins_ms;
    int64_t ends_ms; /* where the story is cut; VCLOCK_NEVER: when everybody is done */
    bool quiet;      /* the reference CSMS starts nothing by itself */
};

/** The head of @p play (FILE[ROW]@VERSION, see play_choice.h) before its file is read. */
void scenario_head_init(struct scenario_head *head, const char *play);
/** Frees what it holds, which may be nothing; it can be made anew. */
void scenario_head_fini(struct scenario_head *head);

#endif
