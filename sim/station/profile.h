/* profile.h - what kind of station: a vendor profile, data with sources.
 *
 * A profile is rows and numbers (vendor-profiles/NAME.lua, read by harness/); there is no code for
 * any vendor. profile.def has one row for each field; quirks come as further rows, never as
 * `if (vendor ...)`.
 */
#ifndef SIM_PROFILE_H
#define SIM_PROFILE_H

#include <stdbool.h>
#include <stdint.h>

#define PROFILE_MAX_CONNECTORS 8

/* The fields of profile.def, which says what each means; a unit ends the name of a number. */
struct profile {
    char name[48]; /* file name without .lua */
#define NUMBER(field, word, kind, unit, value, bound, key, meaning) int64_t field;
#include "station/profile.def"
#define COUNT(field, value, bound, key, meaning) int field;
#include "station/profile.def"
#define FLAG(field, value, key, meaning) bool field;
#include "station/profile.def"
#define TEXT(field, length, value, key, meaning) char field[(length) + 1];
#include "station/profile.def"
};

/** Fills @p p with the defaults of profile.def: a neutral AC station of 22 kW, which is none of the
 * files. Every profile begins with these. */
void profile_defaults(struct profile *p);

/** Is @p feature (a name of SupportedFeatureProfiles) among the features of @p p? */
bool profile_has(const struct profile *p, const char *feature);

/** Is @p word an item of the comma separated @p list? */
bool profile_lists(const char *list, const char *word);

/** The sentence that says what is wrong with @p p, whatever version it speaks; NULL when nothing
 * is. */
const char *profile_problem(const struct profile *p);

#endif
