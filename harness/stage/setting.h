/* setting.h - what a scenario states before its story begins: what the system under test must be
 * told, and what the run is held against.
 *
 * The rows are those that the verbs of the system under test take (sut.h); the set-up of a play
 * asks them in the order of SETTING_LIST.  Accounts, tokens and tariffs go into the run file, too.
 */
#ifndef HARNESS_SETTING_H
#define HARNESS_SETTING_H

#include <cjson/cJSON.h>
#include <stdbool.h>

#include "sut/sut.h"

/* name, the verb that tells them */
#define SETTING_LIST(X)                                                                            \
    X(tariffs, billing_tariff)                                                                     \
    X(accounts, billing_account)                                                                   \
    X(tokens, csms_enrol)                                                                          \
    X(stations, csms_provision)                                                                    \
    X(answers, csms_script) /* of the CSMS, in place of its own */
#define X(name, verb) SETTING_##name,
enum setting_part { SETTING_LIST(X) SETTING_COUNT };
#undef X

/** The verb that tells the rows of @p part. */
enum sut_verb setting_verb(enum setting_part part);

struct setting;

/** An empty setting. setting_free() frees its rows, too. */
struct setting *setting_new(void);
void setting_free(struct setting *s);

/** Adds @p row, which is consumed; the setting frees it. */
void setting_add(struct setting *s, enum setting_part part, cJSON *row);

/** Notes the account @p row ({ account, person, ... }, consumed). One that a driver brings along
 * (@p stated false) gives way to one that the scenario states. */
void setting_account(struct setting *s, cJSON *row, bool stated);
/** Likewise the token @p row ({ token, account, status, ... }, consumed). */
void setting_token(struct setting *s, cJSON *row, bool stated);

/** Keeps the tariff @p row ({ name, ... }, consumed) while it is being filled in. @return @p row */
cJSON *setting_draft_tariff(struct setting *s, cJSON *row);
/** Notes the tariff that was drafted last, in place of an older one of its name. */
void setting_tariff(struct setting *s);

/** The row of @p part whose field @p key is @p value; NULL when there is none. Borrowed. */
const cJSON *setting_find(const struct setting *s, enum setting_part part, const char *key,
                          const char *value);

/** An array, borrowed. */
const cJSON *setting_rows(const struct setting *s, enum setting_part part);

/** What is expected by the scorer @p scorer: an object to fill in, made when it is new; durations
 * are fields *_ms. */
cJSON *setting_expectation(struct setting *s, const char *scorer);

/** The same to read; NULL when nothing is expected. */
const cJSON *setting_expected(const struct setting *s, const char *scorer);

/** Notes where in the file the last expectation by @p scorer stands ("story.lua:12"). */
void setting_place(struct setting *s, const char *scorer, const char *place);
/** The same to read, borrowed; "" where nothing is expected. */
const char *setting_place_of(const struct setting *s, const char *scorer);

/** Notes that the scenario has a @p kind ("technician", "token", "account") called @p name, beside
 * those of its rows: expectations may name it. */
void setting_name(struct setting *s, const char *kind, const char *name);
/** All of that kind, ended by NULL; valid until the setting changes or is asked again. */
const char *const *setting_names(struct setting *s, const char *kind);

/** All of it: scorer -> expectation. */
cJSON *setting_expectations(const struct setting *s);

#endif
