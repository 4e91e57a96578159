/* vendor_profile.h - reads vendor-profiles/NAME.lua: a data file that returns a table, quantities
 * with their units.
 *
 * The file runs without any library and with an instruction budget; a field that is not known is an
 * error that names the nearest.  What it leaves out keeps the value of the profile it is based_on,
 * or of the neutral AC station of the program.
 */
#ifndef HARNESS_VENDOR_PROFILE_H
#define HARNESS_VENDOR_PROFILE_H

#include <lua.h>
#include <stdbool.h>

#include "station/profile.h"

/* Where profiles are looked for. */
struct vendor_shelf {
    const char *data_dir; /* its vendor-profiles/ */
    const char *beside;   /* a scenario: vendor-profiles/ beside it comes first; NULL: none */
};

/** Reads the profile @p name from the folders of @p shelf; a name with a / is a path, from the
 * folder of the scenario or else from the working folder.
 * @return false with @p why, a sentence the caller frees, which lists those that exist. */
bool vendor_profile_load(const struct vendor_shelf *shelf, const char *name, struct profile *p,
                         char **why);

/** Overrides fields of @p p by the table at @p index of a scenario; raises for wrong ones. */
void vendor_profile_override(lua_State *L, int index, struct profile *p);

/** Names of the profiles there are, joined by ", ", sorted by folder; the caller frees it. */
char *vendor_profile_names(const struct vendor_shelf *shelf);

#endif
